"""Whole sheets: chains, cycles, spills."""

from __future__ import annotations

import pytest

from localsheets.cells import CellError
from localsheets.cells.formulas import Area, Place
from localsheets.cells.formulas.functions import lookups
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.values import key
from tests.localsheets.cells.formulas.sheets import ORDERS, Rows, calculation


def value(rows: Rows, row: int, column: int) -> object:
    found = calculation({"S": rows}).value(Place("S", row, column))
    return found.shown if isinstance(found, CellError) else found


def test_formulas_read_other_formulas() -> None:
    assert value([["=B1*2", "=C1+1", 4]], 0, 0) == 10


def test_long_chains_are_followed() -> None:
    rows: Rows = [[f"=A{row}+1" if row else 1] for row in range(5000)]
    made = calculation({"S": rows}, size=(5000, 1))
    assert made.value(Place("S", 4999, 0)) == 5000


def test_cycles_come_to_errors() -> None:
    rows: Rows = [["=B1", "=C1", '=IFERROR(A1,"hidden")', "=D1", 7]]
    assert [value(rows, 0, column) for column in range(5)] == ["#REF!"] * 4 + [7]


def test_ranges_do_not_hold_their_formula() -> None:
    assert value([[1], [2], ["=SUM(A1:A2)"]], 2, 0) == 3
    assert value([[1], [2], ["=SUM(A1:A3)"]], 2, 0) == "#REF!"


def test_errors_pass_through_formulas() -> None:
    assert value([["=1/0", "=A1+1", "=IFERROR(B1,5)"]], 0, 2) == 5


def test_array_formula_fills_column_down() -> None:
    rows: Rows = [["who", "q", '={"double";ARRAYFORMULA(IF(A2:A="",,B2:B*2))}'], ["a", 1], ["b", 2]]
    values = calculation({"S": rows}, size=(5, 3)).values(Area("S", 0, 2, 5, 3))
    assert values == [["double"], [2], [4], [None], [None]]


def test_spills_feed_other_spills() -> None:
    rows: Rows = [["=ARRAYFORMULA(B1:B3+1)", "=ARRAYFORMULA(C1:C3*10)", 1], [None, None, 2], [None, None, 3]]
    assert [value(rows, row, 0) for row in range(3)] == [11, 21, 31]


def test_spill_stops_at_data() -> None:
    rows: Rows = [["={1;2;3}"], [None], ["taken"]]
    found = calculation({"S": rows}).value(Place("S", 0, 0))
    assert found == CellError("REF", "Array result was not expanded because it would overwrite data in A3.")
    assert value(rows, 1, 0) is None


def test_spill_needs_room_on_sheet() -> None:
    made = calculation({"S": [["=SEQUENCE(9)"]]}, size=(5, 1))
    found = made.value(Place("S", 0, 0))
    assert isinstance(found, CellError)
    assert found.type == "REF"


def test_sums_include_spilled_cells() -> None:
    assert value([["={1;2;3}", "=SUM(A:A)", "=COUNTA(A1:A9)"]], 0, 1) == 6
    assert value([["={1;2;3}", "=SUM(A:A)", "=COUNTA(A1:A9)"]], 0, 2) == 3


def test_computed_lists_formulas_and_spills() -> None:
    rows: Rows = [["=1+1", 5, "={7;8}"]]
    assert calculation({"S": rows}).computed("S") == {(0, 0): 2, (0, 2): 7, (1, 2): 8}


def test_tabs_read_each_other() -> None:
    """And know each other in any case of letters."""
    made = calculation({"Orders": ORDERS, "Sum": [["=SUM(Orders!B2:B)", "=Back!A1"]], "Back": [["=sum!A1*2"]]})
    assert made.value(Place("Sum", 0, 1)) == 16


def test_lookups_use_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """300 lookups in 300 rows: each row is looked at a few times, not 300."""
    keys: list[Cell] = []

    def counted(value: Cell) -> object:
        keys.append(value)
        return key(value)

    monkeypatch.setattr(lookups, "key", counted)
    rows: Rows = [[f"k{row}", row, f'=VLOOKUP("k{row}",A:B,2,FALSE)'] for row in range(300)]
    values = calculation({"S": rows}, size=(300, 3)).values(Area("S", 0, 2, 300, 3))
    assert values[299] == [299]
    assert len(keys) < 5 * 300
