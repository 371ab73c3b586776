"""Which lines of the tab of custom fields are in force."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.model.custom import CUSTOM, CustomLine
from app.model.normalised import Normalised
from app.model.row import Row, TabReading
from app.model.store import Store
from app.sync.custom import applied, own
from app.templates import extended, load

ZH = load("base", "zh-CN")
STORE = Store("st_1", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active", created_at=datetime.now(UTC))
TAB = ZH.tab(CUSTOM)
PET = CustomLine("客户", "宠物", "选项", ("猫", "狗"))


def reading(*lines: CustomLine, missing: str = "") -> tuple[dict[str, TabReading], Normalised]:
    rows = tuple(
        Row(CUSTOM, number, f"{line.tab} {line.label}", cells, cells)
        for number, line in enumerate(lines, start=2)
        if (cells := {"tab": line.tab, "label": line.label, "field": line.field, "choices": "、".join(line.choices)})
    )
    places = {column.name: index for index, column in enumerate(TAB.columns) if column.name != missing}
    return {CUSTOM: TabReading(TAB, (), places, ())}, Normalised(rows={CUSTOM: rows}, rewrites=(), doubts=())


def force(*lines: CustomLine, before: tuple[CustomLine, ...] = (), missing: str = "") -> list[str]:
    """Labels of the columns in force, and their kind."""
    store = Store(**{name: getattr(STORE, name) for name in STORE.__slots__} | {"custom": before})
    after, _ = applied(store, extended(ZH, before)[0], *reading(*lines, missing=missing))
    return [f"{line.label} {line.field}" for line in after.custom]


def test_good_lines_are_in_force() -> None:
    assert force(PET, CustomLine("订单", "赠品", "文字")) == ["宠物 选项", "赠品 文字"]


def test_standing_line_is_not_taken() -> None:
    assert force(PET, before=(PET,)) == ["宠物 选项"]


def test_bad_line_leaves_the_last() -> None:
    assert force(CustomLine("客户", "宠 物", "颜文字"), before=(PET,)) == ["宠物 选项"]
    assert force(CustomLine("客户", "宠物", "颜文字")) == []


def test_gone_line_is_gone() -> None:
    assert force(before=(PET,)) == []


def test_unreadable_tab_changes_nothing() -> None:
    assert force(before=(PET,), missing="label") == ["宠物 选项"]
    assert applied(STORE, ZH, {}, Normalised(rows={}, rewrites=(), doubts=())) == (STORE, ())


def test_twin_is_told_once() -> None:
    _, found = applied(STORE, ZH, *reading(PET, PET))
    assert [(item.code, item.seen) for item in found] == [("custom.taken", "宠物")]
    assert force(PET, PET) == ["宠物 选项"]


def test_own_columns_are_told() -> None:
    there = {
        name: TabReading(ZH.tab(name), (), {}, (), extra=("生肖",), title="客") for name in ("customers", "settings")
    }
    (found,) = own(ZH, {**there, **reading()[0]})
    assert (found.code, found.tab, found.seen, dict(found.details)["tab"]) == ("column.own", "customers", "生肖", "客")


words = st.sampled_from(["", "客户", "订单", "选项", "文字", "宠物", "姓名", "猫"]) | st.text(max_size=5)
lines = st.builds(CustomLine, words, words, words, st.lists(words, max_size=2).map(tuple))


@given(st.lists(lines, max_size=5), st.lists(lines, max_size=3))
def test_force_is_always_good(now: list[CustomLine], before: list[CustomLine]) -> None:
    first, _ = applied(STORE, ZH, *reading(*before))
    after, _ = applied(first, extended(ZH, first.custom)[0], *reading(*now))
    assert extended(ZH, after.custom)[1] == ()
    assert applied(after, extended(ZH, after.custom)[0], *reading(*now))[0] == after
