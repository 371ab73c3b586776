"""A data base of either kind, as queries see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from app.db import Session, Vault, open_engine


@dataclass(frozen=True, slots=True)
class Books:
    """An open data base and the vault to it."""

    engine: Engine
    vault: Vault

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with self.engine.begin() as connection:
            yield Session(connection, self.vault)


@pytest.fixture
def books(database_url: str) -> Iterator[Books]:
    """Migrated and empty."""
    engine = open_engine(database_url)
    yield Books(engine, Vault("key"))
    engine.dispose()
