"""Tests of reading and showing cells."""
