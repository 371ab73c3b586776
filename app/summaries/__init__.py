"""A day ends: its summary is marked as due, by the clock or on demand. The next sync of the store writes the tab."""
