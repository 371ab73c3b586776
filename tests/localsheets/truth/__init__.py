"""Tests of localsheets.truth."""
