"""Birthdays that are kept in the next days, in whichever calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.analyse.amounts import serial
from app.analyse.reminding.birthdays import birthdays
from app.model.row import Row
from tests.app.analyse.shop import ZH, row, shop


def born(birthday: str, **values: str) -> Row:
    return row("customers", **{"phone": "13800138000", "birthday": birthday, **values})


def kept(birthday: str, as_of: str, days: int = 7) -> list[tuple[str, str]]:
    source = shop(born(birthday), as_of=date.fromisoformat(as_of), settings={"birthday_days": days})
    return [(each.what, f"{date.fromordinal(each.due + 693594)}") for each in birthdays(source)]


@pytest.mark.parametrize(
    ("birthday", "as_of", "what", "day"),
    [
        ("1990-03-21", "2025-03-14", "生日 1990-03-21，满 35 岁", "2025-03-21"),
        ("03-14", "2025-03-14", "生日 03-14", "2025-03-14"),
        ("1988-01-02", "2024-12-30", "生日 1988-01-02，满 37 岁", "2025-01-02"),
        ("2000-02-29", "2025-02-25", "生日 2000-02-29，满 25 岁", "2025-02-28"),
        ("2000-02-29", "2028-02-25", "生日 2000-02-29，满 28 岁", "2028-02-29"),
        ("农历1990年八月十五", "2025-10-01", "生日 农历1990年八月十五，满 35 岁", "2025-10-06"),
        ("农历八月十五", "2026-09-20", "生日 农历八月十五", "2026-09-25"),
        ("农历腊月三十", "2025-01-25", "生日 农历腊月三十", "2025-01-28"),  # that month had 29 days
        ("农历闰六月十五", "2024-07-15", "生日 农历闰六月十五", "2024-07-20"),  # no leap month in that year
        ("农历闰六月十五", "2025-08-05", "生日 农历闰六月十五", "2025-08-08"),
    ],
)
def test_birthday_falls_on_day(birthday: str, as_of: str, what: str, day: str) -> None:
    assert kept(birthday, as_of) == [(what, day)]


@pytest.mark.parametrize(("birthday", "days"), [("03-13", 7), ("03-22", 7), ("03-15", 0), ("看心情", 60)])
def test_others_are_not_named(birthday: str, days: int) -> None:
    assert kept(birthday, "2025-03-14", days) == []


def test_row_keeps_own_name() -> None:
    family = [born("03-15", name="李雷", owner="小美"), born("03-15", name="李小雷")]
    found = [(each.name, each.owner, each.customer) for each in birthdays(shop(*family))]
    assert found == [("李雷", "小美", "13800138000"), ("李小雷", "", "13800138000")]


def test_customer_without_key_counts() -> None:
    nameless = born("03-15", phone="", name="韩梅梅")._replace(key="#2")
    assert [(each.customer, each.name) for each in birthdays(shop(nameless))] == [("", "韩梅梅")]


def test_masked_birthday_tells_no_age() -> None:
    tab = ZH.tab("customers")
    secret = [replace(c, sensitivity="sensitive") if c.name == "birthday" else c for c in tab.columns]
    template = replace(ZH, tabs=tuple(replace(t, columns=tuple(secret)) if t is tab else t for t in ZH.tabs))
    found = list(birthdays(replace(shop(born("1990-03-15")), template=template)))
    assert [(each.what, each.due) for each in found] == [("生日 **********", serial(date(2025, 3, 15)))]
