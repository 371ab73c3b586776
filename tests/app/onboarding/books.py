"""Workbooks mapped as onboarding maps them, without a spreadsheet."""

from __future__ import annotations

from app import normalise
from app.model.workbook import SheetCells
from app.onboarding.adopting import titles
from app.onboarding.mapping import Choices, Hints, SheetMatch, mapped
from app.templates import load
from tests.workbooks import Rows, Workbook


def sheets(book: Workbook) -> tuple[SheetCells, ...]:
    return tuple(sheet(number, title, rows) for number, (title, rows) in enumerate(book.items()))


def sheet(number: int, title: str, rows: Rows) -> SheetCells:
    return SheetCells(number, title, tuple(map(tuple, rows)))


def mapping(book: Workbook, *, locale: str = "zh-CN", choices: Choices | None = None) -> dict[str, SheetMatch]:
    """The matches by the title of their sheet."""
    template = load("base", locale)
    hints = Hints(titles("base"), normalise.vocabulary(template, {}), choices or {})
    return {match.title: match for match in mapped(sheets(book), template, hints)}


def columns(match: SheetMatch) -> dict[str, str]:
    """Header → name of the column that it is taken for."""
    return {found.header: name for name, found in match.chosen().items()}
