"""How much gets done while a tenth of all calls to Google fails at random, beside the same with none that fails.

Throughput is what is done in some simulated minutes, while people type in more stores than the quota can read as often
as they should be: how many of their edits are known and reckoned with, how many forms of a steady stream stand in the
sheets. Syncs that come to their end are counted by the calls that were made: one that fails costs its calls, and leaves
its work to the next, which does both at once.

The faults are those of a bad day: 500, 502 and 503, as JSON and as a page, before and after Google has done what was
asked; connections that are reset; answers that are cut off. 429 is not among them, for it means that to wait is right;
nor are 400, 401, 403 and 404, which say something about the store, and of which the proof makes sure.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

import gspread

from app.context.pace import background
from app.sync.jobs import sync_due
from benchmarks.measure import Counted
from benchmarks.shop import shop
from tests.shop import BOSS, SERVICE, Shop, controls

STORES, MINUTES = 12, 4
FORM_EVERY, EDIT_EVERY = 3, 1
"""Seconds between two forms, and between two cells that are typed, of all stores together."""
REST = timedelta(minutes=2)
KEPT = 0.85
CUSTOMERS = "客户"
FAULTS: tuple[dict[str, object], ...] = (
    {"when": "before", "status": 500},
    {"when": "after", "status": 500},
    {"when": "before", "status": 502, "html": True},
    {"when": "after", "status": 502, "html": True},
    {"when": "before", "status": 503},
    {"when": "after", "status": 503},
    {"when": "before", "manner": "reset"},
    {"when": "after", "manner": "reset"},
    {"when": "after", "manner": "truncated"},
    {"when": "after", "cut_gzip": True},
)
EACH = 0.0105
"""The chance of each, so that one call in ten suffers one of the ten."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in the time."""

    syncs: int
    """That came to their end."""
    edits: int
    """That they have seen."""
    forms: int
    """That stand in the sheets by then."""
    calls: int
    struck: int
    """Faults."""


@dataclass
class Teams:
    """People who type all the time, and forms that come, each with a name of its own: now here, now there."""

    opened: Shop
    sent: list[str] = field(default_factory=list)
    seconds: int = 0

    @cached_property
    def boss(self) -> gspread.HTTPClient:
        return self.opened.person(BOSS).http_client

    def work(self) -> None:
        """A second's work: a cell is typed, ever further up, so that nobody types over it; a form is sent."""
        self.seconds += 1
        if self.seconds % EDIT_EVERY == 0:
            store = self.opened.stores[self.seconds // EDIT_EVERY % STORES]
            place, typed = f"{CUSTOMERS}!C{900 - self.seconds // STORES}", {"values": [[f"wxid_{self.seconds:06}"]]}
            self.boss.values_update(store["spreadsheet_id"], place, {"valueInputOption": "RAW"}, typed)
        if self.seconds % FORM_EVERY == 0:
            self.opened.stores.append(self.opened.stores.pop(0))
            self.sent.append(f"新客{self.seconds}")
            sent = self.opened.submit("join", {"name": self.sent[-1]}, message=f"msg_{self.seconds}")
            assert sent.status_code == 202


def faults() -> list[Counted]:
    """Syncs and forms, beside the same without faults; and forms that are in a sheet twice, or never."""
    with shop() as opened:
        for number in range(STORES):
            opened.onboard(f"store-{number}")
            opened.clock.sleep(30)
            opened.sync()
        teams = Teams(opened)
        plain, ours = _done(teams), _done(teams, *FAULTS)
        _pass(opened, REST)
        standing = _standing(opened)
    wrong = sum(abs(standing[name] - 1) for name in teams.sent)
    struck = f"; {ours.struck} faults in {ours.calls} calls"
    return [
        _bar("edits known, 1 call in 10 failing", ours.edits, plain.edits, struck),
        _bar("forms in the sheets, 1 call in 10 failing", ours.forms, plain.forms),
        _bar("syncs done by 100 calls", 100 * ours.syncs / ours.calls, 100 * plain.syncs / plain.calls),
        Counted("forms doubled or lost in the end", wrong, 0, "forms sent", len(teams.sent)),
    ]


def _bar(name: str, ours: float, plain: float, note: str = "") -> Counted:
    return Counted(name, ours, KEPT * plain, f"none failing, {MINUTES} minutes", plain, note, more=True)


def _done(teams: Teams, *failing: dict[str, object]) -> Done:
    """What is done in some minutes with these faults, from a state in which nothing waits."""
    opened = teams.opened
    _pass(opened, REST)
    for fault in failing:
        always = {**fault, "chance": EACH, "times": 0, "match": {"person": SERVICE}}
        controls(opened.server, "POST", "faults", always)
    calls, forms, before = _calls(opened), _standing(opened).total(), len(_reports(opened))
    _pass(opened, timedelta(minutes=MINUTES), teams.work)
    struck = sum(each["struck"] for each in controls(opened.server, "GET", "faults")["faults"])
    controls(opened.server, "DELETE", "faults")
    reports = _reports(opened)[before:]
    edits, forms = sum(report["edits"] for report in reports), _standing(opened).total() - forms
    return Done(len(reports), edits, forms, _calls(opened) - calls, struck)


def _pass(opened: Shop, length: timedelta, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Time passes, second by second, and the service does what is due and what the quota allows."""
    clock, context = opened.clock, opened.context
    second, ends = clock.now(), clock.now() + length
    with background():
        while second < ends:
            second += timedelta(seconds=1)
            meanwhile()
            clock.moment = max(clock.now(), second)
            while clock.now() <= second and sync_due(context):
                clock.sleep(context.pace.wait("read"))


def _reports(opened: Shop) -> list[dict[str, Any]]:
    """Of all syncs that came to their end."""
    query = "select report from syncs where state = 'done' order by id"
    with opened.context.engine.connect() as connection:
        return [json.loads(report) for report in connection.exec_driver_sql(query).scalars()]


def _calls(opened: Shop) -> int:
    people: Any = opened.counts()["people"]
    return sum(people[SERVICE].values())


def _standing(opened: Shop) -> Counter[str]:
    """How often each form's name stands in a sheet."""
    rows = (opened.sheet(BOSS, store).worksheet(CUSTOMERS).col_values(1)[1:] for store in opened.stores)
    return Counter(str(name) for names in rows for name in names if name)


BENCHES = {"faults": faults}
