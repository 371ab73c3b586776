"""A sheet of people's as a tab: their columns are marked where they stand, ours come at the right end."""

from __future__ import annotations

from dataclasses import replace

from app.model.adoption import AdoptedTab
from app.model.cell import Formula
from app.model.change import (
    Change,
    InsertLines,
    Protect,
    ReplaceBlock,
    SetHeader,
    SetValidation,
    SpillFormula,
    TagColumn,
)
from app.model.structure import Structure, TabStructure
from app.provision.adopted import columns, protected
from app.provision.places import unprovisioned
from app.templates import bound, load
from tests.app.provision.applying import EDITORS, planned

HEADER = ("序号", "姓名", "电话", "喜欢", "性别", "")
THEIRS = AdoptedTab("customers", 0, "老客户", (("phone", "电话"),), frozenset({"name", "phone", "gender"}))
TEMPLATE = bound(load("base", "zh-CN"), [THEIRS])
CUSTOMERS = TEMPLATE.tab("customers")
SHEET = TabStructure(0, "老客户", 0, 1000, 26, header=HEADER)
BOOK = Structure("店铺", "zh_CN", "Asia/Shanghai", (SHEET,))


def made() -> tuple[Change, ...]:
    return tuple(columns(CUSTOMERS, TEMPLATE, BOOK))


def test_missing_columns_come_last() -> None:
    (room,) = (change for change in made() if isinstance(change, InsertLines))
    (header,) = (change for change in made() if isinstance(change, SetHeader))
    assert (room.index, header.start) == (6, 6)
    assert (room.count, len(header.headers)) == (len(CUSTOMERS.standing) - 3, len(CUSTOMERS.columns) - 3)
    assert "姓名" not in {one.label for one in header.headers}


def test_their_columns_are_marked() -> None:
    marks = {change.path: change.place.index for change in made() if isinstance(change, TagColumn)}
    assert (marks["customers.name"], marks["customers.phone"], marks["customers.gender"]) == (1, 2, 4)
    assert marks.keys() == {column.path for column in CUSTOMERS.standing}


def test_formulas_come_last_of_all() -> None:
    plan = planned(TEMPLATE, BOOK)
    spilled = [change for change in plan if isinstance(change, SpillFormula)]
    assert {type(change) for change in plan[plan.index(spilled[0]) :]} == {SpillFormula, ReplaceBlock}
    spent = next(change for change in spilled if change.header.label == "累计消费")
    assert spent.place.index == 6 + len(CUSTOMERS.columns) - 3 + 2
    assert "'老客户'!$C:$C" in spent.formula


def test_their_column_of_that_name_stays() -> None:
    book = replace(BOOK, tabs=(replace(SHEET, header=(*HEADER, "累计消费")),))
    plan = planned(TEMPLATE, book)
    assert "累计消费" not in {change.header.label for change in plan if isinstance(change, SpillFormula)}
    assert "customers.spent" not in {change.path for change in plan if isinstance(change, TagColumn)}
    cells = (cell for change in plan if isinstance(change, ReplaceBlock) for row in change.grid for cell in row)
    assert any("'老客户'!$G:$G" in cell.value.text for cell in cells if isinstance(cell.value, Formula))


def test_their_columns_only_warn() -> None:
    strict = {c.place.index: c.rule.strict for c in made() if isinstance(c, SetValidation)}
    assert strict[4] is False and True in strict.values()


def test_header_runs_are_protected() -> None:
    runs = [change.columns for change in protected(CUSTOMERS, TEMPLATE, BOOK, editors=EDITORS)]
    assert runs == [(1, 3), (4, 5), (6, 6 + len(CUSTOMERS.columns) - 3)]
    assert len({change.protection_id for change in planned(TEMPLATE, BOOK) if isinstance(change, Protect)}) > 3


def test_marked_sheet_is_done() -> None:
    marks = {CUSTOMERS.column("phone").metadata_id: 2}
    done = replace(BOOK, tabs=(replace(SHEET, metadata=marks),))
    assert unprovisioned(CUSTOMERS, done) is None
    assert not tuple(columns(CUSTOMERS, TEMPLATE, done)) and not tuple(protected(CUSTOMERS, TEMPLATE, done, editors=()))
