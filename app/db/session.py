"""One transaction's connection together with the vault that opens its sealed bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from app.db.vault import Vault


@dataclass(frozen=True, slots=True)
class Session:
    """What every query takes first. It is committed by `Context.transaction`, never here.

    What every sync asks is built once, with `bindparam` for what differs, and kept beside its query: to build a
    statement anew costs four times as much as to execute it.
    """

    connection: Connection
    vault: Vault

    def execute(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        return self.connection.execute(statement, rows) if rows is not None else self.connection.execute(statement)

    def insert_new(self, table: Table, row: Mapping[str, Any], *, returning: str) -> bool:
        """Whether the row was inserted; False where its unique key stands already."""
        insert = _new(self.connection.dialect.name, table, tuple(row), returning)
        return self.connection.execute(insert, dict(row)).first() is not None

    def put(self, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]) -> None:
        """Inserts rows, or replaces those whose key stands already."""
        if not rows:
            return
        insert = _upsert(self.connection.dialect.name, table, tuple(rows[0]), tuple(key))
        self.connection.execute(insert, list(rows))


@cache
def _new(dialect: str, table: Table, names: tuple[str, ...], returning: str) -> ReturningInsert[Any]:
    # rowcount is -1 with psycopg for ON CONFLICT DO NOTHING, so a returned column tells.
    insert = _insert(dialect, table).values({name: bindparam(name) for name in names})
    return insert.on_conflict_do_nothing().returning(table.c[returning])  # type: ignore[no-any-return]


@cache
def _upsert(dialect: str, table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> Executable:
    insert = _insert(dialect, table)
    changed = {name: insert.excluded[name] for name in names if name not in key}
    return insert.on_conflict_do_update(index_elements=list(key), set_=changed)  # type: ignore[no-any-return]


def _insert(dialect: str, table: Table) -> Any:
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)
