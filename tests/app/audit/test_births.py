"""Birthdays beside today, orders and identity numbers."""

from __future__ import annotations

from datetime import date

import pytest

from app.fields.date import serial
from app.model.cell import Scalar
from tests.app.audit.shop import LILY, ORDER, places

MAN = "110105194912310011"
WOMAN = "11010519491231002X"


@pytest.mark.parametrize(
    ("birthday", "code"),
    [("2026-04-02", "birthday.future"), ("1915-12-31", "birthday.too_old"), ("农历1910年八月十五", "birthday.too_old")],
)
def test_unlikely_days_are_told(birthday: str, code: str) -> None:
    assert places(code, customers=[LILY | {"birthday": birthday}]) == [("13800138000", "birthday")]


@pytest.mark.parametrize("birthday", ["2026-04-01", "1916-01-01", "08-15", "农历八月十五", None])
def test_likely_days_are_not(birthday: Scalar) -> None:
    rows = [LILY | {"birthday": birthday}]
    assert places("birthday.future", customers=rows) == places("birthday.too_old", customers=rows) == []


@pytest.mark.parametrize("customer", ["13800138000", "lily_2020"])
def test_purchase_before_birth_told(customer: str) -> None:
    rows = [LILY | {"birthday": "2025-12-10"}]
    lines = [ORDER | {"customer": customer}, ORDER | {"date": 46001, "customer": customer}]
    assert places("order.before_birthday", customers=rows, orders=lines) == [("#2", "date")]


def test_lunar_year_ends_later() -> None:
    """The twelfth month of the lunar year 2025 is in February 2026."""
    rows = [LILY | {"birthday": "农历2025年腊月二十"}]
    days = [serial(date(2026, 1, 5)), serial(date(2026, 2, 20))]
    lines = [ORDER | {"date": day, "customer": "13800138000"} for day in days]
    assert places("order.before_birthday", customers=rows, orders=lines) == [("#2", "date")]


@pytest.mark.parametrize(
    ("number", "birthday", "gender", "columns"),
    [
        (WOMAN, "1950-01-01", "男", ["gender", "birthday"]),
        (WOMAN, "1949-12-31", "女", []),
        (MAN, "12-31", "女", ["gender"]),
    ],
)
def test_identity_number_contradicts(number: str, birthday: str, gender: str, columns: list[str]) -> None:
    row = LILY | {"note": f"证件 {number}", "birthday": birthday, "gender": gender}
    assert [column for _, column in places("customer.contradiction", customers=[row])] == columns
