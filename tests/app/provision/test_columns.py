"""What the columns of a new sheet are given: header, note, mark, number format, validation, width."""

from __future__ import annotations

from dataclasses import replace

from app.model.change import FormatColumn, SetHeader, SetValidation, SizeColumn, TagColumn, Validation
from app.model.structure import Structure, TabStructure
from app.model.tab import SUBMISSION
from app.provision.columns import new, untagged, validation
from app.templates import load
from tests.app.provision.applying import NEW

TEMPLATE = load("base", "zh-CN")
CUSTOMERS, ORDERS = TEMPLATE.tab("customers"), TEMPLATE.tab("orders")


def test_headers_carry_their_notes() -> None:
    (header,) = [change for change in new(CUSTOMERS, TEMPLATE, NEW) if isinstance(change, SetHeader)]
    assert [one.label for one in header.headers] == [column.label for column in CUSTOMERS.columns]
    assert header.headers[0].note == "客户的姓名或常用称呼。\n必填\n例：王小美"
    assert "必填" not in str(header.headers[1].note)


def test_every_column_is_marked() -> None:
    marks = [change for change in new(ORDERS, TEMPLATE, NEW) if isinstance(change, TagColumn)]
    assert [(mark.place.index, mark.path) for mark in marks] == [(n, c.path) for n, c in enumerate(ORDERS.standing)]
    assert [mark.place.metadata_id for mark in marks] == [column.metadata_id for column in ORDERS.standing]


def test_digits_stay_text_from_start() -> None:
    formats = _formats("customers")
    assert formats["phone"] == formats["wechat"] == formats[SUBMISSION] == "TEXT"


def test_numbers_and_days_get_formats() -> None:
    formats = _formats("orders")
    assert (formats["date"], formats["time"], formats["paid"], formats["sku"]) == ("DATE", "TIME", "NUMBER", "TEXT")


def test_fixed_options_become_a_list() -> None:
    rule = _rules("orders")["status"]
    assert (rule.condition, rule.values[0], rule.strict) == ("ONE_OF_LIST", "已付款", True)


def test_extendable_choices_point_at_choices() -> None:
    rule = _rules("orders")["payment"]
    assert (rule.condition, rule.values) == ("ONE_OF_RANGE", ("='选项'!$C$2:$C",))


def test_columns_of_people_only_warn() -> None:
    stage = CUSTOMERS.column("stage")
    assert [rule and rule.strict for rule in map(validation, (stage, replace(stage, adopted=True)))] == [True, False]


def test_mendable_columns_only_warn() -> None:
    assert {name for name, rule in _rules("customers").items() if rule.strict} == {
        *("gender", "source", "owner", "stage", "consent"),
    }


def test_submission_column_is_hidden() -> None:
    sizes = [change for change in new(ORDERS, TEMPLATE, NEW) if isinstance(change, SizeColumn)]
    assert [size.hidden for size in sizes] == [False] * 15 + [True] + [False] * 3


def test_derived_tab_gets_widths_only() -> None:
    dashboard = TEMPLATE.tab("dashboard")
    made = list(new(dashboard, TEMPLATE, NEW))
    assert made == [
        SizeColumn(dashboard.sheet_id, index, column.width) for index, column in enumerate(dashboard.columns)
    ]


def test_mark_returns_by_header_alone() -> None:
    header = ("我的", "姓名", "手机号码", "微信号", "微信号")
    there = TabStructure(CUSTOMERS.sheet_id, "客户", 0, 9, 9, header=header)
    marks = {mark.path: mark.place.index for mark in untagged(CUSTOMERS, Structure("x", "", "", (there,)))}
    assert marks == {"customers.name": 1, "customers.phone": 2}


def _formats(tab: str) -> dict[str, str]:
    declared, columns = TEMPLATE.tab(tab), TEMPLATE.tab(tab).standing
    made = [change for change in new(declared, TEMPLATE, NEW) if isinstance(change, FormatColumn)]
    return {columns[change.place.index].name: change.number_format.type for change in made}


def _rules(tab: str) -> dict[str, Validation]:
    declared, columns = TEMPLATE.tab(tab), TEMPLATE.tab(tab).standing
    made = [change for change in new(declared, TEMPLATE, NEW) if isinstance(change, SetValidation)]
    return {columns[change.place.index].name: change.rule for change in made}
