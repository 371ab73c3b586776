"""OAuth: who people are, the tokens and keys that prove it, and the grants that hand tokens out."""
