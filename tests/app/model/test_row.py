"""The name by which people know a row."""

from __future__ import annotations

import pytest

from app.model.cell import Scalar
from app.model.row import RawRow, TabReading, key_of, shown
from app.model.tab import Column, Tab

NAME, PHONE, WECHAT = (Column("customers", name, name, "text") for name in ("name", "phone", "wechat"))
ANY = Tab("customers", "客户", "input", (NAME, PHONE, WECHAT), key=("phone", "wechat"))
ALL = Tab("orders", "订单", "input", (NAME, PHONE), key=("name", "phone"), key_mode="all")


def test_first_filled_key_counts() -> None:
    assert key_of(ANY, {"phone": "138", "wechat": "mei"}) == "138"
    assert key_of(ANY, {"phone": " ", "wechat": "mei"}) == "mei"
    assert key_of(ANY, {"name": "小美"}) == ""


def test_all_keys_must_stand() -> None:
    assert key_of(ALL, {"name": "A1", "phone": "LP-1"}) == "A1 LP-1"
    assert key_of(ALL, {"name": "A1"}) == ""


@pytest.mark.parametrize(
    ("value", "text"), [(13800138000.0, "13800138000"), (1.5, "1.5"), (True, "TRUE"), (None, ""), (1e16, "1e+16")]
)
def test_scalars_show_as_typed(value: Scalar, text: str) -> None:
    assert shown(value) == text


def test_missing_columns_are_named() -> None:
    reading = TabReading(ANY, ("name",), {"name": 0}, (RawRow(2, {"name": "小美"}),))
    assert reading.missing == ("phone", "wechat")
