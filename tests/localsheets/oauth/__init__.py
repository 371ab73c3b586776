"""Tests of localsheets/oauth."""
