"""What people set in the settings tab."""

from __future__ import annotations

import pytest

from app import templates
from app.model.cell import Scalar
from app.model.normalised import Normalised
from app.model.row import Row
from app.model.store import Store
from app.sync.settings import applied, in_force

TEMPLATE = templates.load("base", "zh-CN")
STORE = Store("st_1", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active")
NAME = TEMPLATE.text("setting.summary_hour.label")


def rows(*cells: tuple[str, Scalar]) -> Normalised:
    held = [{"name": name, "value": value} for name, value in cells]
    return Normalised({"settings": tuple(Row("settings", 2, str(row["name"]), row, row) for row in held)}, (), ())


def tab(value: Scalar) -> Normalised:
    cells = {"name": NAME, "value": value}
    return Normalised({"settings": (Row("settings", 2, NAME, cells, cells),)}, (), ())


@pytest.mark.parametrize("value", ["9", "０９", 9, 9.0])
def test_hour_is_taken_over(value: Scalar) -> None:
    store, findings = applied(STORE, TEMPLATE, tab(value))
    assert (store.summary_hour, findings) == (9, ())


@pytest.mark.parametrize("value", ["晚上", "24", -1, None, "9.5", True, "#REF!"])
def test_nonsense_keeps_last_good(value: Scalar) -> None:
    store, findings = applied(STORE, TEMPLATE, tab(value))
    assert store == STORE
    assert [finding.code for finding in findings] == ["setting.invalid"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tier_1_name", " "),
        ("tier_2_from", "很多"),
        ("tier_months", "-1"),
        ("points_per_yuan", "1001"),
        ("birthday_days", "7.5"),
        ("ticket_days_return", "三周"),
    ],
)
def test_every_setting_is_judged(name: str, value: str) -> None:
    label = TEMPLATE.text(f"setting.{name}.label")
    store, (finding,) = applied(STORE, TEMPLATE, rows((label, value)))
    assert (store, finding.code, finding.key, finding.seen) == (STORE, "setting.invalid", label, value)


@pytest.mark.parametrize(("higher", "count"), [("5000", 0), ("1000", 1), ("999.5", 1)])
def test_tiers_do_not_overlap(higher: str, count: int) -> None:
    first, second = (TEMPLATE.text(f"setting.tier_{number}_from.label") for number in (2, 3))
    _, findings = applied(STORE, TEMPLATE, rows((first, "1000"), (second, higher)))
    assert [finding.key for finding in findings] == [second] * count


def test_new_shops_are_content() -> None:
    seeds = [(str(label), value) for label, value, _ in TEMPLATE.tab("settings").seeds]
    assert applied(STORE, TEMPLATE, rows(*seeds)) == (STORE, ())


def test_missing_setting_says_nothing() -> None:
    assert applied(STORE, TEMPLATE, Normalised({}, (), ())) == (STORE, ())


def test_last_good_stays_in_force() -> None:
    label = TEMPLATE.text("setting.tier_2_from.label")
    store, _ = applied(STORE, TEMPLATE, rows((label, "3000")))
    after, findings = applied(store, TEMPLATE, rows((label, "很多")))
    assert (in_force(after, TEMPLATE)["tier_2_from"], len(findings)) == (3000, 1)
    assert in_force(STORE, TEMPLATE)["tier_2_from"] == 1000


def test_first_values_are_not_kept() -> None:
    label = TEMPLATE.text("setting.tier_1_name.label")
    store, _ = applied(STORE, TEMPLATE, rows((label, "会员")))
    assert store.settings == (("tier_1_name", "会员"),)
    assert applied(store, TEMPLATE, rows((label, "普通会员")))[0] == STORE
