"""What is read of a spreadsheet: rows by header, by mark where the header tells nothing, all accounted for."""

from __future__ import annotations

import pytest

from app.model.tab import Column, Tab
from app.sheets import Refusal
from tests.app.sheets.conftest import TAB, Desk

COLUMNS = tuple(Column("customers", name, label, "text") for name, label in (("phone", "电话"), ("name", "姓名")))


class Declared(Tab):
    """The tab of the desk, whose ids are its own."""

    @property
    def sheet_id(self) -> int:
        return TAB


CUSTOMERS = Declared("customers", "客户", "input", COLUMNS)
MISSING = Tab("orders", "订单", "input", COLUMNS)


def test_rows_are_read_once(desk: Desk) -> None:
    desk.people.update([[1, True], ["", "", "own"], [], [45000.5]], "A5", raw=True)
    found = desk.sheets.read(desk.sheet_id, [CUSTOMERS])["customers"]
    assert [(row.number, dict(row.cells)) for row in found.rows[3:]] == [
        (5, {"phone": 1, "name": True}),
        (8, {"phone": 45000.5}),
    ]
    assert (found.header, found.title, dict(found.skipped)) == (("电话", "姓名"), "客户", {"undeclared": 1, "blank": 1})


def test_own_columns_are_named(desk: Desk) -> None:
    desk.people.update([["喜好"]], "C1", raw=True)
    assert desk.sheets.read(desk.sheet_id, [CUSTOMERS])["customers"].extra == ("喜好",)


def test_missing_tab_is_left_out(desk: Desk) -> None:
    assert set(desk.sheets.read(desk.sheet_id, [MISSING, CUSTOMERS])) == {"customers"}
    assert desk.sheets.read(desk.sheet_id, [MISSING]) == {}


def test_known_answer_stays_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even parsed; one more cell makes it another answer."""
    digest = desk.sheets.read(desk.sheet_id, [CUSTOMERS]).digest
    with monkeypatch.context() as patch:
        patch.setattr("app.sheets.sheets.parsed", lambda _: pytest.fail("taken apart"))
        again = desk.sheets.read(desk.sheet_id, [CUSTOMERS], known=digest)
    assert (again.same, again.digest, dict(again)) == (True, digest, {})
    desk.people.update([["x"]], "A9", raw=True)
    assert not desk.sheets.read(desk.sheet_id, [CUSTOMERS], known=digest).same


def test_other_refusals_are_raised(desk: Desk) -> None:
    desk.fault("spreadsheets.values.batchGetByDataFilter", status=400)
    with pytest.raises(Refusal):
        desk.sheets.read(desk.sheet_id, [CUSTOMERS])


def test_structure_tells_what_stands(desk: Desk) -> None:
    found = desk.sheets.structure(desk.sheet_id)
    tab = found.tab(TAB)
    assert tab is not None and found.titled("客户") == tab
    assert (tab.rows, tab.columns, tab.hidden, dict(tab.metadata)) == (100, 5, False, {71: 0, 72: 1})
    assert found.operations == {1000: "op_0"}
