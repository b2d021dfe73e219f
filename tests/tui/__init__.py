"""Tests of the screens through Pilot, at the three sizes."""
