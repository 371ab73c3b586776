"""The data base: tables, connections, encryption at rest. The SQL of a slice is in its own `queries.py`."""

from app.db.engine import open_engine
from app.db.inbox import Inbox, Letter
from app.db.session import Session
from app.db.vault import Vault

__all__ = ["Inbox", "Letter", "Session", "Vault", "open_engine"]
