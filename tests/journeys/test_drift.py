"""What people do to a sheet's structure: found, put right in one write or reported, and no cell of theirs lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.journeys import damage_cells, damage_columns, damage_tabs
from tests.journeys.damage import KINDS, TEMPLATE, Hands, furnish, opened, tab
from tests.shop import SERVICE, Shop, close_shop, open_shop

FILLED = (damage_cells, damage_columns, damage_tabs)
"""By importing them, the table of damage is filled."""
DERIVED = {one.sheet_id for one in TEMPLATE.derived}
ROW_LOST = {"header row deleted"}
"""Damage after which the first row holds what people typed."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One service for all kinds of damage."""
    opened_shop = open_shop(tmp_path_factory.mktemp("drift"))
    yield opened_shop
    close_shop(opened_shop)


@pytest.fixture
def hands(service: Shop) -> Hands:
    """The owner at the sheet of a new store that was synced, and in which nothing is to be put right."""
    return at_work(service)


def at_work(shop: Shop) -> Hands:
    shop.onboard(str(len(shop.stores)))
    furnish(shop)
    shop.sync()
    return opened(shop)


def planned(shop: Shop) -> Any:
    return shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}/plan").json()


def applied(shop: Shop, **asked: Any) -> Any:
    answer = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/apply", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes(plan: Any) -> set[str]:
    """Everything that was found."""
    return {item["code"] for part in ("changes", "refused", "findings") for item in plan[part]}


def told(plan: Any) -> set[tuple[str, str]]:
    """What is left to people."""
    return {(item["code"], item["column"]) for part in ("refused", "findings") for item in plan[part]}


def typed(hands: Hands, *, row_lost: bool = False) -> Counter[tuple[Any, ...]]:
    """What people typed, column by column, wherever it stands: headers are the structure's affair."""
    found: Counter[tuple[Any, ...]] = Counter()
    for sheet in hands.shop.person(SERVICE).open_by_key(hands.sheet.id).worksheets():
        if sheet.id in DERIVED or sheet.title == "看板的副本":
            continue
        rows = sheet.get(value_render_option="FORMULA", major_dimension="COLUMNS")  # type: ignore[arg-type]
        columns = (
            tuple(cell for cell in line[0 if row_lost and sheet.id == tab("customers") else 1 :] if cell != "")
            for line in rows
        )
        found.update(column for column in columns if column)
    return found


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
    assert [item["code"] for item in applied(hands.shop, accept=["customers"])["done"]] == ["tab.missing"]
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
