"""数据问题: one row per finding that stands, newest first, with advice and a link to the row.

Columns are those that `sheets_schema/derived/findings.toml` declares, in its order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.analyse.cells import BLANK, headers, in_columns, note, plain
from app.analyse.link import letters, link
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.finding import Finding, KnownFinding, Severity
from app.model.tab import Column, Tab
from app.model.template import Template

MOST = 2000
"""Rows that are shown: a longer list helps nobody, and each row looks its key up in a whole column."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


def findings(source: Source) -> Grid:
    columns = source.template.tab("findings").columns
    rows = [_row(source, known, number=row) for row, known in enumerate(_listed(source)[:MOST], start=2)]
    return (
        headers(column.label for column in columns),
        *in_columns(columns, rows),
        *_closing(source),
    )


def problem(template: Template, code: str) -> str:
    """What a finding is called; its code where the labels have no words for it."""
    return template.texts.get(f"finding.{code}.title", code)


def _listed(source: Source) -> list[KnownFinding]:
    """Newest first, then the worst, then by place: the same list whatever order it came in."""
    tabs = {tab.name: number for number, tab in enumerate(source.template.tabs)}

    def place(known: KnownFinding) -> tuple[object, ...]:
        found = known.finding
        worst = SEVERITIES.index(found.severity)
        return worst, tabs.get(found.tab, len(tabs)), found.code, found.key, found.column, found.seen

    return sorted(sorted(source.findings, key=place), key=lambda known: known.since, reverse=True)


def _row(source: Source, known: KnownFinding, *, number: int) -> Mapping[str, Cell]:
    """Cells by the name of their column; `number` is the 1-based row that they will stand in."""
    finding, template = known.finding, source.template
    tab = next((tab for tab in template.inputs if tab.name == finding.tab), None)
    column = tab.by_name.get(finding.column) if tab else None
    return {
        "severity": plain(template.text(f"report.findings.severity.{finding.severity}")),
        "problem": plain(problem(template, finding.code)),
        "code": plain(finding.code),
        "tab": plain(tab.label if tab else finding.tab),
        "key": plain(source.key(tab, finding.key)),
        "link": _link(source, finding, tab, number=number),
        "column": plain(column.label if column else finding.column),
        "seen": plain(_shown(source, column, finding.seen)),
        "proposal": plain(_shown(source, column, finding.proposal)),
        "advice": plain(_advice(source, finding, column)),
        "since": plain(known.since),
    }


def _link(source: Source, finding: Finding, tab: Tab | None, *, number: int) -> Cell:
    """Nothing where the key does not say which row it is: masked, or a mere row number."""
    if tab is None or source.key(tab, finding.key) != finding.key or finding.key.startswith("#"):
        return BLANK
    names = [column.name for column in source.template.tab("findings").columns]
    formula = link(
        source.titled(tab),
        key=finding.key,
        key_cell=f"${letters(names.index('key'))}{number}",
        places=source.places.get(tab.name, {}),
        column=finding.column,
    )
    return Cell(formula, "link") if formula else BLANK


def _shown(source: Source, column: Column | None, words: str) -> str:
    return source.shown(column, words) if column else words


def _advice(source: Source, finding: Finding, column: Column | None) -> str:
    """What to do, its places filled in with what the audit knows."""
    words = f"finding.{finding.code}.advice"
    if words not in source.template.texts:
        return ""
    known = {"seen": finding.seen, "proposal": finding.proposal, **dict(finding.details)}
    places = {name: _shown(source, column, value) for name, value in known.items()}
    return source.template.text(words, **places)


def _closing(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """What is not listed, and how many there are of which kind."""
    template, count = source.template, len(source.findings)
    severities = Counter(known.finding.severity for known in source.findings)
    numbers = {severity: severities[severity] for severity in SEVERITIES}
    left = [template.text("report.findings.more", count=count - MOST)] if count > MOST else []
    none = [] if count else [template.text("report.findings.none")]
    summary = template.text("report.findings.summary", day=source.as_of.isoformat(), count=count, **numbers)
    return tuple((note(words),) for words in (*left, *none, summary))
