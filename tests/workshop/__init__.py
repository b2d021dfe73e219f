"""Tests of `ncf_reflect.workshop`."""
