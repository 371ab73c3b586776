"""A1 notation read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.truth import a1
from localsheets.truth.box import Area


@given(st.integers(0, 18_277))
def test_letters_and_numbers_agree(column: int) -> None:
    assert a1.number(a1.letters(column)) == column


@given(top=st.integers(0, 999), left=st.integers(0, 700), height=st.integers(1, 9), width=st.integers(1, 9))
def test_area_text_reads_back(top: int, left: int, height: int, width: int) -> None:
    area = Area(top, top + height, left, left + width)
    found = a1.extent(a1.area_text(area))
    assert found is not None
    assert found[:4] == (area.top, area.bottom, area.left, area.right)


@given(st.text(min_size=1))
def test_quoted_title_splits_back(title: str) -> None:
    assert a1.split(a1.quoted(title) + "!A1") == (title, "A1")


@pytest.mark.parametrize("text", ["A0", "1A", "A1:", ":A1", "AAAA1", "A-1", "", "A1:B2:C3"])
def test_nonsense_is_no_range(text: str) -> None:
    assert a1.extent(text) is None
