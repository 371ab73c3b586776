"""The service's way to Google: names each call, is interrupted before and after it, and fails as it is told to."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from datetime import timedelta

import httpx

from app.clock import ManualClock
from localsheets.http import GoogleError
from localsheets.local.quotas import PER_USER, Metric
from localsheets.server import Server
from localsheets.transport import LocalTransport
from tests.proof.faults import Failure
from tests.proof.origin import SERVICE
from tests.proof.stage import Stage

METRICS: tuple[Metric, ...] = ("read", "write")


@dataclass(frozen=True, slots=True)
class Sent:
    """One request of the service: what it is called, and after which of the service's reads it was sent."""

    name: str
    request: httpx.Request
    after_read: int

    @property
    def key(self) -> tuple[str, str, bytes]:
        return self.request.method, str(self.request.url), self.request.content


Answered = tuple[httpx.Response, int]
Delivered = Callable[[Sent, int], None]
"""Told of every request that reached Google, with the status that was answered (0: the answer was lost)."""


class Line(httpx.BaseTransport):
    """One process's connection to the wire, and the number of the read that it was answered last."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.read = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        answer, read = self._wire.carry(Sent(named(request), request, self.read))
        self.read = read or self.read
        return answer


class Wire:
    """Carries the requests of all processes to one local Google."""

    def __init__(self, server: Server, stage: Stage, *, clock: ManualClock, delivered: Delivered) -> None:
        self._server, self._stage, self._clock, self._delivered = server, stage, clock, delivered
        self._inner = LocalTransport(server)
        self._answers: dict[tuple[str, str, bytes], Answered] = {}
        self._held: list[tuple[int, Sent]] = []
        self._calls = 0
        self._reads = 0
        self.failing: Failure | None = None
        """What the next call suffers."""

    def carry(self, sent: Sent) -> Answered:
        """The answer, and the number of the read that it is (0: it is none)."""
        self._calls += 1
        self._stage.reach("call", "before", sent.name)
        self._deliver_due()
        failure, self.failing = self.failing, None
        try:
            return self._carried(sent, failure)
        finally:
            self._stage.reach("call", "after", sent.name)

    def deliver_rest(self) -> None:
        """What is still on its way arrives now."""
        held, self._held = self._held, []
        for _, sent in held:
            self._deliver(sent, None)

    def _carried(self, sent: Sent, failure: Failure | None) -> Answered:
        if failure is None:
            return self._deliver(sent, None)
        self._stage.note(f"{sent.name} suffers {failure.name}")
        if failure.manner == "late":
            self._hold(sent, failure)
            raise httpx.ReadTimeout("The read operation timed out", request=sent.request)
        if failure.manner == "stale" and sent.key in self._answers:
            answer, read = self._answers[sent.key]
            return copy(answer), read
        if failure.manner.startswith("twice"):
            return self._twice(sent, failure)
        if failure.manner == "quota":
            self._use_up()
        self._pass(failure.seconds / 2)
        answered = self._deliver(sent, failure)
        self._pass(failure.seconds / 2)
        return answered

    def _twice(self, sent: Sent, failure: Failure) -> Answered:
        if failure.manner == "twice late":
            self._hold(sent, failure)
            return self._deliver(sent, None)
        self._deliver(sent, None)
        return self._deliver(sent, None)

    def _hold(self, sent: Sent, failure: Failure) -> None:
        due = self._calls + failure.calls if failure.calls else 1_000_000
        self._held.append((due, sent))
        self._pass(failure.seconds)

    def _deliver_due(self) -> None:
        due = [each for each in self._held if each[0] <= self._calls]
        self._held = [each for each in self._held if each not in due]
        for _, sent in due:
            self._stage.note(f"{sent.name} arrives late")
            self._deliver(sent, None)

    def _deliver(self, sent: Sent, failure: Failure | None) -> Answered:
        """The request reaches Google; its answer may be lost."""
        faults = self._server.world.controls.faults
        if failure is not None and failure.fault is not None:
            faults.append(copy(failure.fault))
        try:
            answer = self._inner.handle_request(sent.request)
        except httpx.HTTPError:
            self._delivered(sent, 0)
            raise
        finally:
            faults.clear()
        self._stage.note(f"{sent.name} is answered {answer.status_code}")
        self._delivered(sent, answer.status_code)
        return answer, self._remembered(sent, answer)

    def _remembered(self, sent: Sent, answer: httpx.Response) -> int:
        """Keeps a read's answer, for a stale one later; its number."""
        if answer.status_code != 200 or sent.name not in ("read", "marks", "probe"):
            return 0
        self._reads += sent.name == "read"
        number = self._reads if sent.name == "read" else 0
        self._answers[sent.key] = copy(answer), number
        return number

    def _use_up(self) -> None:
        """Others have used up this minute of the service's quota."""
        quotas, now = self._server.world.controls.quotas, self._clock.now()
        for metric in METRICS:
            with suppress(GoogleError):
                for _ in range(PER_USER):
                    quotas.take(metric, SERVICE, now=now)

    def _pass(self, seconds: float) -> None:
        self._clock.moment += timedelta(seconds=seconds)


def named(request: httpx.Request) -> str:
    """What the service does by this call."""
    path = request.url.path
    if path.endswith(":batchUpdate"):
        return "burn" if _is_fence_alone(request.content) else "apply"
    if path.endswith("values:batchGetByDataFilter"):
        return "read"
    if path.endswith("developerMetadata:search"):
        return "marks"
    if "/developerMetadata/" in path:
        return "probe"
    return "structure" if "/v4/spreadsheets/" in path else "drive"


def _is_fence_alone(body: bytes) -> bool:
    requests = json.loads(body)["requests"]
    return len(requests) == 1 and "createDeveloperMetadata" in requests[0]
