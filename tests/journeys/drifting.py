"""What is asked of a store whose structure people have damaged: what was found, what was done, what they still have."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.journeys import damage_cells, damage_columns, damage_tabs
from tests.journeys.damage import TEMPLATE, Hands, tab
from tests.shop import SERVICE, Shop

FILLED = (damage_cells, damage_columns, damage_tabs)
"""By importing them, the table of damage is filled."""
DERIVED = {one.sheet_id for one in TEMPLATE.derived}
ROW_LOST = {"header row deleted"}
"""Damage after which the first row holds what people typed."""


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
