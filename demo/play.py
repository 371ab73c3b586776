"""The play: one store from its onboarding to its first summary, a team at work in between. The order of the acts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from demo import opening, promises
from demo.check import Verdict, checked
from demo.ledger import Ledger
from demo.material import material
from demo.person import KINDS
from demo.promises import Promise
from demo.service import Store
from demo.sheet import Sheet
from demo.stage import Stage
from demo.story import Story
from demo.tabs import DAY, SUBMISSION
from demo.team import ACCOUNTS, ADDRESSES, Team
from demo.troubles import Unsettled

STORE, ZONE = "小美的店", "Asia/Shanghai"
FORM = {"name": "何小满", "phone": "+86 137 0013 7000", "email": "manman@qq.con", "gender": "女士", "consent": "同意"}
"""What a customer sends from the shop's page."""
EDIT = ("phone", "+86 139 0013 9000")
"""What is typed where the calls of a sync after one edit are counted."""
LOOK_EVERY, NUDGE_EVERY = 0.25, 1.0
"""Seconds between two looks at how far the team is, and between two syncs that are asked for."""
PATIENCE = 60.0
"""Seconds in which a sync must find nothing left to do once the team rests."""


@dataclass(slots=True)
class Play:
    """One performance: what stands on the stage, and the promises that were put to the test."""

    stage: Stage
    story: Story
    store: Store
    team: Team
    ledger: Ledger
    promises: list[Promise] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    """Ids of the syncs that were told of."""

    @property
    def boss(self) -> Sheet:
        return self.team.people[0].sheet

    def perform(self) -> None:
        """Every act after the onboarding."""
        self.work()
        self.form_and_summary()
        self.count_calls()
        self.check()
        self.promises.append(promises.none_failed(list(self.store.everything("syncs"))))

    def work(self) -> None:
        """The team enters everything and then changes it, while syncs run."""
        self.story.line("begin", **{tab: len(records) for tab, records in self.team.material.records.items()})
        with self._nudging(), self.story.watching(self.team.total, lambda: self.team.done) as update:
            self._watched(self.team.enter_blocks(), update)
            self.story.line("blocks")
            self._watched(self.team.enter_rows(), update)
            self.story.line("bustle")
            self._watched(self.team.bustle(), update)
        self.story.line("rest", acts=sum(self.team.tally.counts[kind] for kind in KINDS))
        self._settle()

    def form_and_summary(self) -> None:
        """A form that is sent twice, and a summary that is asked for twice."""
        answers = [self.store.submit("join", FORM, message="msg_demo_1") for _ in range(2)]
        first, second = (self.story.words("duplicate" if answer["duplicate"] else "accepted") for answer in answers)
        self.story.line("form", first=first, second=second)
        day = datetime.now(ZoneInfo(ZONE)).date().isoformat()
        self.story.line("summary", day=day)
        for _ in range(2):
            self.store.summarise(day)
            self._settle()
        rows = self.boss.rows(self.team.people[0].desks["customers"].layout)
        self.promises.append(promises.form_once(sum(row.get(SUBMISSION) == answers[0]["id"] for row in rows)))
        title = DAY.format(day=day)
        self.promises.append(promises.day_once(title, list(self.boss.titles()).count(title)))

    def count_calls(self) -> None:
        """What a sync costs after one edit, and what it costs without news."""
        desk = self.team.people[0].desks["customers"]
        desk.edit(self.boss, self.team.people[0].own["customers"][0], EDIT, raw=False)
        edited = self._calls_of_a_sync()
        self._settle()
        self.promises.append(promises.sparing(edited, self._calls_of_a_sync()))

    def check(self) -> None:
        """Every cell against the ledger."""
        self.story.line("checking")
        shown = {tab: self.boss.rows(desk.layout) for tab, desk in self.team.people[0].desks.items()}
        changes = (change for change in self.store.everything("changes") if change["kind"] == "rewrite")
        rewrites = [(change["tab"], change["column"], change["before"], change["after"]) for change in changes]
        found = checked(self.ledger.records, shown, rewrites)
        found = Verdict(found.broken + opening.lost_names(self.boss), found.records, found.cells, found.rewritten)
        deleted = len(self.ledger.records) - found.records
        self.promises[:0] = [promises.values_kept(found), promises.records_kept(found, deleted=deleted)]

    def _watched(self, work: list[Future[None]], update: Callable[[], None]) -> None:
        """Until the team is done: keeps the bar up to date and tells of the syncs."""
        while wait(work, timeout=LOOK_EVERY).not_done:
            update()
            self._tell()
        for share in work:
            share.result()

    @contextmanager
    def _nudging(self) -> Iterator[None]:
        """Meanwhile somebody asks for more syncs than the scheduler runs."""
        rest = threading.Event()
        with ThreadPoolExecutor(1, "errand") as pool:
            errand = pool.submit(self._nudge, rest)
            try:
                yield
            finally:
                rest.set()
        errand.result()

    def _nudge(self, rest: threading.Event) -> None:
        while not rest.wait(NUDGE_EVERY):
            self.store.sync()

    def _settle(self) -> None:
        """Syncs until one changes nothing. Raises Unsettled where that does not come about."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            report = self.store.sync()
            self._tell()
            if report is None:
                time.sleep(LOOK_EVERY)
            elif not report["writes"] and not report["edits"]:
                return
        raise Unsettled(f"after {PATIENCE:.0f} s the syncs still found something to do")

    def _tell(self) -> None:
        """A line for each new sync that did something."""
        for sync in self.store.latest_syncs():
            if sync["state"] != "running" and sync["id"] not in self.told:
                self.told.add(sync["id"])
                if sync["report"].get("writes"):
                    self.story.line("sync", **_figures(sync["report"]))

    def _calls_of_a_sync(self) -> dict[str, int]:
        before = self.stage.calls()
        while self.store.sync() is None:
            time.sleep(LOOK_EVERY)
        return {name: count - before[name] for name, count in self.stage.calls().items()}


@contextmanager
def play(stage: Stage, story: Story, *, seed: int, scale: float) -> Iterator[Play]:
    """Onboards the store and lets the team open its sheet."""
    asked = {"name": STORE, "timezone": ZONE, "owner": ADDRESSES[0], "editors": list(ADDRESSES[1:])}
    store = stage.service.onboard(asked, key=f"demo-{seed}")
    writes = stage.calls()["writes"]
    sheets = {
        name: Sheet(stage.google, str(store.answer["spreadsheet_id"]), token=stage.tokens[email])
        for email, name in ACCOUNTS.items()
    }
    boss, ledger = next(iter(sheets.values())), Ledger()
    tabs = len(boss.titles())
    story.line("onboarded", name=STORE, tabs=tabs, **_shared(store.answer))
    opening.add_names(boss)
    made = material(seed, scale=scale, today=datetime.now(ZoneInfo(ZONE)).date())
    people = opening.people(sheets, opening.desks(boss, ledger), material=made, seed=seed)
    performance = Play(stage, story, store, Team(people, made, scale), ledger)
    performance.promises.append(promises.provisioned(tabs=tabs, writes=writes))
    try:
        yield performance
    finally:
        performance.team.leave()


def _shared(answer: Mapping[str, object]) -> dict[str, int]:
    shares = answer["shares"]
    assert isinstance(shares, list)
    return {"shared": sum(share["state"] == "shared" for share in shares), "people": len(shares)}


def _figures(report: Mapping[str, object]) -> dict[str, object]:
    rows = report["rows"]
    assert isinstance(rows, dict)
    return {**report, "rows": sum(rows.values())}
