"""The law of the repository: its shape, sizes, imports and docs, read from the files themselves."""
