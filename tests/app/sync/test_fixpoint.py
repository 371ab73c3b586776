"""An answer that is known leads to nothing, and costs nothing; whatever has come up since makes a sync a whole one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.doctor.live import measure
from app.sync import fixpoint
from app.sync.understanding import understood
from tests.shop import AMEI, BOSS, Shop

PHONE, OTHER = "+86 138 0013 8000", "+86 137 0013 7000"
READ, WRITE = "spreadsheets.values.batchGetByDataFilter", "spreadsheets.batchUpdate"


@pytest.fixture
def shop(shop: Shop) -> Iterator[Shop]:
    """Two customers whose numbers were rewritten; one was put back, so that it is held. Nothing is left to do."""
    shop.onboarded()
    shop.tab("客户", AMEI).update([["李雷", PHONE], ["韩梅梅", OTHER]], "A2:B3", raw=True)
    shop.sync()
    shop.clock.sleep(10)
    shop.tab("客户", AMEI).update([[PHONE]], "B2", raw=True)
    while shop.sync()["outcome"] != "unchanged":
        shop.clock.sleep(10)
    yield shop


@pytest.fixture
def whole(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for every sync that went beyond the answer."""
    seen = list[str]()

    def counted(*told: Any, **more: Any) -> Any:
        seen.append("whole")
        return understood(*told, **more)

    monkeypatch.setattr("app.sync.service.understood", counted)
    return seen


def address(shop: Shop, rest: str = "") -> str:
    return f"/v1/stores/{shop.stores[-1]['id']}{rest}"


def pause_and_resume(shop: Shop) -> None:
    for state in ("paused", "active"):
        assert shop.call("PATCH", address(shop), json={"state": state}).status_code == 200


def undo(shop: Shop) -> None:
    operation = next(item["operation_id"] for item in shop.items("changes") if item["kind"] == "rewrite")
    assert shop.call("POST", address(shop, f"/operations/{operation}/undo")).status_code == 200


def measure_anew(shop: Shop) -> None:
    shop.switch(find_keeps_text=True)
    measure(shop.context, "")


def type_and_take_back(shop: Shop) -> None:
    """A write of which nobody knows what became, and by then the sheet is as it was."""
    tab = shop.tab("客户", AMEI)
    tab.update([["王芳", "13900139000"]], "A4:B4", raw=True)
    shop.fault(WRITE, when="before", manner="reset")
    shop.fault("spreadsheets.developerMetadata.get", status=503)
    assert shop.call("POST", address(shop, "/sync")).status_code == 503
    tab.batch_clear(["A4:B4"])


CAME_UP: dict[str, Callable[[Shop], Any]] = {
    "next_day": lambda shop: shop.clock.sleep(86_400),
    "submission": lambda shop: shop.submit("join", {"name": "新客"}),
    "summary": lambda shop: shop.call("POST", address(shop, "/summaries/2026-11-24")),
    "setting": lambda shop: shop.call("PATCH", address(shop), json={"name": "大美的店"}),
    "paused": pause_and_resume,
    "undone": undo,
    "unsettled": type_and_take_back,
    "measured": measure_anew,
    "edit": lambda shop: shop.tab("客户", AMEI).update([["王芳"]], "A4", raw=True),
    "renamed": lambda shop: shop.tab("客户", BOSS).update_title("我的客户"),
}


def test_known_answer_costs_nothing(shop: Shop, whole: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = shop.items("syncs")[0]["report"]
    assert before["held"] == 1 and before["rows"]["customers"] == 2
    with monkeypatch.context() as patch:
        patch.setattr("app.sheets.sheets.parsed", lambda _: pytest.fail("taken apart"))
        assert shop.sync() == before
    assert (whole, shop.sync()) == ([], before)


@pytest.mark.parametrize("what", CAME_UP)
def test_what_came_up_is_seen(shop: Shop, whole: list[str], what: str) -> None:
    shop.sync()
    assert whole == []
    CAME_UP[what](shop)
    shop.sync()
    assert whole


def test_next_day_is_written_down(shop: Shop) -> None:
    shop.clock.sleep(86_400)
    assert (shop.sync()["written_tabs"] > 0, shop.sync()["outcome"]) == (True, "unchanged")


def test_submission_is_put_in(shop: Shop) -> None:
    CAME_UP["submission"](shop)
    assert shop.sync()["delivered"] == 1


def test_edits_taken_back_are_history(shop: Shop) -> None:
    """The sheet reads as before, but the books do not: the row came and went."""
    before = len(shop.items("changes"))
    type_and_take_back(shop)
    shop.sync()
    assert [item["kind"] for item in shop.items("changes")[:-before]] == ["delete", "insert"]
    assert {item["state"] for item in shop.items("operations")} <= {"applied", "burnt"}


def test_refused_change_is_tried_again(shop: Shop, whole: list[str]) -> None:
    """While it rests nothing is written, yet every sync is a whole one, for its time will come."""
    shop.sheet().del_worksheet(shop.tab("看板"))
    shop.tab("客户", AMEI).update([["王芳"]], "A4", raw=True)
    shop.sync()
    for _ in range(3):
        shop.clock.sleep(60)
        shop.sync()
    assert len(whole) == 4


def test_waking_meanwhile_is_no_fixpoint(shop: Shop, whole: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that comes while a sync looks for the last time is not slept over."""
    CAME_UP["setting"](shop)
    plain = fixpoint.keep
    late = lambda *told, **more: (CAME_UP["submission"](shop), plain(*told, **more))  # noqa: E731
    with monkeypatch.context() as patch:
        patch.setattr("app.sync.fixpoint.keep", late)
        assert shop.sync()["outcome"] == "unchanged"
    assert shop.sync()["delivered"] == 1


def test_missing_header_is_asked_after(shop: Shop, whole: list[str]) -> None:
    """A column that is found by its mark alone rests on a second answer."""
    shop.tab("客户", BOSS).update([["电话"]], "B1", raw=True)
    for _ in range(3):
        shop.sync()
    assert len(whole) >= 3


def test_other_release_looks_anew(shop: Shop, whole: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sync.fixpoint._release", lambda: "the next one")
    shop.sync()
    assert whole
