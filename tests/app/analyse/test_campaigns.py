"""Whom a campaign reached and what came of it, reckoned by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.analyse.campaigns import Standing, outcome, state
from app.analyse.segments import segments
from app.model.cell import Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, customer, order, row, shop

FIRST, LAST = date(2025, 3, 5), date(2025, 3, 8)
HELD = row("customers", phone="9", tags="老客户、对照组")
CUSTOMERS = (*(customer(str(number)) for number in range(1, 5)), HELD)
DORMANT = {"1": "沉睡客户", "2": "沉睡客户", "9": "沉睡客户", "3": "新客户"}


def campaign(start: date | None = FIRST, end: date | None = LAST, **values: Scalar) -> Row:
    return row("campaigns", **{"name": "三八节", "start": start, "end": end, **values})


def standing(word_of: dict[str, str]) -> Standing:
    """Segments that the campaign itself changes: from its first day on nobody sleeps any more."""
    return lambda on: word_of if on < FIRST else {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (campaign(), "over"),
        (campaign(end=TODAY), "running"),
        (campaign(start=TODAY, end=TODAY), "running"),
        (campaign(start=TODAY + timedelta(days=1), end=date.max), "waiting"),
        (campaign(end=FIRST - timedelta(days=1)), "undated"),
        (campaign(start=None), "undated"),
        (campaign(end=None, status="已取消"), "cancelled"),
        (campaign(status="计划中"), "over"),
    ],
)
def test_state_follows_the_days(given: Row, said: str) -> None:
    assert state(shop(), given) == said


def test_everybody_is_reached() -> None:
    rows = [order(5, FIRST - timedelta(days=1), customer="7"), order(5, FIRST, customer="8")]
    for word in ("", "全部客户"):
        came = outcome(shop(*CUSTOMERS, *rows), campaign(segment=word), standing({}))
        assert (came.reached.size, came.control.size) == (5, 1)  # 8 was not known before it began


def test_segment_of_day_before() -> None:
    came = outcome(shop(*CUSTOMERS), campaign(segment="沉睡客户"), standing(DORMANT))
    assert (came.reached.size, came.control.size) == (2, 1)
    assert came.reached.share == 0 and came.difference == 0


def test_unknown_segment_reaches_nobody() -> None:
    strange = campaign(segment="老朋友")._replace(bad=frozenset({"segment"}))
    came = outcome(shop(*CUSTOMERS), strange, standing(DORMANT))
    assert (came.reached.size, came.reached.share, came.difference) == (0, None, None)


def test_only_its_days_count() -> None:
    rows = [
        order(100, FIRST, order_no="A1", customer="1"),
        order(20, LAST, order_no="A2", customer="1", refunded=5.5),
        order(50, LAST, order_no="A3", customer="9"),
        order(1000, FIRST, customer="2", status="已取消"),
        order(1000, FIRST - timedelta(days=1), customer="2"),
        order(1000, LAST + timedelta(days=1), customer="2"),
    ]
    came = outcome(shop(*CUSTOMERS, *rows), campaign(), standing({}))
    assert (came.reached.buyers, came.reached.orders, came.reached.net.fen) == (1, 2, 11450)
    assert (came.reached.share, came.control.share, came.difference) == (0.25, 1, -0.75)


def test_tag_counts_outside_list() -> None:
    unlisted = row("customers", phone="8", tags="#对照组")._replace(bad=frozenset({"tags"}))
    came = outcome(shop(*CUSTOMERS, unlisted), campaign(), standing({}))
    assert (came.reached.size, came.control.size) == (4, 2)


def test_english_tag_is_english() -> None:
    held = row("customers", phone="8", tags="VIP、Control Group")
    came = outcome(shop(*CUSTOMERS, held, locale="en"), campaign(), standing({}))
    assert (came.reached.size, came.control.size) == (5, 1)


def test_two_names_are_one() -> None:
    rows = [customer("1", "李雷", "lilei_88"), order(5, FIRST, customer="lilei_88"), order(6, FIRST, customer="1")]
    came = outcome(shop(*rows), campaign(), standing({}))
    assert (came.reached.size, came.reached.buyers, came.reached.orders, came.reached.share) == (1, 1, 2, 1)


def test_declined_customers_are_not_reached() -> None:
    """Segments as they are: of two who had bought long before, one does not agree to marketing."""
    people = customer("1"), row("customers", phone="2", consent="不同意")
    bought = [order(5, FIRST - timedelta(days=100), customer=key) for key in ("1", "2")]
    source = shop(*people, *bought, order(8, FIRST, customer="1"))
    came = outcome(source, campaign(segment="重要挽留客户"), lambda on: segments(source, on=on))
    assert (came.reached.size, came.reached.share) == (0, None)
    came = outcome(source, campaign(segment="沉睡客户"), lambda on: segments(source, on=on))
    assert (came.reached.size, came.reached.share) == (1, 1)
