"""Tests of the declaration itself: its words and its manual."""
