"""Workers as real processes on one data base, and a local Google as another: for what only processes can show."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app.clock import stamp
from app.context import Context, open_context
from app.db import Letter
from app.model.store import Store
from app.onboarding import service as onboarding
from app.onboarding.schemas import Create, NewStore, Spreadsheet
from app.settings import PREFIX, Settings
from app.sheets.embedded import Embedded
from app.sheets.google import SHEETS

WITHIN = 40.0
"""Seconds within which everything that is waited for must have happened."""
READ = "spreadsheets.values.batchGetByDataFilter"


@dataclass(frozen=True, slots=True)
class Worker:
    """`shopsheet worker`, and the file with what it logs."""

    process: subprocess.Popen[bytes]
    log: Path

    def events(self, name: str) -> list[dict[str, Any]]:
        """What it has logged under this name."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [event for line in lines if line.startswith("{") and (event := json.loads(line))["event"] == name]


@dataclass
class Works:
    """A local Google, a data base, stores, and the workers that look after them."""

    folder: Path
    google: Embedded
    context: Context
    ending: ExitStack
    stores: list[Store] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    letters: int = 0

    def onboard(self, count: int) -> None:
        """Stores that nobody has synced yet."""
        for number in range(count):
            asked = NewStore(name=f"店{number}", owner="boss@shop.example", spreadsheet=Spreadsheet(create=Create()))
            self.stores.append(onboarding.onboard(self.context, asked, key=f"store {number}")[0])

    def start(self, count: int) -> None:
        """Starts workers, and waits until each is there."""
        for number in range(len(self.workers), len(self.workers) + count):
            log = self.folder / f"worker-{number}.log"
            command = [sys.executable, "-c", "from app.cli import main; main()", "worker"]
            with log.open("wb") as output:
                process = subprocess.Popen(command, env=self._environment(), stdout=output, stderr=output)
            self.ending.callback(_end, process)
            self.workers.append(Worker(process, log))

    def submit(self, store: Store, name: str) -> None:
        """Somebody sends the form of a store."""
        self.letters += 1
        now, message = stamp(self.context.clock.now()), f"message {self.letters}"
        values = {"name": name, "phone": f"138{self.letters:08}"}
        letter = Letter(self.context.new_id("su"), store.id, "join", message, now, values)
        assert self.context.inbox.accept(letter).result(10)

    def owner(self, store: Store) -> Worker | None:
        """The worker that holds a store."""
        held = self.rows("select lease_owner from stores where id = %(id)s", id=store.id)[0][0]
        pid = int(held.split(":")[1]) if held else 0
        return next((worker for worker in self.workers if worker.process.pid == pid), None)

    def waiting(self) -> int:
        """Submissions that are not in a sheet yet."""
        return int(self.rows("select count(*) from submissions where state <> 'delivered'")[0][0])

    def rows(self, query: str, **values: Any) -> list[Any]:
        with self.context.engine.connect() as connection:
            return list(connection.exec_driver_sql(query, values or None))

    def names(self, store: Store) -> Counter[str]:
        """How often each name stands in the customers tab."""
        title = self.context.template(store).tab("customers").label
        url = f"{SHEETS}/{store.spreadsheet_id}/values/{title}!A2:A"
        found = self.context.google.ask("GET", url).get("values", [])
        return Counter(row[0] for row in found if row)

    def control(self, path: str, body: object = None) -> Any:
        """One of the local Google's controls; asked without a body, told with one."""
        url = f"{self.google.url}/_local/{path}"
        answer = httpx.get(url) if body is None else httpx.post(url, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def _environment(self) -> dict[str, str]:
        given = self.context.settings.model_dump(exclude_unset=True)
        seconds = {name: value.total_seconds() for name, value in given.items() if hasattr(value, "total_seconds")}
        named = {f"{PREFIX}{name.upper()}": str(value) for name, value in {**given, **seconds}.items()}
        return {**os.environ, **named, "PYTHONUNBUFFERED": "1"}


@contextmanager
def works(folder: Path, database_url: str, **settings: Any) -> Iterator[Works]:
    """Everything but stores and workers; ended at the end, whatever happened."""
    with ExitStack() as ending:
        google = Embedded.start(folder)
        ending.callback(google.stop)
        given = Settings(
            data_dir=folder,
            database_url=database_url,
            google=google.url,
            credentials=str(google.credentials),
            operator_key="operator",
            secret_key="secret",
            encryption_key="key",
            quota_user=0,
            quota_project=0,
            **settings,
        )
        context = open_context(given)
        ending.callback(context.close)
        made = Works(folder, google, context, ending)
        made.control("switches", {"service_quota": False, "any_address": True})
        yield made


def eventually(holds: Callable[[], object], *, within: float = WITHIN) -> None:
    """Waits until something holds."""
    ends = time.monotonic() + within
    while not holds():
        assert time.monotonic() < ends, "this has not come true in time"
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(10)
