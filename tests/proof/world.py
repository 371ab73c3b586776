"""One run's world: a local Google, the service's books, the people; what happens in it, and who judges it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from unittest.mock import patch

import httpx

from app.clock import ManualClock
from app.db import stores
from app.model.store import Store
from app.sync import jobs
from localsheets.server import Server
from tests.proof import truth
from tests.proof.checker import Checker
from tests.proof.faults import FAULTS
from tests.proof.hearing import listening
from tests.proof.moments import ServerClock, drawn_by
from tests.proof.operations import OPERATIONS, Desk, Memory
from tests.proof.origin import (
    AMEI,
    BOSS,
    DERIVED,
    MORNING,
    SERVICE,
    SETTINGS,
    Origin,
    ProofContext,
    ServiceAccount,
    made,
    new_token,
    process,
    shared_books,
)
from tests.proof.people import Person
from tests.proof.script import Event, Script
from tests.proof.stage import Killed, Stage
from tests.proof.wire import Line, Sent, Wire


@dataclass
class World:
    """Everything of one run."""

    origin: Origin
    server: Server
    clock: ManualClock
    stage: Stage
    wire: Wire
    checker: Checker
    people: dict[str, Person]
    log: list[dict[str, Any]]
    memory: Memory = field(default_factory=Memory)
    processes: int = 0
    account: ServiceAccount = field(init=False)
    context: ProofContext = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    @property
    def store_id(self) -> str:
        return self.origin.store.id

    def store(self) -> Store:
        """The store as the service's books have it."""
        with self.context.transaction() as db:
            found = stores.find(db, self.store_id)
        assert found is not None
        return found

    def start(self) -> None:
        """A new process of the service takes over; what the old one held in memory is gone."""
        self.stage.dead = False
        token = new_token(self.server, SERVICE) if self.processes else self.origin.tokens[SERVICE]
        self.account = ServiceAccount(token, renew=lambda: new_token(self.server, SERVICE))
        self.context = self.process()
        with self.context.transaction() as db:
            stores.free_leases(db, gone=lambda owner: True)

    def process(self) -> ProofContext:
        """Another process of the service on the same books."""
        self.processes += 1
        http = httpx.Client(transport=Line(self.wire), timeout=SETTINGS.google_timeout.total_seconds())
        return process(
            shared_books(),
            http,
            self.account,
            clock=self.clock,
            shape=self.origin.template,
            name=str(self.processes),
        )

    def snapshot(self) -> truth.Snapshot:
        return truth.snapshot(self.server, self.origin.store.spreadsheet_id)

    def perform(self, event: Event) -> None:
        """What the service did not ask for."""
        self.stage.note(f"{event.kind} {event.name}")
        if event.kind == "human":
            self._human(event)
        elif event.kind == "fault":
            self._fault(event)
        elif event.kind == "jump":
            self.clock.moment += timedelta(seconds=float(event.name))
        elif event.kind == "replica":
            self._replica()

    def _human(self, event: Event) -> None:
        desk = Desk(self.origin.template, self.checker.now, Random(event.seed), self.people, self.memory)
        desk.rewritten, desk.put_back = self.checker.rewritten, self.checker.put_back
        let = OPERATIONS[event.name](desk)
        self.stage.note(f"{event.name} is {'done' if let else 'refused' if let is False else 'idle'}")
        self.memory.done[event.name, let] += 1
        self.checker.people_did(self.snapshot())

    def _fault(self, event: Event) -> None:
        failure = FAULTS[event.name]
        if failure.manner == "commit":
            shared_books().disk.failure = failure.where
        elif failure.manner == "token":
            self._revoke()
        else:
            self.wire.failing = failure

    def calm(self) -> None:
        """What was to fail and did not fails no more."""
        shared_books().disk.failure = ""
        self.wire.failing = None

    def _revoke(self) -> None:
        """Google takes the service's token no more; it may ask for another."""
        self.server.world.accounts.revoke(str(self.account.token))
        self.server.world.commit()

    def _replica(self) -> None:
        """Another process finds the store due while this one stands still."""
        other = self.process()
        with self.stage.act("replica", ()):
            jobs._quietly(other, self.store_id)


@contextmanager
def opened(script: Script) -> Iterator[World]:
    """The world in which a script runs, put back to its origin."""
    began = made(script.world, DERIVED[script.whole])
    log: list[dict[str, Any]] = []
    random.seed(script.seed)
    # The thread that renews a lease wakes after seconds, which no run takes: a thread a sync would cost a twentieth.
    with drawn_by(script.seed), listening(log), patch.object(jobs, "renewed", nullcontext):
        world = _put_together(began, log)
        yield world
        shared_books().disk.reach = lambda side: None
        world.server.close()


def _put_together(began: Origin, log: list[dict[str, Any]]) -> World:
    clock = ManualClock(MORNING + timedelta(hours=1))
    server = Server(clock=ServerClock(clock))
    server.world.database._connection.deserialize(began.google)
    server.world.controls.switches.service_quota = True
    stage = Stage()
    spreadsheet_id = began.store.spreadsheet_id
    checker = Checker(began.template, truth.snapshot(server, spreadsheet_id))
    wire = Wire(server, stage, clock=clock, delivered=lambda sent, status: _judged(world, sent, status))
    people = {email: Person(server, began.tokens[email], spreadsheet_id=spreadsheet_id) for email in (AMEI, BOSS)}
    shared_books().put_back(began.books, lambda side: stage.reach("commit", side, "commit"))  # type: ignore[arg-type]
    world = World(began, server, clock, stage, wire, checker, people, log)
    stage.perform = world.perform
    return world


def _judged(world: World, sent: Sent, status: int) -> None:
    """Tells the judge what reached Google."""
    if sent.name == "apply":
        world.checker.counts["batches sent"] += 1
        after = world.snapshot()
        world.checker.service_wrote(after, body=sent.request.content, after_read=sent.after_read)
    elif sent.name == "burn":
        world.checker.service_did_nothing(world.snapshot())
    elif sent.name == "read" and status == 200:
        world.checker.service_read()


__all__ = ["Killed", "World", "opened"]
