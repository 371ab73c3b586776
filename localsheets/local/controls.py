"""What happens around every call: counting, quotas, faults, other people's operations, the log.

The server calls `before` when it knows who calls and nothing has been done (a GoogleError or an Answer from it is the
answer, and the call is not handled), and `after` when what was done is durable (what it gives goes out). `perform` is
the server's way of answering a request inside of another, for the operations that people do between two calls.
"""

from __future__ import annotations

import gzip
import json
from collections import OrderedDict
from collections.abc import Callable
from random import Random
from typing import Any

from localsheets.http import Answer, Request
from localsheets.local.clock import Clock
from localsheets.local.counts import Counts
from localsheets.local.disturbance import disturbed
from localsheets.local.faults import Fault, Operation
from localsheets.local.log import Log
from localsheets.local.occasion import Occasion
from localsheets.local.quotas import Quotas
from localsheets.local.refusals import refusal
from localsheets.local.switches import Switches
from localsheets.wire import encoded

Key = tuple[str, str, str, str, bytes]

# A hang lasts longer than any caller waits.
FOR_EVER = 3_600.0
REMEMBERED = 256


class Controls:
    """Switches, counts, quotas, faults and the log of one world."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.switches = Switches()
        self.counts = Counts()
        self.quotas = Quotas()
        self.log = Log()
        self.perform: Callable[[Request], Answer] = _nobody
        self.token_of: Callable[[str], str] = _nobody
        self.clear()

    def before(self, occasion: Occasion) -> Answer | None:
        """Count and meter a call, and let the faults that come before its commit strike."""
        if occasion.kind == "local":
            return None
        self.counts.add(occasion)
        if not self._operating:
            occasion.struck.extend(fault for fault in self.faults if fault.strikes(occasion, self._random))
        self._operations(occasion, when="before")
        self._meter(occasion)
        return self._instead(occasion)

    def after(self, occasion: Occasion, answer: Answer) -> Answer:
        """The answer that goes out, changed as the faults demand; the call is in the log by then."""
        if occasion.kind == "local":
            return answer
        self._remember(occasion, answer)
        for fault in occasion.struck:
            answer = self._changed(fault, occasion, answer)
        if self.switches.log:
            names = ", ".join(fault.name or "unnamed" for fault in occasion.struck)
            self.log.add(occasion, answer, at=self._clock.now(), fault=names)
        self._operations(occasion, when="after")
        return answer

    def clear(self) -> None:
        """No faults, no counts, no log; all switches as at the start; the same random numbers again."""
        self.faults: list[Fault] = []
        self._seen: OrderedDict[Key, Answer] = OrderedDict()
        self._random = Random(0)
        # What people do between two calls suffers no fault, not even the one that lets them.
        self._operating = False
        self.switches.reset()
        self.counts.clear()
        self.quotas.clear()
        self.log.clear()

    def _meter(self, occasion: Occasion) -> None:
        person = occasion.person
        if person is None or occasion.kind not in ("read", "write"):
            return
        metered = self.switches.service_quota if person.kind == "service" else self.switches.people_quota
        if metered:
            self.quotas.take(occasion.kind, person.email, now=self._clock.now())  # type: ignore[arg-type]

    def _instead(self, occasion: Occasion) -> Answer | None:
        """The answer of a fault that keeps the call from being handled at all."""
        for fault in occasion.struck:
            if fault.stale and (seen := self._seen.get(_key(occasion))):
                return seen
            if fault.when == "before" and fault.status:
                return _refused(fault, occasion)
            if fault.when == "before" and fault.manner in ("reset", "hang"):
                return LOST
        return None

    def _changed(self, fault: Fault, occasion: Occasion, answer: Answer) -> Answer:
        if fault.when == "after" and fault.status:
            answer = _refused(fault, occasion)
        if fault.cut_gzip:
            answer = _cut(answer)
        if fault.manner != "whole" or fault.delay:
            delay = FOR_EVER if fault.manner == "hang" else fault.delay
            answer = disturbed(answer, manner=fault.manner, delay=delay)
        return answer

    def _operations(self, occasion: Occasion, *, when: str) -> None:
        for fault in occasion.struck:
            if fault.operation and fault.when == when:
                self._operate(fault.operation)

    def _operate(self, operation: Operation) -> None:
        body = b"" if operation.body is None else json.dumps(operation.body).encode()
        token = self.token_of(operation.person)
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        self._operating = True
        try:
            self.perform(Request(operation.method, operation.path, operation.query, headers, body))
        finally:
            self._operating = False

    def _remember(self, occasion: Occasion, answer: Answer) -> None:
        """Keep what a read was answered, for a fault that makes a later one stale."""
        if occasion.kind == "read" and answer.status == 200 and any(fault.stale for fault in self.faults):
            self._seen[_key(occasion)] = answer
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)


# What a call is answered whose connection is lost before anything was done.
LOST = Answer(503, (), b"")


def _nobody(_: object) -> Any:
    raise RuntimeError("these controls belong to no server")


def _refused(fault: Fault, occasion: Occasion) -> Answer:
    return encoded(refusal(fault, occasion), occasion.kind, occasion.request)


def _key(occasion: Occasion) -> Key:
    request = occasion.request
    return occasion.email, request.method, request.path, request.query, request.body


def _cut(answer: Answer) -> Answer:
    """The answer as gzip whose second half is missing; the length that is announced is that of the first."""
    whole = answer.body if ("Content-Encoding", "gzip") in answer.headers else gzip.compress(answer.body)
    plain = [header for header in answer.headers if header[0] != "Content-Encoding"]
    return Answer(answer.status, (*plain, ("Content-Encoding", "gzip")), whole[: len(whole) // 2])
