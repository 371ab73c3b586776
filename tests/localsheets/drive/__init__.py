"""Tests of localsheets/drive."""
