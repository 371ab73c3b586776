"""What spreadsheets are: state in memory, SQLite beneath it, and the journal that undoes what must not stay.

Nothing here knows HTTP.
"""
