"""spreadsheets.batchUpdate: one table of request kinds, one file per family of kinds."""
