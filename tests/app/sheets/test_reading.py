"""Every row that is read is taken, or skipped with a reason."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.model.row import TabReading
from app.model.tab import SUBMISSION, Column, Tab
from app.sheets.reading import tab_reading

NAMES = ("name", "phone", SUBMISSION)
TAB = Tab("customers", "客户", "input", tuple(Column("customers", name, name, "text") for name in NAMES))
cells = st.sampled_from(["", None, "李雷", "138", " ", 5, True])


def read(*rows: list[Any]) -> TabReading:
    return tab_reading(TAB, {"values": [["name", "mine", "phone", SUBMISSION], *rows]}, marks={})


def test_cleared_row_is_known_but_skipped() -> None:
    """It is no customer without a name, and its submission is not put in again."""
    found = read(["李雷", "", "138", "su_1"], ["", "", "", "su_2"], ["", "note", "", "su_3"])
    assert [row.number for row in found.rows] == [2]
    assert (found.cleared, found.skipped) == (("su_2", "su_3"), {"cleared": 2})


def test_peoples_columns_are_not_ours() -> None:
    found = read(["", "mine"], [], ["李雷"])
    assert (found.skipped, found.extra) == ({"undeclared": 1, "blank": 1}, ("mine",))


@given(st.lists(st.lists(cells, max_size=5), max_size=20))
def test_rows_are_all_accounted_for(rows: list[list[Any]]) -> None:
    found = read(*rows)
    assert len(found.rows) + sum(found.skipped.values()) == len(rows)
    assert len(found.cleared) == found.skipped.get("cleared", 0)


def test_another_header_takes_the_place() -> None:
    """A column that people put over another's place is theirs to name; the other one is missing, not in it."""
    name, phone, _ = TAB.columns
    found = tab_reading(TAB, {"values": [["phone", "", SUBMISSION]]}, marks={name.metadata_id: 0, phone.metadata_id: 1})
    assert found.places == {"phone": 0, SUBMISSION: 2}
    assert found.missing == ("name",)
