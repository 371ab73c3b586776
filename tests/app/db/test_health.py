"""Whether a data base can be worked with, and what stands in the way where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import OperationalError

from app.db import health, open_engine
from app.db.engine import newest
from app.db.health import Condition, condition
from app.db.tables import observations


def test_fresh_data_base_is_migrated(database_url: str) -> None:
    assert condition(database_url) == Condition(newest())


def test_trying_leaves_nothing_behind(database_url: str) -> None:
    condition(database_url)
    engine = open_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(select(observations)).all() == []
    engine.dispose()


def test_unreachable_one_tells_why(tmp_path: Path) -> None:
    found = condition(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}")
    assert (found.revision, found.reason) == ("", "OperationalError: unable to open database file")


def test_newer_schema_tells_why(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    condition(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    assert "9999" in condition(url).reason


def test_unwritable_one_tells_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(engine: object) -> None:
        raise OperationalError("insert", {}, Exception("attempt to write a readonly database"))

    monkeypatch.setattr(health, "_write", refused)
    found = condition(f"sqlite:///{tmp_path / 'x.db'}")
    assert found == Condition(newest(), "Exception: attempt to write a readonly database")
