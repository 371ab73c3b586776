"""From the content of derived tabs to the blocks of rows that must be written: DESIGN §5, safe write 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.model.change import Change, ReplaceBlock
from app.model.report import Report, TabContent
from app.publish.published import BLOCK, Published, whole_blocks

Plans = tuple[tuple[Change, ...], Mapping[int, Published]]
"""What to write, and what stands in every tab, by sheet id, once all of it is written."""


def plan(report: Report, published: Mapping[int, Published]) -> Plans:
    """The blocks of rows of every tab that differ from what stands; nothing where nothing differs.

    A tab that `published` lacks is taken as blank with a grid of unknown size. Content without rows is not written:
    a derived tab is never blank.
    """
    changes: list[Change] = []
    standing = dict(published)
    for content in filter(lambda content: content.grid, report.tabs):
        before = standing.get(content.tab_id, Published(content.tab_id))
        after = Published.of(content, grid_rows=_grid_rows(before, content))
        changes += replacements(content, before, after)
        standing[content.tab_id] = after
    return tuple(changes), standing


def replacements(content: TabContent, before: Published, after: Published) -> tuple[ReplaceBlock, ...]:
    """The changed blocks of one tab, neighbours joined; the last one also clears rows that are left over."""
    width = max(before.width, after.width)
    runs = [
        ReplaceBlock(content.tab_id, content.grid[first:end], first_row=first, width=width)
        for first, end in _runs(before, after)
    ]
    if before.rows > after.rows:
        runs[-1] = replace(runs[-1], tail=before.rows - after.rows)
    return tuple(_grown(runs, before.grid_rows, after.grid_rows))


def _runs(before: Published, after: Published) -> Iterator[tuple[int, int]]:
    """First row and end of each run of neighbouring blocks that must be written."""
    start: int | None = None
    blocks = len(after.fingerprints)
    for block in range(blocks):
        if _must_be_written(block, before, after):
            start = block if start is None else start
        elif start is not None:
            yield start * BLOCK, block * BLOCK
            start = None
    if start is not None:
        yield start * BLOCK, after.rows


def _must_be_written(block: int, before: Published, after: Published) -> bool:
    """Also where the tab changes its width, and the last block where rows below it must be cleared."""
    leaves_rest = before.rows > after.rows and block == len(after.fingerprints) - 1
    known = before.fingerprints[block : block + 1]
    return leaves_rest or before.width != after.width or known != (after.fingerprints[block],)


def _grown(runs: list[ReplaceBlock], grid_rows: int, needed: int) -> Iterator[ReplaceBlock]:
    """The first run that reaches below the grid appends the rows that are missing."""
    for run in runs:
        short = run.first_row + len(run.grid) > grid_rows
        yield replace(run, grow_rows=needed - grid_rows) if short else run
        grid_rows = needed if short else grid_rows


def _grid_rows(before: Published, content: TabContent) -> int:
    """As before where that is enough, else whole blocks: a tab that grows by a row a day seldom grows its grid."""
    rows = len(content.grid)
    return before.grid_rows if rows <= before.grid_rows else whole_blocks(rows)
