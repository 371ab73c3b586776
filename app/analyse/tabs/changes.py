"""变更记录: the last changes of the input tabs, newest first: when, what, where, from what to what, by whom.

Columns are those that `sheets_schema/derived/changes.toml` declares, in its order.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.analyse.cells import headers, in_columns, note, plain
from app.analyse.source import Source
from app.fields import field_of
from app.model.cell import Cell, Grid, Scalar
from app.model.history import Author, Entry
from app.model.row import shown
from app.model.tab import Column
from app.model.template import Template

MOST = 500
"""Rows that are shown; `GET /v1/stores/{id}/changes` knows all."""
LONGEST = 200
"""Characters of a cell that are quoted."""


def changes(source: Source) -> Grid:
    columns = source.template.tab("changes").columns
    listed = [_row(source, entry) for entry in source.history[:MOST]]
    return (
        headers(column.label for column in columns),
        *in_columns(columns, listed),
        (note(_closing(source, len(listed))),),
    )


def _row(source: Source, entry: Entry) -> Mapping[str, Cell]:
    """Cells by the name of their column."""
    tab = next((tab for tab in source.template.inputs if tab.name == entry.tab), None)
    column = tab.by_name.get(entry.column) if tab else None
    return {
        "when": plain(f"{entry.at.astimezone(source.zone):%Y-%m-%d %H:%M:%S}"),
        "what": plain(source.template.text(f"report.changes.kind.{entry.kind}")),
        "tab": plain(tab.label if tab else entry.tab),
        "key": plain(source.hides(source.key(tab, entry.key))),
        "column": plain(column.label if column else entry.column),
        "before": plain(_quoted(source, column, entry.before)),
        "after": plain(_quoted(source, column, entry.after)),
        "author": plain(_author(source.template, entry.author)),
        "operation": plain(entry.operation_id),
    }


def _quoted(source: Source, column: Column | None, value: Scalar) -> str:
    """A cell as people would have typed it: a date as a date, not as its number."""
    if column is None:
        return source.hides(shown(value))
    number = isinstance(value, int | float) and not isinstance(value, bool)
    words = field_of(column).entered(value) if number else shown(value)
    words = source.hides(source.shown(column, words))
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _author(template: Template, author: Author) -> str:
    return template.text(f"report.changes.{author.certainty}", name=author.name)


def _closing(source: Source, count: int) -> str:
    if not count:
        return source.template.text("report.changes.none")
    return source.template.text("report.changes.summary", day=source.as_of.isoformat(), count=count)
