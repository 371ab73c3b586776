"""Which rewrites may be sent, and which are held: only proposed, until their text has left the column. Pure.

A rewrite is held where a person put the text back (the row had the rewritten value, now it has the text again; or no
row has the value any more), where sending it changed nothing, or where it would change a number beside the text. A text
that somebody types into *another* row is a new typing and is rewritten again: docs/decisions/0001-held-rewrites.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.model.finding import Finding
from app.model.normalised import Normalised, Rewrite
from app.model.row import shown
from app.sync.delta import Edit, Line

Mark = tuple[str, str]
"""`tab.column`, text."""
State = Literal["sent", "held"]
Keep = tuple[str, str, str]
"""`tab.column`, text, key of the row: a cell whose text is kept as typed."""
Text = tuple[str, str, str]
"""Tab, column, text."""


@dataclass(frozen=True, slots=True)
class Held:
    """The rewrites of one sync, sorted out."""

    send: tuple[Rewrite, ...]
    hold: tuple[Rewrite, ...]
    suggest: tuple[Rewrite, ...] = ()
    """What would be sent, were it certain that Google does with it what we take for granted."""

    def only_suggested(self) -> Held:
        """Nothing is sent."""
        return Held((), self.hold, (*self.suggest, *self.send))


def sort_out(
    rewrites: Iterable[Rewrite],
    known: Mapping[Mark, State],
    edits: Iterable[Edit],
    *,
    doubtful: frozenset[Text] = frozenset(),
) -> Held:
    """`known`: what became of rewrites of these texts, lately or long ago; `edits`: what people did since.

    `doubtful`: texts that are held for what stands beside them, or no longer does (`shown_by_numbers`, `parted`).
    """
    put_back = {(edit.tab, edit.column, edit.after, edit.before) for edit in edits if edit.kind == "edit"}
    send: list[Rewrite] = []
    hold: list[Rewrite] = []
    for rewrite in rewrites:
        mark = (f"{rewrite.tab}.{rewrite.column}", rewrite.find)
        text = (rewrite.tab, rewrite.column, rewrite.find)
        # A cell that people made one of plain text holds what was entered there, not the value that it means.
        backs = {(*text, stood) for stood in (rewrite.value, rewrite.entered)}
        undone = mark in known and not backs.isdisjoint(put_back)
        stays = known.get(mark) == "held" or undone or text in doubtful
        (hold if stays else send).append(rewrite)
    return Held(tuple(send), tuple(hold))


def shown_by_numbers(normalised: Normalised) -> frozenset[Text]:
    """Texts to be rewritten that a number of another value shows in their column: a find would hit both."""
    digits = {(item.tab, item.column, item.find): item.value for item in normalised.rewrites if item.find.isdecimal()}
    cells = (
        ((tab, column, shown(raw)), raw)
        for tab, column in {(tab, column) for tab, column, _ in digits}
        for raw in (row.raw.get(column) for row in normalised.rows[tab])
        if isinstance(raw, int | float) and not isinstance(raw, bool)
    )
    return frozenset(text for text, number in cells if text in digits and digits[text] != number)


def parted(
    normalised: Normalised, before: Mapping[str, Sequence[Line]], known: Mapping[Mark, State]
) -> frozenset[Text]:
    """Texts that were rewritten once and stand there again, while their value, which stood in their column at the last
    read, stands in no row of it any more: somebody may have put the text back into a row that is not recognised (it
    holds nothing else, or cells of its neighbours were shifted)."""
    suspects = [item for item in normalised.rewrites if known.get((f"{item.tab}.{item.column}", item.find)) == "sent"]
    left = {
        (tab, column): {line.cells.get(column) for line in before.get(tab, ())}
        - {row.raw.get(column) for row in normalised.rows[tab]}
        for tab, column in {(item.tab, item.column) for item in suspects}
    }
    return frozenset(
        (item.tab, item.column, item.find)
        for item in suspects
        if not left[item.tab, item.column].isdisjoint((item.value, item.entered))
    )


def wished(normalised: Normalised) -> Iterator[Keep]:
    """Every cell that holds a text to be rewritten."""
    wanted = {(item.tab, item.column, item.find) for item in normalised.rewrites}
    for tab in sorted({tab for tab, _, _ in wanted}):
        for row in normalised.rows.get(tab, ()):
            for column, raw in row.raw.items():
                if isinstance(raw, str) and (tab, column, raw) in wanted:
                    yield f"{tab}.{column}", raw, row.name


def findings(
    normalised: Normalised,
    wishes: Iterable[Rewrite],
    *,
    code: str = "rewrite.held",
    kept: frozenset[Keep] = frozenset(),
) -> list[Finding]:
    """One finding for each cell that holds a text whose rewrite is held, or (`rewrite.suggested`) only suggested; none
    for a cell in which the text is kept as typed."""
    wanted = {(wish.tab, wish.column, wish.find): wish.entered for wish in wishes}
    tabs = {tab for tab, _, _ in wanted}
    return [
        Finding(code, tab, row.key, column, seen=str(raw), proposal=wanted[tab, column, raw], severity="hint")
        for tab in sorted(tabs)
        for row in normalised.rows.get(tab, ())
        for column, raw in row.raw.items()
        if isinstance(raw, str) and (tab, column, raw) in wanted and (f"{tab}.{column}", raw, row.name) not in kept
    ]
