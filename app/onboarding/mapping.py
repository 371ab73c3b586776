"""Which sheets of a workbook that people had before are which tabs of the template, and how sure that is. Pure.

The **confidence** of a sheet is 0.35 for its title, 0.45 for the share of its headers that are known (as sure as they
are), 0.2 for the share of the tab's key and required columns that it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.model.adoption import AdoptedTab
from app.model.tab import Tab
from app.model.template import Template
from app.model.vocabulary import Vocabulary
from app.model.workbook import SheetCells
from app.recognise import likeness
from app.recognise.matching import TAKEN, Match, Said, matches

OURS = frozenset({"settings", "choices", "custom_fields"})
"""Input tabs whose rows the service itself gives a meaning: they are always made anew."""
ADOPTED = 0.5
"""From this confidence on a sheet is adopted."""
APART = 0.1
"""Two sheets for one tab, or two tabs for one sheet, that are nearer than this are only suggested."""
DEEPEST = 10
"""Rows in which a header is looked for."""
LOOKED = 2000
"""Rows below the header that are looked at."""

Choices = Mapping[str, tuple[str, Mapping[str, str]]]
"""What a person says: title of a sheet → name of the tab (empty: none), and header → name of the column (or empty)."""
State = Literal["adopted", "suggested", "kept", "blank", "ours"]
Reason = Literal["", "header_below", "ambiguous", "unsure", "unknown", "left_out"]


@dataclass(frozen=True, slots=True)
class SheetMatch:
    """One sheet, and the tab that it is, may be, or is not."""

    sheet_id: int
    title: str
    state: State
    tab: str = ""
    confidence: float = 0.0
    header_row: int = 1
    """1-based; a sheet is adopted only where it is the first row."""
    reason: Reason = ""
    """Why it is not adopted."""
    columns: tuple[Match, ...] = ()

    def chosen(self) -> dict[str, Match]:
        """The columns that are taken, by the name of the template's column."""
        return {match.column: match for match in self.columns if match.state == "taken"}


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known besides the cells."""

    titles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Name of a tab → titles that such a sheet often has, in any language."""
    words: Vocabulary = field(default_factory=Vocabulary)
    choices: Choices = field(default_factory=dict)


def mapped(sheets: Sequence[SheetCells], template: Template, hints: Hints) -> tuple[SheetMatch, ...]:
    """Every sheet of the workbook, in its order; each tab of the template is found at most once."""
    candidates = [_candidates(sheet, template, hints) for sheet in sheets]
    best = _assigned(candidates)
    return tuple(_settled(sheet, found, best, hints) for sheet, found in zip(sheets, candidates, strict=True))


def adopted(match: SheetMatch, tab: Tab) -> AdoptedTab:
    """What the store is to remember of an adopted sheet. Where people use the label of a column that we must add for
    something else, ours gets a number behind it."""
    chosen = match.chosen()
    headers = {name: found.header for name, found in chosen.items()}
    standing = {found.header for found in match.columns}
    for column in tab.columns:
        if column.name not in chosen and column.label in standing:
            headers[column.name] = _free(column.label, standing)
    return AdoptedTab(tab.name, match.sheet_id, match.title, tuple(headers.items()), frozenset(chosen))


def wrong(choices: Choices, sheets: Sequence[SheetCells], template: Template) -> Iterator[tuple[str, str, str]]:
    """What a person says of sheets, tabs, columns that are not there: where, and what there is, in both languages."""
    titles = [sheet.title for sheet in sheets]
    tabs = {tab.name: [column.name for column in tab.shown] for tab in template.inputs if tab.name not in OURS}
    for title, (tab, headers) in choices.items():
        if title not in titles:
            yield title, *_listed("no such sheet", "没有此工作表", titles)
        elif tab and tab not in tabs:
            yield f"{title}.tab", *_listed("no such tab", "没有此页签", tabs)
        for header, column in headers.items():
            if column and column not in tabs.get(tab, ()):
                yield f"{title}.columns.{header}", *_listed("no such column", "没有此列", tabs.get(tab, ()))


def _listed(english: str, chinese: str, allowed: Iterable[str]) -> tuple[str, str]:
    return f"There is {english}. There are: {', '.join(allowed)}.", f"{chinese}。可用：{'、'.join(allowed)}。"


def _candidates(sheet: SheetCells, template: Template, hints: Hints) -> list[SheetMatch]:
    """The sheet as each tab that it may be, the likeliest first; one that is none where there is no such tab."""
    alone = SheetMatch(sheet.sheet_id, sheet.title, "kept", reason="unknown", columns=_unknown(sheet))
    if any(tab.adopted is None and tab.sheet_id == sheet.sheet_id for tab in template.tabs):
        return [replace(alone, state="ours", reason="", columns=())]
    if sheet.blank:
        return [replace(alone, state="blank", reason="", columns=())]
    named, _ = hints.choices.get(sheet.title, (None, {}))
    tabs = [tab for tab in template.inputs if tab.name not in OURS and named in (None, tab.name)]
    if not tabs:
        return [replace(alone, reason="left_out")]
    row = _header_row(sheet, tabs)
    found = [_as(sheet, tab, hints, row=row) for tab in tabs]
    likely = sorted((one for one in found if one.columns and one.confidence), key=lambda one: -one.confidence)
    return likely or [alone]


def _as(sheet: SheetCells, tab: Tab, hints: Hints, *, row: int) -> SheetMatch:
    """The sheet as that tab; certain where a person says so, or marks of an earlier adoption stand on its columns."""
    named, headers = hints.choices.get(sheet.title, (None, {}))
    texts = sheet.header(row)
    by_mark = {column.metadata_id: column.name for column in tab.shown}
    marked = {at: by_mark[mark] for mark, at in sheet.marks.items() if mark in by_mark and at < len(texts)}
    said = {at: headers[text] for at, text in enumerate(texts) if text in headers}
    found = matches(texts, sheet.columns(row, most=LOOKED), tab, hints.words, Said({**marked, **said}, sheet.computed))
    title = likeness.named(sheet.title, tab.label, hints.titles.get(tab.name, ()))
    sure = 1.0 if marked or named else round(_confidence(title, found, tab), 2)
    return SheetMatch(sheet.sheet_id, sheet.title, "adopted", tab.name, sure, row + 1, columns=found)


def _confidence(title: float, found: Sequence[Match], tab: Tab) -> float:
    chosen = {match.column: match.confidence for match in found if match.state == "taken"}
    if len(chosen) < (1 if title >= TAKEN else 3):
        return 0.35 * title
    shown = sum(bool(match.header) for match in found)
    needed = {*tab.key[:1], *(column.name for column in tab.columns if column.required)}
    share = len(needed & chosen.keys()) / len(needed) if needed else 1.0
    return 0.35 * title + 0.45 * sum(chosen.values()) / shown + 0.2 * share


def _header_row(sheet: SheetCells, tabs: Sequence[Tab]) -> int:
    """The row that looks most like a header (0-based): the first one unless another has twice its known headers."""
    counts = [max(_known(sheet.header(row), tab) for tab in tabs) for row in range(min(DEEPEST, len(sheet.rows)))]
    best = max(range(len(counts)), key=lambda row: (counts[row], -row))
    return best if counts[best] >= 3 and counts[best] >= 2 * counts[0] else 0


def _known(header: Sequence[str], tab: Tab) -> int:
    """How many of the texts are labels or synonyms of the tab's columns."""
    words = {likeness.spoken(text) for column in tab.shown for text in (column.label, *column.synonyms)}
    return sum(likeness.spoken(text) in words for text in set(filter(None, header)))


def _assigned(candidates: Sequence[Sequence[SheetMatch]]) -> dict[int, SheetMatch]:
    """Sheet → the tab that it is, the surest first; nothing where another one is about as sure."""
    free = [one for found in candidates for one in found if one.tab and one.confidence >= ADOPTED]
    best: dict[int, SheetMatch] = {}
    while free:
        first = max(free, key=lambda one: one.confidence)
        rivals = [
            one
            for one in free
            if one is not first
            and (one.tab == first.tab or one.sheet_id == first.sheet_id)
            and first.confidence - one.confidence < APART
        ]
        best[first.sheet_id] = replace(first, state="suggested", reason="ambiguous") if rivals else first
        for rival in rivals:
            best.setdefault(rival.sheet_id, replace(rival, state="suggested", reason="ambiguous"))
        tabs = {one.tab for one in (first, *rivals)}
        free = [one for one in free if one.tab not in tabs and one.sheet_id not in best]
    return best


def _settled(
    sheet: SheetCells, found: Sequence[SheetMatch], best: Mapping[int, SheetMatch], hints: Hints
) -> SheetMatch:
    """What becomes of a sheet."""
    match = best.get(sheet.sheet_id)
    if match is None:
        first = found[0]
        return replace(first, state="suggested", reason="unsure") if first.state == "adopted" else first
    if match.header_row > 1:
        return replace(match, state="suggested", reason="header_below")
    return match


def _unknown(sheet: SheetCells) -> tuple[Match, ...]:
    return tuple(Match(index, text) for index, text in enumerate(sheet.header()) if text)


def _free(label: str, standing: set[str]) -> str:
    return next(text for text in _numbered(label) if text not in standing)


def _numbered(label: str) -> Iterator[str]:
    yield from (f"{label} {number}" for number in range(2, 1000))
