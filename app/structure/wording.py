"""What differs, in the words of a language, as plan and findings say it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.finding import Finding, Severity
from app.model.template import Template
from app.structure.drift import Drift
from app.structure.item import Item

SEVERITIES: dict[str, Severity] = {
    "sharing.open": "error",
    "tab.missing": "error",
    "tab.doubled": "warning",
    "tab.table": "hint",
    "header.lost": "error",
    "header.changed": "warning",
    "header.doubled": "warning",
    "header.parted": "error",
    "header.swapped": "error",
    "column.lost": "error",
    "validation.changed": "hint",
    "protection.foreign": "warning",
    "spill.broken": "warning",
    "refused": "error",
}
"""How grave what is told is; what is not here is never only told."""


def line(item: Item, template: Template, words: Template | None = None) -> str:
    """One difference in a line; `words`: another language than that of the sheet, whose tabs and columns it names."""
    return (words or template).text(f"structure.{item.code}", **_places(item, template))


def because(reason: str, template: Template) -> str:
    """Why something is not done."""
    return template.text(f"structure.refusal.{reason}")


def findings(drift: Drift, template: Template) -> Iterator[Finding]:
    """What people are told of a drift: what only they can decide, and what could lose something."""
    for item in (*drift.reported, *(item for item, _ in drift.refused)):
        yield finding(item, template)


def finding(item: Item, template: Template) -> Finding:
    """The item as a finding; one that has no words of its own is one that was refused."""
    told = item.code in SEVERITIES
    places = _places(item, template)
    return Finding(
        f"structure.{item.code}" if told else "structure.refused",
        item.tab,
        places["tab"] if not item.column else "",
        item.column if places["column"] else "",
        seen=item.seen or (places["column"] or places["tab"] if told else line(item, template)),
        details=tuple(sorted(places.items())),
        severity=SEVERITIES[item.code if told else "refused"],
    )


def _places(item: Item, template: Template) -> dict[str, str]:
    tab = template.tab(item.tab).label if item.tab else ""
    return {"tab": tab, "column": _label(item, template), "seen": item.seen}


def _label(item: Item, template: Template) -> str:
    """Of the column that the item names; empty where it names none of the tab."""
    standing = template.tab(item.tab).standing if item.tab else ()
    return next((column.label for column in standing if column.name == item.column), "")
