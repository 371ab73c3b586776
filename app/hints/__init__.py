"""Drive's hints that spreadsheets have changed: they wake stores that are read rarely, and are never the truth."""
