"""What a change weighs: never less than its JSON, and found without making it."""

from __future__ import annotations

import json
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Cell, Formula, Style
from app.model.change import Change, DeleteTab, InsertRows, NumberFormat, Place, ReplaceBlock, RewriteValue
from app.sheets.requests import of_change, weight

values = st.one_of(st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(allow_nan=False), st.text())
cells = st.builds(Cell, st.one_of(values, st.builds(Formula, st.text())), st.sampled_from(get_args(Style)))
row = st.lists(cells, min_size=3, max_size=3).map(tuple)


def said(change: Change) -> tuple[int, int]:
    requests = of_change(change)
    return len(json.dumps(requests, ensure_ascii=False, separators=(",", ":")).encode()), len(requests)


def test_other_changes_are_weighed_exactly() -> None:
    for change in (DeleteTab(7), RewriteValue(Place(1, 2, 3), "+86 138 电话", "138")):
        assert weight(change) == said(change)


@given(st.lists(row, min_size=1, max_size=5).map(tuple))
def test_blocks_weigh_enough(grid: tuple[tuple[Cell, ...], ...]) -> None:
    change = ReplaceBlock(1234567890, grid, width=3, tail=7, grow_rows=50)
    assert all(most >= least for most, least in zip(weight(change), said(change), strict=True))


@given(st.lists(st.lists(values, min_size=3, max_size=3).map(tuple), min_size=1, max_size=5).map(tuple))
def test_rows_weigh_enough(rows: tuple[tuple[str | None, ...], ...]) -> None:
    places = tuple(Place(1234567890, index * 2, 1) for index in range(3))
    form = NumberFormat("DATE_TIME", "yyyy-mm-dd hh:mm:ss")
    change = InsertRows(1234567890, places, rows, formats=(form,) * 3)
    assert all(most >= least for most, least in zip(weight(change), said(change), strict=True))


def test_long_tab_weighs_little_more() -> None:
    line = (
        Cell("警告"),
        Cell("客户 手机号码"),
        Cell(Formula('=HYPERLINK("#gid=1";"去看")')),
        Cell(3, "integer"),
        Cell(),
    )
    change = ReplaceBlock(1234567890, (line,) * 500, width=6)
    assert weight(change)[0] < 1.05 * said(change)[0]
