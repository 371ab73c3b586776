"""What a new store costs by the clock where each call to Google takes half a second."""

from __future__ import annotations

import time
from collections.abc import Sequence

import httpx

from app import templates
from app.onboarding import service as onboarding
from app.onboarding.schemas import NewStore, Spreadsheet
from benchmarks.measure import Counted, Measured, fastest
from benchmarks.shop import shop
from localsheets.transport import LocalTransport
from tests.shop import AMEI, BOSS, SERVICE, Shop

LATENCY = 0.5
TABS = len(templates.load("base", "zh-CN").tabs)


class Far(LocalTransport):
    """The local Google at the end of a long way."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        time.sleep(LATENCY)
        return super().handle_request(request)


def provision() -> Sequence[Measured | Counted]:
    """The whole template, created and shared with two people; beside it the same calls one after the other."""
    with shop() as opened:
        opened.context.google.http = httpx.Client(transport=Far(opened.server), timeout=30)
        opened.context.google.address  # noqa: B018  (a service account's key names it; here it is asked for, once)
        before = _calls(opened)
        seconds = fastest(lambda: _onboarded(opened), runs=1)
        calls = {kind: count - before.get(kind, 0) for kind, count in _calls(opened).items()}
    in_turn = sum(calls.values()) * LATENCY
    return [
        Measured(f"a store of {TABS} tabs, 0.5 s a call", seconds, 3, f"{sum(calls.values())} calls in turn", in_turn),
        Counted("Sheets writes of it", calls["sheets.write"], 1, "tabs", TABS),
    ]


def _onboarded(opened: Shop) -> None:
    asked = NewStore(name="小美的店", owner=BOSS, editors=[AMEI], spreadsheet=Spreadsheet(create={}))  # type: ignore[arg-type]
    store, shares = onboarding.onboard(opened.context, asked, key="bench")
    assert store.state == "active" and [item.state for item in shares] == ["shared", "shared"]


def _calls(opened: Shop) -> dict[str, int]:
    people = opened.counts()["people"]
    return dict(people.get(SERVICE, {}))  # type: ignore[attr-defined]


BENCHES = {"provision": provision}
