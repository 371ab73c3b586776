"""How the styles of derived tabs and headers look, as Google's CellFormat."""

from __future__ import annotations

from typing import Any

from app.model.cell import Style

CellFormat = dict[str, Any]

_INK = {"red": 0.13, "green": 0.23, "blue": 0.33}
_PALE = {"red": 0.91, "green": 0.94, "blue": 0.97}
_GREY = {"red": 0.45, "green": 0.45, "blue": 0.45}

HEADER: CellFormat = {
    "backgroundColor": _PALE,
    "textFormat": {"bold": True, "foregroundColor": _INK},
    "verticalAlignment": "MIDDLE",
    "wrapStrategy": "WRAP",
}


def _number(kind: str, pattern: str) -> CellFormat:
    return {"numberFormat": {"type": kind, "pattern": pattern}}


def _heat(green: float, blue: float) -> CellFormat:
    """From pale to strong orange: black figures stay readable on each (contrast above 7)."""
    return {"backgroundColor": {"red": 1, "green": green, "blue": blue}, **_number("NUMBER", "#,##0")}


STYLES: dict[Style, CellFormat] = {
    "text": {"numberFormat": {"type": "TEXT"}},
    "title": {"textFormat": {"bold": True, "fontSize": 14, "foregroundColor": _INK}},
    "header": HEADER,
    "note": {"textFormat": {"italic": True, "foregroundColor": _GREY}},
    "integer": _number("NUMBER", "#,##0"),
    "money": _number("NUMBER", "#,##0.00"),
    "percent": _number("PERCENT", "0.0%"),
    "number": _number("NUMBER", "0.##"),
    "date": _number("DATE", "yyyy-mm-dd"),
    "time": _number("TIME", "hh:mm"),
    "datetime": _number("DATE_TIME", "yyyy-mm-dd hh:mm"),
    "link": {},
    "heat_1": _heat(0.94, 0.86),
    "heat_2": _heat(0.87, 0.67),
    "heat_3": _heat(0.78, 0.46),
    "heat_4": _heat(0.66, 0.25),
    "plain": {},
}
