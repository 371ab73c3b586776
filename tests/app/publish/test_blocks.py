"""Only what differs is written, and what was written stands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.change import ReplaceBlock
from app.model.report import Report, TabContent
from app.publish import Published, plan
from tests.app.publish.sheet import Sheet, content

HUNDRED = ["a"] * 100


def test_unchanged_report_plans_nothing() -> None:
    _, published = plan(Report((content("a", "b"),)), {})
    assert plan(Report((content("a", "b"),)), published) == ((), published)


def test_changed_block_goes_alone() -> None:
    changed = [*HUNDRED, *HUNDRED]
    changed[120] = "b"
    (block,) = _blocks(content(*HUNDRED, *HUNDRED), content(*changed))
    assert (block.first_row, len(block.grid), block.tail, block.grow_rows) == (100, 50, 0, 0)


def test_neighbouring_blocks_go_together() -> None:
    changed = ["b", *HUNDRED[:98], "b", *HUNDRED, "b"]
    blocks = _blocks(content(*HUNDRED, *HUNDRED, "a"), content(*changed))
    assert [(block.first_row, len(block.grid)) for block in blocks] == [(0, 100), (200, 1)]


def test_shrinking_clears_the_tail() -> None:
    (block,) = _blocks(content(*HUNDRED, "a"), content(*HUNDRED))
    assert (block.first_row, len(block.grid), block.tail) == (50, 50, 1)


def test_growing_appends_rows_once() -> None:
    before = Published.of(content("a"), grid_rows=60)
    changes, after = plan(Report((content("b", *HUNDRED, *HUNDRED),)), {7: before})
    assert [change.grow_rows for change in changes if isinstance(change, ReplaceBlock)] == [190]
    assert after[7].grid_rows == 250


def test_grid_never_shrinks() -> None:
    _, published = plan(Report((content("a"),)), {7: Published.of(content(*HUNDRED), grid_rows=1000)})
    assert published[7].grid_rows == 1000


def test_narrower_content_clears_columns() -> None:
    (block,) = _blocks(content("abc", "abc"), content("a", "a"))
    assert block.width == 3


def test_unknown_content_is_replaced() -> None:
    sheet, other = Sheet(rows=80), content(*["xyz"] * 80)
    sheet.apply(plan(Report((other,)), {7: Published.blank(7, grid_rows=80)})[0])
    unknown = {7: Published.unknown(7, grid_rows=80, width=26)}
    sheet.apply(plan(Report((content("a", "b"),)), unknown)[0])
    assert sheet.holds(content("a", "b").grid)


def test_unheard_tab_gets_rows() -> None:
    (change,), published = plan(Report((content("a"),)), {})
    assert isinstance(change, ReplaceBlock) and change.grow_rows == published[7].grid_rows == 50


def test_content_without_rows_waits() -> None:
    before = {7: Published.of(content("a"), grid_rows=50)}
    assert plan(Report((content(),)), before) == ((), before)


def test_other_tabs_are_left() -> None:
    other = {8: Published.of(content("x", tab_id=8), grid_rows=50)}
    changes, published = plan(Report((content("a"),)), other)
    assert [change.tab_id for change in changes if isinstance(change, ReplaceBlock)] == [7]
    assert published[8] == other[8]


ROWS = st.lists(st.sampled_from(["a", "ab", "", "c"]), max_size=170).map(lambda rows: content("head", *rows))


@settings(max_examples=60)
@given(st.lists(ROWS, min_size=1, max_size=4), st.sampled_from([1, 50, 120, 1000]))
def test_grid_equals_content_always(contents: list[TabContent], rows: int) -> None:
    sheet = Sheet(rows=rows)
    published: Mapping[int, Published] = {7: Published.blank(7, grid_rows=rows)}
    for wanted in contents:
        changes, published = plan(Report((wanted,)), published)
        sheet.apply(changes)
        assert sheet.holds(wanted.grid)
        assert len(sheet.cells) == published[7].grid_rows
        assert plan(Report((wanted,)), published)[0] == ()


@settings(max_examples=40)
@given(ROWS, ROWS)
def test_no_row_goes_twice(before: TabContent, after: TabContent) -> None:
    written = [row for block in _blocks(before, after) for row in range(block.first_row, _end(block))]
    assert len(written) == len(set(written))


@pytest.mark.parametrize("rows", [1, 50, 51, 100])
def test_whole_blocks_of_grid(rows: int) -> None:
    _, published = plan(Report((content(*["a"] * rows),)), {})
    assert published[7].grid_rows % 50 == 0 and published[7].grid_rows >= rows


def _blocks(before: TabContent, after: TabContent) -> list[ReplaceBlock]:
    """What turns one content into the other."""
    changes, _ = plan(Report((after,)), {7: Published.of(before, grid_rows=1000)})
    return [change for change in changes if isinstance(change, ReplaceBlock)]


def _end(block: ReplaceBlock) -> int:
    return block.first_row + len(block.grid) + block.tail
