"""Columns of a sheet as columns of a tab: sure ones are taken once, doubtful ones only suggested."""

from __future__ import annotations

from collections.abc import Sequence

from app import normalise
from app.model.cell import Scalar
from app.recognise.matching import Match, Said, matches
from app.templates import load

TEMPLATE = load("base", "zh-CN")
PHONES = ["13800138000", "139 0013 9000", "13700137000", "+86 136 0013 6000"]
LANDLINES = ["0755-88888888", "010-66666666", "021-77777777", "0571-88888888"]


def found(*columns: tuple[str, Sequence[Scalar]], tab: str = "customers", said: Said | None = None) -> dict[int, Match]:
    """The matches by index, of columns given as header and cells."""
    headers = [header for header, _ in columns]
    cells = [list(column) for _, column in columns]
    words = normalise.vocabulary(TEMPLATE, {})
    return dict(enumerate(matches(headers, cells, TEMPLATE.tab(tab), words, said or Said())))


def test_synonym_with_fitting_cells() -> None:
    match = found(("联系方式", PHONES))[0]
    assert (match.state, match.column, match.confidence) == ("taken", "phone", 0.94)


def test_cells_that_do_not_fit() -> None:
    match = found(("联系方式", ["张三", "李四", "王五", "赵六"]))[0]
    assert (match.state, match.column, match.confidence) == ("suggested", "phone", 0.45)


def test_two_candidates_are_both_suggested() -> None:
    both = found(("电话", PHONES), ("手机", PHONES))
    assert [(match.state, match.column) for match in both.values()] == [("ambiguous", "phone")] * 2


def test_label_wins_over_synonym() -> None:
    both = found(("电话", PHONES), ("手机号码", PHONES))
    assert [match.state for match in both.values()] == ["suggested", "taken"]


def test_content_tells_two_apart() -> None:
    both = found(("电话", LANDLINES), ("手机", PHONES))
    assert both[1].column == "phone" and both[1].state == "taken"
    assert both[0].column == "landline" and both[0].state == "taken"


def test_content_alone_only_suggests() -> None:
    match = found(("怎么找", PHONES))[0]
    assert (match.state, match.column, match.confidence) == ("suggested", "phone", 0.4)


def test_same_header_twice_is_left() -> None:
    both = found(("备注", ["甲"]), ("备注", ["乙"]))
    assert [(match.state, match.column) for match in both.values()] == [("doubled", "note")] * 2


def test_header_may_be_blank() -> None:
    match = found(("", PHONES), ("姓名", ["王小美"]))[0]
    assert (match.state, match.column) == ("suggested", "phone")


def test_formulas_stay_as_they_are() -> None:
    computed = Said(computed=frozenset({0}))
    assert found(("姓名", ["王小美", "李雷"]), said=computed)[0].state == "computed"
    assert found(("实付金额", [128, 256, 59.5]), tab="orders", said=computed)[0].state == "taken"
    assert found(("姓名", ["王小美"]), said=Said({0: "name"}, frozenset({0})))[0].state == "taken"


def test_what_is_said_holds() -> None:
    said = found(("怎么找", PHONES), ("手机", PHONES), said=Said({0: "phone", 1: ""}))
    assert [(match.state, match.column) for match in said.values()] == [("taken", "phone"), ("kept", "")]
