"""One transaction's connection together with the vault that opens its sealed bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

from app.db.vault import Vault


@dataclass(frozen=True, slots=True)
class Session:
    """What every query takes first. It is committed by `Context.transaction`, never here."""

    connection: Connection
    vault: Vault

    def execute(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        return self.connection.execute(statement, rows) if rows is not None else self.connection.execute(statement)

    def insert_new(self, table: Table, row: Mapping[str, Any], *, returning: str) -> bool:
        """Whether the row was inserted; False where its unique key stands already."""
        # rowcount is -1 with psycopg for ON CONFLICT DO NOTHING, so a returned column tells.
        insert = self._dialect().insert(table).values(**row).on_conflict_do_nothing()
        return self.connection.execute(insert.returning(table.c[returning])).first() is not None

    def put(self, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]) -> None:
        """Inserts rows, or replaces those whose key stands already."""
        if not rows:
            return
        insert = self._dialect().insert(table)
        changed = {name: insert.excluded[name] for name in rows[0] if name not in key}
        self.connection.execute(insert.on_conflict_do_update(index_elements=list(key), set_=changed), list(rows))

    def _dialect(self) -> Any:
        return postgresql if self.connection.dialect.name == "postgresql" else sqlite
