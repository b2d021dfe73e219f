"""Tests of `ncf_reflect.storage`."""
