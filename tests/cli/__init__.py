"""Tests of `ncf_reflect.cli`."""
