"""The tab that explains every column."""

from __future__ import annotations

import pytest

from app.analyse import Source
from app.analyse.tabs.dictionary import dictionary
from app.fields import FIELDS
from app.model.template import Template
from tests.app.analyse.shop import EN, ZH, customer, found, shop, values


def test_every_shown_column_listed() -> None:
    grid = dictionary(shop())
    listed = [(row[0].value, row[1].value) for row in grid[1:-1]]
    assert listed == [(tab.label, column.label) for tab in ZH.inputs for column in (*tab.shown, *tab.computed)]


@pytest.mark.parametrize(
    ("tab", "label", "rule"),
    [
        ("订单", "数量", "必填；大于 0；整数；全角数字自动改成半角"),
        ("订单", "状态", "只能是：已付款、已发货、已完成、已退款、已取消；同义词自动改成列表里的词"),
        ("订单", "渠道", "从“选项”页“渠道”列的词里选；同义词自动改成列表里的词"),
        ("客户", "推荐人", "要在“客户”页里有（手机号码、微信号）；填手机号码、微信号或编号，写法自动统一"),
        ("商品", "名称", "必填；多余的空格和看不见的字符自动去掉"),
    ],
)
def test_rules_stand_in_words(tab: str, label: str, rule: str) -> None:
    assert _row(shop(), tab, label)["规则"] == rule


def test_formulas_are_not_typed() -> None:
    row = _row(shop(), "客户", "累计消费")
    assert (row["规则"], row["填写率"]) == ("由公式算出，不用填", None)


def test_fill_rate_per_column() -> None:
    source = shop(customer("13800138000", "李雷"), customer("13900139000"), customer("", "小美", "xiaomei"))
    assert [_row(source, "客户", label)["填写率"] for label in ("姓名", "手机号码", "微信号")] == [0.66, 0.66, 0.33]


def test_commonest_problem_is_named() -> None:
    known = [found("b", column="phone", key=str(n)) for n in range(2)] + [found("a", column="phone")]
    assert _row(shop(findings=known), "客户", "手机号码")["最常见的问题"] == "b"


def test_equal_problems_by_code() -> None:
    known = [found("b", column="phone"), found("a", column="phone"), found("a.b", column="phone")]
    assert _row(shop(findings=known), "客户", "手机号码")["最常见的问题"] == "a"


@pytest.mark.parametrize("template", [ZH, EN])
def test_every_kind_has_words(template: Template) -> None:
    """What it is called, and how to type it."""
    keys = [f"report.dictionary.{part}.{kind}" for part in ("type", "rule") for kind in FIELDS]
    assert [key for key in keys if key not in template.texts] == []


def _row(source: Source, tab: str, label: str) -> dict[object, object]:
    grid = dictionary(source)
    row = next(row for row in grid if values(row)[:2] == [tab, label])
    return dict(zip(values(grid[0]), (cell.value for cell in row), strict=True))
