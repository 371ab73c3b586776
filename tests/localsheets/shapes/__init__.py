"""Tests of the local Google."""
