"""gspread-dataframe: frames go into tabs and come back."""

from __future__ import annotations

import datetime

import gspread
import pandas as pd
import pytest
from gspread_dataframe import get_as_dataframe, set_with_dataframe  # type: ignore[import-untyped]

GOODS = pd.DataFrame({"sku": ["B-2", "A-1"], "price": [12.5, 99.0], "stock": [3, 10]})


@pytest.fixture
def empty(tab: gspread.Worksheet) -> gspread.Worksheet:
    tab.clear()
    return tab


def test_frame_goes_and_comes(empty: gspread.Worksheet) -> None:
    set_with_dataframe(empty, GOODS)
    found = get_as_dataframe(empty, evaluate_formulas=True)
    pd.testing.assert_frame_equal(found, GOODS, check_dtype=False)
    assert empty.acell("B2").value == "12.5"


def test_tab_takes_the_frames_size(empty: gspread.Worksheet) -> None:
    set_with_dataframe(empty, GOODS, resize=True)
    assert (empty.row_count, empty.col_count) == (3, 3)
    set_with_dataframe(empty, GOODS, row=10, col=5)
    fresh = empty.spreadsheet.sheet1
    assert (fresh.row_count, fresh.col_count, fresh.acell("E11").value) == (12, 7, "B-2")


def test_formulas_are_typed_unless_escaped(empty: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"n": [1, 2], "twice": ["=A2*2", "=A3*2"]})
    set_with_dataframe(empty, frame)
    assert get_as_dataframe(empty, evaluate_formulas=True)["twice"].tolist() == [2, 4]
    assert get_as_dataframe(empty)["twice"].tolist() == ["=A2*2", "=A3*2"]
    set_with_dataframe(empty, frame, allow_formulas=False)
    assert get_as_dataframe(empty, evaluate_formulas=True)["twice"].tolist() == ["=A2*2", "=A3*2"]


def test_texts_are_typed_unless_escaped(empty: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"phone": ["013800138000"], "day": [datetime.date(2026, 3, 5)]})
    set_with_dataframe(empty, frame)
    assert empty.row_values(2) == ["13800138000", "2026-03-05"]
    set_with_dataframe(empty, frame, string_escaping="full")
    assert empty.row_values(2) == ["013800138000", "2026-03-05"]


def test_index_and_gaps_survive(empty: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"price": [1.5, None], "stock": [1, 2]}, index=pd.Index(["a", "b"], name="sku"))
    set_with_dataframe(empty, frame, include_index=True)
    found = get_as_dataframe(empty, index_col=0)
    assert (found.index.tolist(), found["price"].isna().tolist()) == (["a", "b"], [False, True])
