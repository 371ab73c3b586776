"""Data bases of both kinds: brought up to date at start, durable, silent about what they hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from app.db import open_engine
from app.db.engine import MIGRATIONS, newest
from app.db.tables import metadata, stores

if TYPE_CHECKING:
    from tests.postgres import Postgres

ROOT = Path(__file__).resolve().parents[3]
Opening = Callable[[], AbstractContextManager[Engine]]


@pytest.fixture
def opened(database_url: str) -> Opening:
    """Opens the data base, and closes it again."""

    @contextmanager
    def opening() -> Iterator[Engine]:
        engine = open_engine(database_url)
        try:
            yield engine
        finally:
            engine.dispose()

    return opening


def test_migrations_match_tables(opened: Opening) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with opened() as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_first_migration_stands_alone() -> None:
    """Tables of today must not change what a migration of yesterday makes."""
    for path in (MIGRATIONS / "versions").glob("*.py"):
        assert "app." not in path.read_text(encoding="utf-8")


def test_way_back_leads_nowhere(database_url: str, opened: Opening) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with opened() as engine, engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_open_data_base_is_newest(opened: Opening) -> None:
    with opened() as first, opened() as engine, engine.connect() as connection:
        assert first is not engine
        assert connection.execute(text("select version_num from alembic_version")).scalar() == newest()


def test_processes_may_start_together(tmp_path: Path, postgres: Postgres) -> None:
    with postgres.database(template="template0") as empty:
        urls = (empty, empty, f"sqlite:///{tmp_path}/a", f"sqlite:///{tmp_path}/a")
        program = "import sys; from app.db import open_engine; open_engine(sys.argv[1]).dispose()"
        started = [subprocess.Popen([sys.executable, "-c", program, url], cwd=ROOT) for url in urls]
        assert [process.wait() for process in started] == [0, 0, 0, 0]


def test_sqlite_keeps_what_is_committed(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/a")
    with engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in ("journal_mode", "synchronous")
        }
    engine.dispose()
    assert asked == {"journal_mode": "wal", "synchronous": 2}


def test_stalled_transaction_holds_nothing(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may be paused right after it has renewed its lease; the next holder does not wait for it for ever."""
    monkeypatch.setattr("app.db.engine.STALLED", 200)
    renewed = text("update quota set strikes = strikes + 1")
    with postgres.database() as url:
        engine = open_engine(url)
        with engine.begin() as connection:
            connection.execute(text("insert into quota values ('a', 0, 0, 0)"))
        with pytest.raises(SQLAlchemyError), engine.begin() as paused:
            paused.execute(renewed)
            with engine.begin() as other:
                assert other.execute(renewed).rowcount == 1
            paused.execute(renewed)
        with engine.begin() as connection:
            assert connection.execute(text("select strikes from quota")).scalar() == 1
        engine.dispose()


def test_errors_name_no_value(opened: Opening) -> None:
    given = {"people": b"x", "shape": b"", "summary_hour": 1, "secret_version": 1, "template_version": 1}
    row = {column.name: "" for column in stores.columns} | given
    named = {**row, "id": "13800138000", "name": "13800138000", "spreadsheet_id": "13800138000"}
    with opened() as engine:
        with pytest.raises(SQLAlchemyError) as error, engine.begin() as connection:
            connection.execute(stores.insert(), [named, named])
        with pytest.raises(SQLAlchemyError) as null, engine.begin() as connection:
            connection.execute(stores.insert(), [{**named, "timezone": None}])
    assert "13800138000" not in f"{error.value}{error.value!r}{null.value}"


def test_unknown_data_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SQLAlchemyError):
        open_engine(f"sqlite:///{tmp_path}/no/such/folder/a")


def test_plain_engine_finds_the_tables(database_url: str, opened: Opening) -> None:
    with opened():
        plain = create_engine(database_url)
        assert set(metadata.tables) <= set(inspect(plain).get_table_names())
        plain.dispose()
