"""Which rewrites may be sent, and which are held: only proposed, until their text has left the column. Pure.

A rewrite is held where a person put the text back (the row had the rewritten value, now it has the text again), or
where sending it changed nothing. A text that somebody types into *another* row is a new typing and is rewritten again:
docs/decisions/0001-held-rewrites.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.model.finding import Finding
from app.model.normalised import Normalised, Rewrite
from app.sync.delta import Edit

Mark = tuple[str, str]
"""`tab.column`, text."""
State = Literal["sent", "held"]


@dataclass(frozen=True, slots=True)
class Held:
    """The rewrites of one sync, sorted out."""

    send: tuple[Rewrite, ...]
    hold: tuple[Rewrite, ...]


def sort_out(rewrites: Iterable[Rewrite], known: Mapping[Mark, State], edits: Iterable[Edit]) -> Held:
    """`known`: what became of rewrites whose text has not left its column; `edits`: what people did since."""
    put_back = {(edit.tab, edit.column, edit.after, edit.before) for edit in edits if edit.kind == "edit"}
    send: list[Rewrite] = []
    hold: list[Rewrite] = []
    for rewrite in rewrites:
        mark = (f"{rewrite.tab}.{rewrite.column}", rewrite.find)
        back = (rewrite.tab, rewrite.column, rewrite.find, rewrite.value)
        (hold if known.get(mark) == "held" or (mark in known and back in put_back) else send).append(rewrite)
    return Held(tuple(send), tuple(hold))


def findings(normalised: Normalised, hold: Iterable[Rewrite]) -> list[Finding]:
    """One finding for each cell that holds a text whose rewrite is held."""
    held = {(rewrite.tab, rewrite.column, rewrite.find): rewrite.entered for rewrite in hold}
    tabs = {tab for tab, _, _ in held}
    return [
        Finding("rewrite.held", tab, row.key, column, seen=str(raw), proposal=held[tab, column, raw], severity="hint")
        for tab in sorted(tabs)
        for row in normalised.rows.get(tab, ())
        for column, raw in row.raw.items()
        if isinstance(raw, str) and (tab, column, raw) in held
    ]
