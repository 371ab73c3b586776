"""A store comes, changes and goes: one HTTP call creates or adopts its spreadsheet, provisions and shares it."""
