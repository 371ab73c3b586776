"""What adopting a workbook would do, as JSON: sheet by sheet, column by column, how sure and why not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app import provision
from app.model.plan import Plan
from app.model.structure import Structure
from app.model.template import Template
from app.onboarding.mapping import SheetMatch
from app.provision.addresses import letters
from app.recognise.matching import Match


def preview(
    matches: Sequence[SheetMatch], template: Template, structure: Structure, *, timezone: str
) -> dict[str, Any]:
    """`template` is bound to the sheets that would be adopted; `structure` has the sheets' headers."""
    changes = provision.changes(template, structure, timezone=timezone, editors=())
    standing = {tab.tab_id for tab in structure.tabs}
    return {
        "sheets": [_sheet(match, template) for match in matches],
        "new_tabs": [tab.label for tab in provision.provisioned(template) if tab.sheet_id not in standing],
        "titles_taken": list(provision.collisions(template, structure)),
        "copied_first": any(match.state == "adopted" for match in matches),
        "changes": Plan(changes).counts(),
    }


def _sheet(match: SheetMatch, template: Template) -> dict[str, Any]:
    tab = template.tab(match.tab) if match.tab else None
    taken = match.chosen()
    added = [column.label for column in tab.shown if column.name not in taken] if tab else []
    return {
        "title": match.title,
        "state": match.state,
        "tab": match.tab,
        "confidence": match.confidence,
        "header_row": match.header_row,
        "advice": template.text(f"adoption.reason.{match.reason}", row=match.header_row) if match.reason else "",
        "columns": [_column(column, template) for column in match.columns if column.header or column.column],
        "adds": added if match.state == "adopted" else [],
    }


def _column(match: Match, template: Template) -> dict[str, Any]:
    return {
        "place": letters(match.index),
        "header": match.header,
        "state": match.state,
        "column": match.column,
        "confidence": match.confidence,
        "others": list(match.others),
        "advice": template.text(f"adoption.column.{match.state}") if match.state != "taken" else "",
    }
