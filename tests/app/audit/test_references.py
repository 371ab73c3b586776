"""References to rows that are not there."""

from __future__ import annotations

import pytest

from tests.app.audit.shop import CREAM, LILY, ORDER, found, places


def test_either_key_is_known() -> None:
    orders = [ORDER, ORDER | {"customer": "vx:Lily_2020"}]
    assert places("reference.unknown", customers=[LILY], products=[CREAM], orders=orders) == []


def test_strangers_are_told_apart() -> None:
    orders = [ORDER | {"order_no": "A1", "customer": "13900139000"}]
    assert places("reference.unknown", customers=[LILY], products=[CREAM], orders=orders) == [("A1 SK-001", "customer")]


def test_slips_in_codes_proposed() -> None:
    (finding,) = found("reference.unknown", products=[CREAM], orders=[ORDER | {"sku": "sk001"}])
    assert (finding.seen, finding.proposal) == ("sk001", "SK-001")


def test_empty_tabs_say_nothing() -> None:
    assert places("reference.unknown", customers=[], products=[], orders=[ORDER]) == []


@pytest.mark.parametrize(("referrer", "told"), [("138 0013 8000", True), ("LILY_2020", True), ("13900139000", False)])
def test_nobody_recommends_themselves(referrer: str, told: bool) -> None:  # noqa: FBT001
    other = {"name": "李雷", "phone": "13900139000"}
    found = places("reference.itself", customers=[LILY | {"referrer": referrer}, other])
    assert found == ([("13800138000", "referrer")] if told else [])


def test_nobody_is_their_own_relation() -> None:
    rows = [
        {"customer": "13800138000", "related": "138-0013-8000"},
        {"customer": "13800138000", "related": "lily_2020"},
    ]
    assert places("reference.itself", customers=[LILY], relations=rows) == [("#2", "related")]
