"""The real scheduler, quota and syncs by a clock that leaps; Google is a stand-in. Counted, never timed."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import httpx
import structlog
from google.oauth2.credentials import Credentials
from sqlalchemy import Connection, event, insert, select

from app import templates
from app.clock import ManualClock
from app.context import Context, open_context
from app.context.pace import background
from app.db import freshness, stores, tables
from app.hints.jobs import look
from app.model.freshness import Freshness
from app.model.store import Store
from app.model.template import Template
from app.settings import Settings
from app.sheets import Google
from app.sync import cadence
from app.sync.jobs import sync_due, sync_now
from benchmarks.stand_in import ROWS, File, StandIn

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
COPIED = (tables.ledger, tables.findings, tables.published, tables.rewrites, tables.summaries)
"""What a store's first syncs leave behind."""
COMPUTED = ("dashboard", "dictionary", "daily")
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Simulation:
    """Stores, their spreadsheets, and the clock that everybody goes by."""

    context: Context
    clock: ManualClock
    google: StandIn
    random: Random = field(default_factory=lambda: Random(0))
    ids: list[str] = field(default_factory=list)

    def open(self, count: int) -> None:
        """So many stores that are synced and have been quiet for a day, each due at some time of the next hours."""
        first = self._synced()
        idle = self.context.settings.sync_idle_every
        with self.context.transaction() as db:
            for number in range(count):
                store = self._store(number)
                stores.add(db, store, sync_due_at=self.clock.now() + self.random.random() * idle)
                fresh = Freshness(self.clock.now() - idle, self.clock.now() - 24 * HOUR, idle)
                freshness.save(db, store.id, fresh, rung=cadence.rung(24 * HOUR))
                self._file(store)
            _copy(db.connection, first)
            stores.delete(db, first, now=self.clock.now())

    def passes(self, length: timedelta, *, step: timedelta = SECOND, hints: bool = True) -> Iterator[datetime]:
        """Time passes, and the service does what is due; every step is told."""
        ends = self.clock.now() + length
        with background():
            while self.clock.now() < ends:
                before = self.clock.now()
                if hints:
                    look(self.context)
                while sync_due(self.context):
                    self.clock.sleep(self.context.pace.wait("read"))
                self.clock.moment = max(self.clock.now(), before + step)
                yield self.clock.now()

    def _synced(self) -> str:
        """A store whose books the others copy: synced until there is nothing left to do."""
        store = self._store(-1)
        with self.context.transaction() as db:
            stores.add(db, store, sync_due_at=self.clock.now())
        self._file(store)
        while sync_now(self.context, store.id)[1].outcome != "unchanged":
            self.clock.sleep(10)
        return store.id

    def _store(self, number: int) -> Store:
        name = f"st_{number:06}"
        return Store(
            *(name, name, "base", "zh-CN", "Asia/Shanghai", "CNY", "active"),
            spreadsheet_id=f"file-{name}",
            template_version=self.google.template.version,
            created_at=MORNING,
        )

    def _file(self, store: Store) -> None:
        self.google.files[store.spreadsheet_id] = File()
        self.ids.append(store.spreadsheet_id)


def _copy(connection: Connection, first: str) -> None:
    """The books of one store become those of all others: they are sealed alike, and of spreadsheets that are alike."""
    for table in COPIED:
        columns = [tables.stores.c.id if column.name == "store_id" else column for column in table.columns]
        each = tables.stores.join(table, table.c.store_id == first)
        known = select(*columns).select_from(each).where(tables.stores.c.id != first)
        connection.execute(insert(table).from_select([column.name for column in table.columns], known))


def _carelessly(raw: Any, _record: Any) -> None:
    """What is lost when the machine fails is of no use to a simulation."""
    raw.execute("PRAGMA synchronous=OFF")


@contextmanager
def silence() -> Iterator[None]:
    """Thousands of syncs need not be told of."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    yield
    structlog.reset_defaults()


@contextmanager
def simulation(count: int, *, rows: int = ROWS, **settings: Any) -> Iterator[Simulation]:
    """So many stores of one account, each with as many rows, in a data base that is thrown away."""
    clock, template = ManualClock(MORNING), _slim(templates.load("base", "zh-CN"))
    google = StandIn(template, clock, rows=rows)
    connection = Google(Credentials(token="t"), http=httpx.Client(transport=google))  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder, silence(), patch.object(Context, "template", lambda *_: template):
        given = {"google": "google", "encryption_key": "k", "secret_key": "s", "name_editors": False, **settings}
        context = open_context(Settings(data_dir=Path(folder), **given), clock=clock, google=connection)
        event.listen(context.engine, "connect", _carelessly)
        context.engine.dispose()
        simulated = Simulation(context, clock, google)
        simulated.open(count)
        yield simulated
        context.close()


def _slim(template: Template) -> Template:
    """Without the derived tabs that are long to compute: they go with the same write as the others."""
    return replace(template, tabs=tuple(tab for tab in template.tabs if tab.name not in COMPUTED))
