"""Small shops to reckon by hand: rows as normalise hands them over, and what a derived tab says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.analyse import Source
from app.analyse.amounts import serial
from app.model.cell import Cell, Formula, Grid, Scalar
from app.model.finding import Finding, KnownFinding, Severity
from app.model.row import Row, key_of
from app.model.tab import Column
from app.templates.load import load

TODAY = date(2025, 3, 14)
ZH, EN = load("base", "zh-CN"), load("base", "en")


def row(tab: str, **values: Scalar | date) -> Row:
    """A row whose cells are clean; days may be given as dates."""
    filled = {name: value for name, value in values.items() if value not in (None, "")}
    cells = {name: serial(value) if isinstance(value, date) else value for name, value in filled.items()}
    return Row(tab, 2, key_of(ZH.tab(tab), cells), cells, cells)


def order(paid: Scalar, day: date | None = TODAY, **values: Scalar) -> Row:
    """An order line of one piece."""
    return row("orders", date=day, paid=paid, **{"quantity": 1, **values})


def customer(phone: str, name: str = "", wechat: str = "") -> Row:
    return row("customers", name=name, phone=phone, wechat=wechat)


def found(code: str, *, since: date = TODAY, severity: Severity = "warning", **place: str) -> KnownFinding:
    """A finding in the customers' tab, if `place` does not say otherwise."""
    given = {"tab": "customers", "key": "13800138000", **place}
    return KnownFinding(Finding(code, severity=severity, **given), since.isoformat())  # type: ignore[arg-type]


def shop(
    *rows: Row,
    findings: Iterable[KnownFinding] = (),
    as_of: date = TODAY,
    locale: str = "zh-CN",
    settings: Mapping[str, Scalar] | None = None,
) -> Source:
    """A store whose columns stand in the declared order, with its settings in force where they are given."""
    template = ZH if locale == "zh-CN" else EN
    by_tab = {tab.name: tuple(row for row in rows if row.tab == tab.name) for tab in template.inputs}
    places = {tab.name: {column.name: i for i, column in enumerate(tab.columns)} for tab in template.inputs}
    return Source(template, by_tab, tuple(findings), places, as_of, "CNY", stars, settings=settings or {})


def stars(column: Column, text: str) -> str:
    return "*" * len(text)


def line(grid: Grid, label: str) -> list[Scalar]:
    """The values to the right of a label in the first column; what is blank at the end is cut."""
    cells = next(row for row in grid if row and row[0].value == label)
    return values(cells)[1:]


def values(cells: Iterable[Cell]) -> list[Scalar]:
    shown = [cell.value.text if isinstance(cell.value, Formula) else cell.value for cell in cells]
    while shown and shown[-1] is None:
        shown.pop()
    return shown


def column(grid: Grid, label: str) -> list[Scalar]:
    """The values below a header in the first row, of the rows that reach so far."""
    index = values(grid[0]).index(label)
    return [values(cells)[index] if len(values(cells)) > index else None for cells in grid[1:]]
