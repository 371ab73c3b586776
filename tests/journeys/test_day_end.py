"""A day ends: its summary is a tab of its own, newest first, by the clock or when somebody asks."""

from __future__ import annotations

from datetime import UTC, datetime

from app.summaries.jobs import mark_due
from tests.shop import AMEI, Shop


def ask(shop: Shop, day: str) -> int:
    return int(shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/summaries/{day}").status_code)


def days(shop: Shop) -> dict[str, bool]:
    """Titles of the days' tabs in their order, and whether they are shown."""
    tabs = shop.sheet().worksheets()
    return {tab.title: not tab.isSheetHidden for tab in tabs if tab.title.startswith("日报 ")}


def sold(shop: Shop, *, paid: float) -> None:
    row = ["A1", "2026-11-24", "", "13800138000", "", 1, paid, 0, paid]
    shop.tab("订单", AMEI).update([row], "A2", value_input_option="USER_ENTERED")  # type: ignore[arg-type]


def test_asked_day_gets_its_tab(shop: Shop) -> None:
    shop.onboarded()
    sold(shop, paid=128)
    assert ask(shop, "2026-11-24") == 202
    shop.sync()
    assert days(shop) == {"日报 2026-11-24": True}
    assert "128.00" in str(shop.tab("日报 2026-11-24").get_all_values())


def test_day_is_replaced_not_doubled(shop: Shop) -> None:
    shop.onboarded()
    for paid in (128, 256):
        sold(shop, paid=paid)
        ask(shop, "2026-11-24")
        shop.sync()
    text = str(shop.tab("日报 2026-11-24").get_all_values())
    assert days(shop) == {"日报 2026-11-24": True} and "256.00" in text and "128.00" not in text


def test_fourteen_days_are_kept(shop: Shop) -> None:
    shop.onboarded()
    for day in range(1, 19):
        shop.clock.moment = datetime(2026, 11, day, 14, 0, tzinfo=UTC)
        mark_due(shop.context)
        shop.sync()
    titles = [f"日报 2026-11-{day:02}" for day in range(18, 4, -1)]
    assert list(days(shop)) == titles
    assert [title for title, shown in days(shop).items() if shown] == titles[:3]


def test_clock_asks_once_a_day(shop: Shop) -> None:
    shop.onboarded()
    marked = []
    for hour in (12, 13, 14, 15, 16):
        shop.clock.moment = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
        marked.append(mark_due(shop.context))
    assert marked == [0, 1, 0, 0, 0]
    shop.sync()
    assert list(days(shop)) == ["日报 2026-11-24"]


def test_hour_is_the_stores_own(shop: Shop) -> None:
    shop.onboard("newyork", timezone="America/New_York")
    shop.clock.moment = datetime(2026, 11, 25, 1, 59, tzinfo=UTC)
    assert mark_due(shop.context) == 0
    shop.clock.sleep(60)
    assert mark_due(shop.context) == 1
    shop.sync()
    assert list(days(shop)) == ["日报 2026-11-24"]


def test_hour_is_set_in_the_sheet(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("设置", AMEI).update([["9"]], "B2", raw=True)
    shop.sync()
    assert mark_due(shop.context) == 1
