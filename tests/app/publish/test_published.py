"""What we know to stand in a derived tab."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Cell, Formula
from app.publish.published import BLOCK, Published, fingerprints, width
from tests.app.publish.sheet import content


@given(st.integers(1), st.lists(st.text()), st.integers(0), st.integers(0))
def test_json_brings_it_back(tab_id: int, prints: list[str], rows: int, columns: int) -> None:
    published = Published(tab_id, tuple(prints), rows, columns, rows)
    assert Published.from_json(published.to_json()) == published


def test_one_fingerprint_per_block() -> None:
    grid = content(*["a"] * (2 * BLOCK + 1)).grid
    first, second, third = fingerprints(grid)
    assert first == second != third


def test_type_style_formula_count() -> None:
    cells = (
        Cell("1"),
        Cell(1),
        Cell(1.0),
        Cell(value=True),
        Cell(1, "money"),
        Cell("=A1"),
        Cell(Formula("=A1")),
        Cell(),
    )
    assert len({fingerprints(((cell,),)) for cell in cells}) == len(cells)


def test_written_content_is_known() -> None:
    written = Published.of(content("abc", "d"), grid_rows=100)
    assert (written.tab_id, written.rows, written.width, written.grid_rows) == (7, 2, 3, 100)


def test_blank_differs_from_unknown() -> None:
    assert Published.blank(7, grid_rows=100) == replace(Published.unknown(7, grid_rows=100, width=0), rows=0)


def test_no_rows_no_width() -> None:
    assert width(()) == 0
