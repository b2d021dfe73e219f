"""Tests of the sentences of the comparison."""
