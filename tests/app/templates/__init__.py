"""Tests of the loader of `sheets_schema/`."""
