"""The one SQLite connection: tables, one transaction per writing request, committed before the answer leaves.

What is stored, and how, is said by the modules that define their tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

FILE_NAME = "localsheets.sqlite3"


class Database:
    """A database in `data_dir`, or in memory where that is None."""

    def __init__(self, data_dir: Path | None = None) -> None:
        if data_dir is not None:
            data_dir.mkdir(parents=True, exist_ok=True)
        place = ":memory:" if data_dir is None else str(data_dir / FILE_NAME)
        self._connection = sqlite3.connect(place, isolation_level=None, check_same_thread=False, timeout=10)
        self._writes = 0
        for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "temp_store=memory"):
            self._connection.execute(f"pragma {pragma}")

    def define(self, sql: str) -> None:
        """Create what is not there yet: `create table if not exists …`, `create index if not exists …`."""
        self._connection.executescript(sql)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Any]:
        """All rows of a query, as tuples."""
        return self._connection.execute(sql, tuple(values)).fetchall()

    def row(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """The first row of a query as a tuple, or None."""
        return self._connection.execute(sql, tuple(values)).fetchone()

    def write(self, sql: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        """One statement of the open transaction; the first one opens it."""
        self._begin()
        return self._connection.execute(sql, tuple(values))

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """The same statement for many rows, in the open transaction."""
        self._begin()
        self._connection.executemany(sql, rows)

    def commit(self) -> None:
        """Make everything written since the last commit durable."""
        if self._connection.in_transaction:
            self._connection.execute("commit")

    def rollback(self) -> None:
        """Forget everything written since the last commit."""
        self._writes += 1
        if self._connection.in_transaction:
            self._connection.execute("rollback")

    def close(self) -> None:
        """Close the file; nothing may be asked for afterwards."""
        self._connection.close()

    def stamp(self) -> tuple[int, int]:
        """Differs from an earlier one where anything was written since, here or by another process."""
        return self._writes, self._connection.execute("pragma data_version").fetchone()[0]

    def _begin(self) -> None:
        self._writes += 1
        if not self._connection.in_transaction:
            self._connection.execute("begin immediate")
