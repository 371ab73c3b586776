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
    "plain": {},
}
