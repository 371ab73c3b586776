"""Tests of localsheets.sheets."""
