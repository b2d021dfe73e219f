"""Tests of the banks: the shipped files to the letter, and every way to be refused."""
