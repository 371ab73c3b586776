"""What Google was seen to do where its documentation is silent, and what is therefore not done with an account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Pillar = Literal["rewrite", "insert", "derive", "rows", "guard", "fence", "head", "answer"]
"""What writing rests on: the four safe writes, the column guard, the fence, the mark of the last operation, the first
row in the answer."""
State = Literal["holds", "differs", "unknown"]
Mode = Literal["write", "suggest"]


@dataclass(frozen=True, slots=True)
class Observation:
    """One question, answered by an experiment."""

    question: str
    answer: str
    """A word of `app.doctor.words.ANSWERS`; empty where the experiment could not be made."""
    state: State
    bears: tuple[Pillar, ...] = ()
    """What does not hold where the answer differs from what was taken for granted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not done with an account. Nothing measured, nothing limited."""

    broken: frozenset[Pillar] = frozenset()

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Limits:
        return cls(frozenset(pillar for seen in observations if seen.state == "differs" for pillar in seen.bears))

    @property
    def rewrites(self) -> bool:
        """Whether values are rewritten (safe write 1); else they are suggested."""
        return not self.broken & {"rewrite", "guard"}

    @property
    def inserts(self) -> bool:
        """Whether rows are inserted (safe write 2); else submissions wait.

        Without the guard a row may still go in where the answer tells under which headers it landed: it overwrites
        nothing. Without the fence it might go in twice.
        """
        seen_or_guarded = not {"guard", "answer"} <= self.broken
        return seen_or_guarded and not self.broken & {"insert", "fence"}

    @property
    def derives(self) -> bool:
        """Whether derived tabs are written (safe write 3)."""
        return "derive" not in self.broken

    @property
    def edits_rows(self) -> bool:
        """Whether rows of people are edited by their tag (safe write 4)."""
        return not self.broken & {"rows", "fence"}

    @property
    def guards(self) -> bool:
        """Whether plans hold guards of the columns that they address; broken ones might refuse every plan."""
        return "guard" not in self.broken

    @property
    def heads(self) -> bool:
        """Whether plans ask that the last operation in the spreadsheet is the one that our books know as the last."""
        return "head" not in self.broken

    @property
    def mode(self) -> Mode:
        """`suggest` where something that people's tabs would get is only suggested, or waits."""
        return "write" if self.rewrites and self.inserts else "suggest"
