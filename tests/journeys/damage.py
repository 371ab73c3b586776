"""What people do to the structure of a store's sheet, by hand or by accident: one table, by name.

Each goes over Google's wire, by gspread. What a kind should be found as is beside it: codes of the plan; none where it
is the people's own affair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gspread

from app.model.ids import stable_id
from app.templates import load
from tests.shop import BOSS, Shop

Json = dict[str, Any]
TEMPLATE = load("base", "zh-CN")


@dataclass(frozen=True)
class Hands:
    """The owner at the sheet, with what is needed to name places in it."""

    shop: Shop
    sheet: gspread.Spreadsheet

    def does(self, *requests: Json) -> None:
        self.sheet.batch_update({"requests": list(requests)})

    def types(self, place: str, *rows: list[Any]) -> None:
        """As it would be typed."""
        self.sheet.values_update(place, {"valueInputOption": "USER_ENTERED"}, {"values": list(rows)})

    def at(self, path: str) -> int:
        """The index of a declared column, as long as nobody has moved it."""
        tab, _, name = path.partition(".")
        return [column.name for column in TEMPLATE.tab(tab).columns].index(name)

    def heads(self, path: str, text: str) -> None:
        """Types over a header."""
        place = gspread.utils.rowcol_to_a1(1, self.at(path) + 1)
        self.types(f"'{TEMPLATE.tab(path.partition('.')[0]).label}'!{place}", [text])


Damage = Callable[[Hands], None]
KINDS: dict[str, tuple[Damage, frozenset[str]]] = {}
"""Name → what is done, and as what it should be found."""


def kind(*codes: str) -> Callable[[Damage], Damage]:
    """Puts a function into the table under its name."""

    def listed(function: Damage) -> Damage:
        KINDS[function.__name__.replace("_", " ")] = (function, frozenset(codes))
        return function

    return listed


def tab(name: str) -> int:
    return TEMPLATE.tab(name).sheet_id


def cells(name: str, top: int, bottom: int | None, left: int | None = None, right: int | None = None) -> Json:
    """A part of a tab."""
    named = {"startRowIndex": top, "endRowIndex": bottom, "startColumnIndex": left, "endColumnIndex": right}
    return {"sheetId": tab(name), **{key: value for key, value in named.items() if value is not None}}


def lines(name: str, dimension: str, start: int, count: int = 1) -> Json:
    return {"sheetId": tab(name), "dimension": dimension, "startIndex": start, "endIndex": start + count}


def below(name: str, column: int, *, top: int = 1, bottom: int | None = None) -> Json:
    """A column below its header, or some of its rows."""
    return cells(name, top, bottom, column, column + 1)


def guarded(name: str, number: int = 0) -> int:
    """Id of the protection that the service put on a tab."""
    return stable_id(f"protect:{name}:{number}" if number else f"protect:{name}")


def properties(sheet_id: int, **values: Any) -> Json:
    fields = ",".join(f"{key}.{next(iter(one))}" if isinstance(one, dict) else key for key, one in values.items())
    return {"updateSheetProperties": {"properties": {"sheetId": sheet_id, **values}, "fields": fields}}


def paste(source: Json, target: Json, *, cut: bool = False) -> Json:
    """Copied or cut, with everything that the cells bear."""
    if not cut:
        return {"copyPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}}
    spot = {
        "sheetId": target["sheetId"],
        "rowIndex": target["startRowIndex"],
        "columnIndex": target["startColumnIndex"],
    }
    return {"cutPaste": {"source": source, "destination": spot, "pasteType": "PASTE_NORMAL"}}


def opened(shop: Shop) -> Hands:
    return Hands(shop, shop.sheet(BOSS))


def furnish(shop: Shop) -> None:
    """A team at work: rows, a column and a tab of their own, colours, a filter."""
    hands = opened(shop)
    hands.types("客户!A2", ["王小美", "13800138000", "xiaomei_2020"], ["李雷", "13900139000", "lilei_88"])
    hands.types("客户!F2", ["女"], ["男"])
    hands.types("客户!Y1", ["我的备注"], ["爱喝茶"], ["=1+1"])
    hands.types("订单!A2", ["D001", "2026-11-20", "", "13800138000", "", 2, 100, "", 200])
    shade = {"backgroundColor": {"red": 1.0, "green": 0.8}}
    fill = {"range": cells("customers", 1, 3, 0, 2), "cell": {"userEnteredFormat": shade}}
    hands.does(
        {"repeatCell": {**fill, "fields": "userEnteredFormat.backgroundColor"}},
        {"setBasicFilter": {"filter": {"range": cells("orders", 0, 50, 0, 9)}}},
        {"addSheet": {"properties": {"title": "草稿", "sheetId": 77}}},
    )
    hands.types("草稿!A1", ["随手记"], ["周五补货"])
