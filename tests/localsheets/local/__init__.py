"""Tests of localsheets/local."""
