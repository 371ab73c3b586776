"""What people set in the settings tab."""

from __future__ import annotations

import pytest

from app import templates
from app.model.cell import Scalar
from app.model.normalised import Normalised
from app.model.row import Row
from app.model.store import Store
from app.sync.settings import applied

TEMPLATE = templates.load("base", "zh-CN")
STORE = Store("st_1", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active")
NAME = TEMPLATE.text("setting.summary_hour.label")


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


def test_missing_setting_says_nothing() -> None:
    assert applied(STORE, TEMPLATE, Normalised({}, (), ())) == (STORE, ())
