"""Follow-ups that are due, and those that a later talk has settled."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse.amounts import serial
from app.analyse.reminding.follow_ups import follow_ups, last_days
from app.model.row import Row
from tests.app.analyse.shop import TODAY, customer, row, shop

MORNING, EVENING = 0.4, 0.8


def talk(day: date, follow_up: date | None = None, *, hour: float = MORNING, **values: str) -> Row:
    given = {"customer": "13800138000", "text": "问了色号", **values}
    return row("interactions", at=serial(day) + hour, follow_up=follow_up, **given)


def days(*back: int) -> list[date]:
    return [TODAY - timedelta(days=number) for number in back]


def test_due_ones_are_named() -> None:
    before, today = days(9, 0)
    rows = [talk(before, today, next_step="发色号图", owner="小美"), talk(before, today + timedelta(1), customer="b")]
    found = [(each.customer, each.what, each.due, each.owner) for each in follow_ups(shop(*rows))]
    assert found == [("13800138000", "发色号图", serial(TODAY), "小美")]


def test_later_talk_settles_it() -> None:
    long_ago, before, today = days(9, 5, 0)
    assert list(follow_ups(shop(talk(long_ago, before), talk(today)))) == []
    assert list(follow_ups(shop(talk(today, hour=EVENING), talk(today, today)))) == []


def test_customer_has_two_names() -> None:
    long_ago, before, today = days(9, 5, 0)
    rows = [customer("13800138000", "李雷", "lilei_88"), talk(long_ago, before), talk(today, customer="LiLei_88")]
    assert list(follow_ups(shop(*rows))) == []
    assert last_days(shop(*rows)) == {"13800138000": serial(TODAY)}


def test_talks_of_one_moment_count() -> None:
    before, today = days(2, 0)
    rows = [talk(before, today, text=text) for text in ("问价格", "问尺码")]
    assert [each.what for each in follow_ups(shop(*rows))] == ["问价格", "问尺码"]
    assert [each.what for each in follow_ups(shop(*rows[::-1]))] == ["问尺码", "问价格"]


def test_future_talk_settles_nothing() -> None:
    long_ago, before = days(9, 5)
    found = list(follow_ups(shop(talk(long_ago, before), talk(TODAY + timedelta(days=900)))))
    assert [each.due for each in found] == [serial(before)]


def test_talks_with_nobody_are_left() -> None:
    assert list(follow_ups(shop(talk(TODAY, TODAY, customer="")))) == []


def test_long_text_stays_on_line() -> None:
    what = next(iter(follow_ups(shop(talk(TODAY, TODAY, text="一\n二" + "长" * 500))))).what
    assert what.startswith("一 二长") and what.endswith("长…") and len(what) == 81
