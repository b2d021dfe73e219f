"""Tests of the rules of comparison."""
