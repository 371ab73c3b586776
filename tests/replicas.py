"""A second process of the service on the same books, in this one; and a gate at which a call to Google stands still."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from app.clock import Clock
from app.context import Context
from app.db import Inbox, open_engine
from app.sheets import Drive, Google, Sheets
from app.sync.jobs import sync_now
from localsheets.transport import LocalTransport
from tests.shop import SERVICE, Shop, credentials_of


@dataclass
class Gate(httpx.BaseTransport):
    """Lets calls through, but for the next one whose path ends in `at`: that one waits, before it is sent or after."""

    inner: httpx.BaseTransport
    at: str = ""
    sent: bool = False
    reached: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        stops = bool(self.at) and request.url.path.endswith(self.at) and not self.reached.is_set()
        answer = self.inner.handle_request(request) if not stops or self.sent else None
        if stops:
            self.reached.set()
            assert self.opened.wait(30)
        return answer or self.inner.handle_request(request)


@dataclass(frozen=True, slots=True)
class Replica:
    """One more process of the service; `gate` is on its way to Google."""

    context: Context
    gate: Gate
    pool: ThreadPoolExecutor

    def begin(self, store: Any, *, pause_at: str, sent: bool) -> Future[Any]:
        """A sync that stands still at a call, whose outcome comes later: before it was sent, or before its answer."""
        self.gate.at, self.gate.sent = pause_at, sent
        running = self.pool.submit(sync_now, self.context, store["id"])
        assert self.gate.reached.wait(30) or running.result()
        return running

    def go_on(self) -> None:
        self.gate.opened.set()


@contextmanager
def replica(shop: Shop, *, clock: Clock | None = None, **settings: Any) -> Iterator[Replica]:
    """Another process beside the shop's own, on the same data base, of the same account."""
    before = shop.context
    gate = Gate(LocalTransport(shop.server))
    google = Google(
        credentials_of(shop.server, SERVICE), base_url=before.google.base_url, http=httpx.Client(transport=gate)
    )
    engine = open_engine(before.settings.sqlalchemy_url)
    context = replace(
        before,
        settings=before.settings.model_copy(update=settings),
        clock=clock or before.clock,
        engine=engine,
        inbox=Inbox(engine, before.vault),
        google=google,
        sheets=Sheets(google),
        drive=Drive(google),
    )
    with closing(context), ThreadPoolExecutor(2) as pool:
        try:
            yield Replica(context, gate, pool)
        finally:
            gate.opened.set()
