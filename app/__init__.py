"""The service: onboards stores, keeps their sheets clean while people type, and writes what it derives.

The packages are rows: each imports only those beneath it, never its neighbours (see pyproject.toml).
"""
