"""Drive v3: the library of files, folders, shared drives and permissions, and the handlers that speak for it."""
