"""Which rows are looked at, and what an answer of Google's says of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.sheets.detail import AROUND, SPARE, TOP, area, windows


@given(filled=st.integers(0, 100_000), rows=st.integers(1, 100_000))
def test_windows_stay_in_the_grid(filled: int, rows: int) -> None:
    found = windows(filled, rows)
    assert all(1 <= start < end <= rows for start, end in found)
    assert sum(end - start for start, end in found) <= TOP + AROUND + SPARE
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_last_filled_row_is_looked_at() -> None:
    assert windows(5_000, 9_000) == [(1, TOP + 1), (5_001 - AROUND, 5_001 + SPARE)]
    assert windows(0, 1_000) == [(1, 1 + SPARE)]


def test_areas_begin_at_nought() -> None:
    assert area({"sheetId": 7}) == (None, None, None, None)
    assert area({"endRowIndex": 1, "endColumnIndex": 3}) == (0, 1, 0, 3)
    assert area({"startRowIndex": 1}) == (1, None, None, None)
