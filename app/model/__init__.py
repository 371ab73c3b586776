"""The nouns that every other package speaks: frozen values without I/O."""
