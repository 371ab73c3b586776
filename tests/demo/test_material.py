"""What the team types: the same for the same seed, as much as was said, and messy in the ways that were said."""

from __future__ import annotations

import datetime
from unicodedata import normalize

import pytest

from demo.material import material
from demo.tabs import TABS

TODAY = datetime.date(2026, 11, 24)
WHOLE = material(7, scale=1, today=TODAY)


def test_same_seed_same_records() -> None:
    assert material(7, scale=0.1, today=TODAY) == material(7, scale=0.1, today=TODAY)


def test_other_seed_other_records() -> None:
    assert material(8, scale=0.1, today=TODAY) != material(7, scale=0.1, today=TODAY)


def test_shop_has_its_size() -> None:
    sizes = {tab: len(records) for tab, records in WHOLE.records.items()}
    assert sizes == {"customers": 300, "products": 80, "orders": 1500}


@pytest.mark.parametrize(
    ("tab", "column", "sign"),
    [
        ("customers", "phone", "１３"),
        ("customers", "phone", "+86 "),
        ("customers", "wechat", "微信"),
        ("customers", "email", "＠"),
        ("orders", "date", "年"),
        ("orders", "paid", "￥"),
        ("orders", "paid", "万"),
        ("orders", "customer", "/1"),
    ],
)
def test_every_mess_occurs(tab: str, column: str, sign: str) -> None:
    assert any(sign in record.get(column, "") for record in WHOLE.records[tab])


def test_only_known_columns_are_typed() -> None:
    for tab in TABS:
        assert {name for record in WHOLE.records[tab.name] for name in record} <= set(tab.columns.values())


def test_nothing_typed_is_blank() -> None:
    assert all(text for records in WHOLE.records.values() for record in records for text in record.values())


def test_no_order_is_of_tomorrow() -> None:
    """An order number begins with its day."""
    numbers = [normalize("NFKC", line["order_no"]).strip() for line in WHOLE.records["orders"]]
    assert max(numbers)[:8] == f"{TODAY:%Y%m%d}"
