"""Tests of the values of the domain."""
