"""Connections to SQLite or PostgreSQL, and the schema brought up to date at start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, inspect, text

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
UPGRADING = 0x5350_5348
"""Name of the advisory lock under which PostgreSQL is upgraded; any number that nobody else uses."""

STALLED = 30_000
"""Milliseconds after which PostgreSQL ends a transaction in which nothing happens."""


def open_engine(url: str) -> Engine:
    """An engine whose schema is at the newest migration. Bound values never appear in its errors."""
    if url.startswith("sqlite"):
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 30})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
        event.listen(engine, "connect", _prepare_postgresql)
        event.listen(engine, "handle_error", _drop_details)
    if _revision(engine) != newest():
        _upgrade(engine)
    return engine


def _drop_details(context: ExceptionContext) -> None:
    """PostgreSQL quotes the row in the lines below its message (`DETAIL: Failing row contains (…)`)."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def newest() -> str:
    """The newest migration's revision: the number that its file name begins with."""
    return max(path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.execute(text("select version_num from alembic_version")).scalar() or "")


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # of several processes that start at once, one upgrades
            connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": UPGRADING})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare_sqlite(raw: Any, _record: Any) -> None:
    """WAL, every commit on disk before it returns, transactions begun by us and not by the driver.

    https://docs.sqlalchemy.org/en/21/dialects/sqlite.html#enabling-non-legacy-sqlite-transactional-modes-with-the-sqlite3-or-aiosqlite-driver
    """
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        raw.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(raw: Any, _record: Any) -> None:
    """A process that is paused inside of a transaction holds no row for long: it wakes up without one."""
    raw.execute(f"SET idle_in_transaction_session_timeout = {STALLED}")
    raw.commit()


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE: a transaction that reads before it writes cannot fail half-way with "database is locked".
    connection.exec_driver_sql("BEGIN IMMEDIATE")
