"""Forms come in: signature and values checked, accepted durably before the 202; the next sync writes them."""
