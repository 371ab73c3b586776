"""Tests of localsheets.batch."""
