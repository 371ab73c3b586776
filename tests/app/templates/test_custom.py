"""A shop's own columns: every line makes a column or a problem, whatever is written in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.model.cell import Scalar
from app.model.custom import CUSTOM, CustomLine
from app.model.row import Row
from app.model.tab import Column
from app.templates import extended, lines_of, load

ZH, EN = load("base", "zh-CN"), load("base", "en")
PET = CustomLine("客户", "宠物", "选项", ("猫", "狗"))
words = (
    st.sampled_from(["", "客户", "订单", "customers", "选项", "文字", "text", "宠物", "姓名", "=1", " 宠 物 "])
    | st.text()
)
lines = st.builds(CustomLine, words, words, words, st.lists(words, max_size=3).map(tuple), st.booleans())


def test_line_becomes_a_column() -> None:
    template, problems = extended(ZH, [PET])
    column = template.tab("customers").shown[-1]
    assert problems == ()
    assert (column.label, column.field, column.options, column.sensitivity) == (
        "宠物",
        "choice",
        ("猫", "狗"),
        "personal",
    )
    assert template.tab("customers").columns[-1].hidden


def test_english_words_and_names_do() -> None:
    for line in (CustomLine("Orders", "Gift", "yes or no"), CustomLine("orders", "Gift", "boolean", required=True)):
        column = extended(EN, [line])[0].tab("orders").shown[-1]
        assert (column.field, column.required) == ("boolean", line.required)


def test_name_follows_tab_and_label() -> None:
    first, again = (_added(line) for line in (PET, CustomLine("customers", "宠物", "文字")))
    other = _added(CustomLine("订单", "宠物", "文字"))
    assert first.metadata_id == again.metadata_id != other.metadata_id


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (CustomLine("", "宠物", "文字"), "tab", "missing"),
        (CustomLine("看板", "宠物", "文字"), "tab", "unknown"),
        (CustomLine("设置", "宠物", "文字"), "tab", "unknown"),
        (CustomLine("客户", " ", "文字"), "label", "missing"),
        (CustomLine("客户", "手机号码", "文字"), "label", "taken"),
        (CustomLine("客户", "提交编号", "文字"), "label", "taken"),
        (CustomLine("客户", "长" * 101, "文字"), "label", "too_long"),
        (CustomLine("客户", "宠物", "颜文字"), "field", "unknown"),
        (CustomLine("客户", "宠物", "选项"), "choices", "missing"),
    ],
)
def test_nonsense_is_told(line: CustomLine, column: str, reason: str) -> None:
    template, (problem,) = extended(ZH, [line])
    assert (template, problem.line, problem.column, problem.reason) == (ZH, line, column, reason)


def test_unknown_kind_names_allowed() -> None:
    _, (problem,) = extended(ZH, [CustomLine("客户", "宠物", "颜文字")])
    assert problem.allowed == ZH.column(f"{CUSTOM}.field").options


def test_second_of_one_header_waits() -> None:
    template, (problem,) = extended(ZH, [PET, CustomLine("客户", "宠 物", "文字")])
    assert (problem.column, problem.reason) == ("label", "taken")
    assert template.tab("customers").shown[-1].field == "choice"


@given(st.lists(lines, max_size=6))
def test_every_line_makes_one_thing(asked: list[CustomLine]) -> None:
    template, problems = extended(ZH, asked)
    added = [column for tab in template.inputs for column in tab.columns if column not in ZH.tab(tab.name).columns]
    assert len(added) + len(problems) == len(asked)
    assert all(column.field in FIELDS for column in added)


@given(st.permutations([PET, CustomLine("订单", "礼物", "是否"), CustomLine("客户", "身高", "数字")]))
def test_order_of_lines_is_no_matter(asked: list[CustomLine]) -> None:
    assert {column.path for column in _all(asked)} == {column.path for column in _all(sorted(asked, key=repr))}


def test_rows_are_read_as_lines() -> None:
    cells: dict[str, Scalar] = {"tab": "客户", "label": "宠物", "field": "选项", "choices": "猫、狗", "required": True}
    row = Row(CUSTOM, 2, "客户 宠物", cells, cells)
    assert lines_of([row]) == (CustomLine("客户", "宠物", "选项", ("猫", "狗"), required=True, key="客户 宠物"),)


def _added(line: CustomLine) -> Column:
    (column,) = _all([line])
    return column


def _all(asked: list[CustomLine]) -> list[Column]:
    return [column for tab in extended(ZH, asked)[0].inputs for column in tab.columns if "custom_" in column.name]
