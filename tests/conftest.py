"""What holds for every test, and the fixture of the whole service."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog
from hypothesis import settings

if TYPE_CHECKING:
    from tests.postgres import Postgres
    from tests.shop import Shop

# Two cores are shared by all workers, so how long one example takes says nothing; pytest's timeout watches the whole.
settings.register_profile("shopsheet", deadline=None, max_examples=100, print_blob=True)
settings.load_profile("shopsheet")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A service with an empty data base, beside a local Google in memory."""
    from tests.shop import close_shop, open_shop

    opened = open_shop(tmp_path)
    yield opened
    close_shop(opened)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, for this run and worker; where it cannot start, what needs it is skipped."""
    from contextlib import ExitStack
    from subprocess import SubprocessError

    with ExitStack() as stack:
        try:
            from tests.postgres import running

            server = stack.enter_context(running())
        except (ImportError, OSError, SubprocessError) as error:
            pytest.skip(f"PostgreSQL cannot start here: {type(error).__name__}: {error}")
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty data base of either kind, migrated."""
    if request.param == "sqlite":
        from tests.shop import empty_books

        books = tmp_path / "shopsheet.db"
        books.write_bytes(empty_books())
        yield f"sqlite:///{books}"
        return
    with request.getfixturevalue("postgres").database() as url:
        yield url


@pytest.fixture(autouse=True)
def logging() -> Iterator[None]:
    """The service logs as it does where it runs: what structlog does by itself draws exceptions for seconds."""
    from app.log import configure

    configure(terminal=False)
    yield
    structlog.reset_defaults()


@pytest.fixture
def log(logging: None, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the service writes to its log, as lines of JSON."""
    from app.log import configure

    lines = io.StringIO()
    monkeypatch.setattr(sys, "stderr", lines)
    configure(terminal=False)
    return lines
