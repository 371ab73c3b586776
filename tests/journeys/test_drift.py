"""What people do to a sheet's structure: found, put right in one write or reported, and no cell of theirs lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.journeys.damage import KINDS, Hands
from tests.journeys.drifting import ROW_LOST, applied, codes, planned, told, typed


@pytest.mark.parametrize("name", sorted(KINDS))
def test_damage_is_found_and_mended(hands: Hands, name: str) -> None:
    damage, expected = KINDS[name]
    damage(hands)
    found, before = planned(hands.shop), typed(hands, row_lost=name in ROW_LOST)
    done, again = applied(hands.shop), planned(hands.shop)
    assert codes(found) == expected
    assert done["writes"] == bool(found["changes"])
    assert again["changes"] == []
    assert told(again) <= told(found)
    assert before - typed(hands) == Counter()


def test_sixty_kinds_are_found() -> None:
    assert sum(bool(expected) for _, expected in KINDS.values()) >= 60


def test_looks_of_people_stay(hands: Hands) -> None:
    """A deleted column is put in again beside a coloured one; filter, colours and rules of people are as before."""
    KINDS["column deleted"][0](hands)
    KINDS["rows shaded by rule"][0](hands)
    before = looks(hands)
    applied(hands.shop)
    assert looks(hands) == before


def looks(hands: Hands) -> list[Any]:
    """Titles, places, filters and coloured cells of every tab."""
    cells = "data.rowData.values.userEnteredFormat(backgroundColor,textFormat)"
    mask = f"sheets(properties(title,index,hidden,tabColor),basicFilter,conditionalFormats,{cells})"
    found = hands.sheet.fetch_sheet_metadata({"fields": mask, "includeGridData": True})
    return [{**sheet, "data": _coloured(sheet)} for sheet in found["sheets"]]


def _coloured(sheet: Any) -> list[Any]:
    """Below the headers, wherever they stand in their rows."""
    rows = [row.get("values", []) for data in sheet.get("data", ()) for row in data.get("rowData", ())][1:]
    return [[cell["userEnteredFormat"] for cell in row if cell.get("userEnteredFormat")] for row in rows]


def test_deleted_rows_need_consent(hands: Hands) -> None:
    KINDS["full tab deleted"][0](hands)
    assert [item["reason"] for item in applied(hands.shop)["refused"]] == ["rows_lost"]
    done = applied(hands.shop, accept=["customers"])["done"]
    assert [item["code"] for item in done] == ["tab.missing", "spill.severed", "lookup.severed"]
    assert planned(hands.shop)["refused"] == []


def test_settings_come_back_as_read(hands: Hands) -> None:
    hands.types("设置!B2", ["20"])
    hands.shop.sync()
    KINDS["settings deleted"][0](hands)
    applied(hands.shop)
    assert hands.sheet.worksheet("设置").acell("B2").value == "20"


def test_remade_tab_is_written_anew(hands: Hands) -> None:
    before = hands.sheet.worksheet("看板").get_values()
    KINDS["dashboard deleted"][0](hands)
    applied(hands.shop)
    hands.shop.sync()
    assert hands.sheet.worksheet("看板").get_values() == before
