"""The tab in which people look somebody up: one cell to type into, formulas show the rest; nothing is written later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.fields import FIELDS
from app.model.cell import Cell, Formula, Style
from app.model.change import ReplaceBlock
from app.model.structure import Structure
from app.model.tab import Lookup, Tab
from app.model.template import Template
from app.provision.spills import addressed, quoted

OPEN = (1, 1)
"""Row and column (0-based) of the cell that people type into."""
ASKED, FOUND = "$B$2", "$B$3"
"""What is asked for, and the number of the row that has it."""
STYLES: dict[str, Style] = {
    "NUMBER": "number",
    "DATE": "date",
    "TIME": "time",
    "DATE_TIME": "datetime",
    "PERCENT": "percent",
}

Line = tuple[Cell, ...]


def content(tab: Tab, template: Template, structure: Structure) -> ReplaceBlock:
    """The whole tab; ValueError where the tab is none of this kind."""
    lookup = tab.lookup
    if lookup is None:
        raise ValueError(f"{tab.name} looks nothing up")
    lines = tuple(_lines(tab, lookup, template, structure))
    return ReplaceBlock(tab.sheet_id, lines, width=max(map(len, lines)))


def formulas(tab: Tab, template: Template, structure: Structure) -> ReplaceBlock:
    """All below the cell that people type into, which keeps what stands there."""
    whole, first = content(tab, template, structure), OPEN[0] + 1
    return replace(whole, grid=whole.grid[first:], first_row=first)


def _lines(tab: Tab, lookup: Lookup, template: Template, structure: Structure) -> Iterator[Line]:
    def formula(text: str, style: Style = "plain") -> Cell:
        return Cell(Formula("=" + addressed(text, template, structure)), style)

    columns = [template.column(path) for path in lookup.lines]
    shows = [_style(template.column(path).field) for path in lookup.lines]
    yield (Cell(tab.label, "title"),)
    yield Cell(template.text("lookup.ask"), "header"), Cell(None, "text")
    yield Cell(template.text("lookup.row"), "note"), formula(_row(lookup, template), "integer")
    yield ()
    for path in lookup.card:
        column = template.column(path)
        yield (
            Cell(column.label, "header"),
            formula(f"IF(ISNUMBER({FOUND}),INDEX({{{path}}},{FOUND}),)", _style(column.field)),
        )
    yield ()
    yield (Cell(template.text("lookup.lines"), "title"),)
    yield tuple(Cell(column.label, "header") for column in columns)
    yield formula(_rows(lookup), shows[0]), *(Cell(None, style) for style in shows[1:])
    yield from [tuple(Cell(None, style) for style in shows)] * (lookup.most - 1)


def _row(lookup: Lookup, template: Template) -> str:
    """The number of the row, by the first column that has what was typed: phone numbers without their spaces."""
    found = quoted(template.text("lookup.none"))
    for path in reversed(lookup.find):
        spaced = FIELDS[template.column(path).field].kind == "name"
        asked = f"TRIM({ASKED})" if spaced else f'SUBSTITUTE(TRIM({ASKED})," ","")'
        found = f"IFNA(MATCH({asked},{{{path}}},0),{found})"
    return f'IF(TRIM({ASKED})="",,{found})'


def _rows(lookup: Lookup) -> str:
    """The other tab's rows that name the row found, the newest first."""
    named = "+".join(f"({{{lookup.match}}}=INDEX({{{path}}},{FOUND}))" for path in lookup.find)
    columns = ",".join(f"{{{path}}}" for path in lookup.lines)
    rows = f'FILTER({{{columns}}},{{{lookup.match}}}<>"",{named})'
    size = f"{lookup.most},{len(lookup.lines)}"
    return f"IF(ISNUMBER({FOUND}),IFNA(ARRAY_CONSTRAIN(SORT({rows},1,FALSE),{size}),),)"


def _style(field: str) -> Style:
    """How a value of that kind is shown; never as text, for a formula in a text cell turns to text when edited."""
    kind = FIELDS[field].number_format
    if kind is None or kind.type == "TEXT":
        return "plain"
    return "money" if field == "money" else "integer" if field == "integer" else STYLES.get(kind.type, "plain")
