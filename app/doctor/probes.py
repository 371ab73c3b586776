"""What the design takes for granted of Google, as questions: each with the answer that bears it out. Pure.

The experiments that ask them are in `replacing.py`, `marking.py`, `tagging.py`, `inserting.py` and `protecting.py`. The
questions are those that no recording and no published measurement answers: what writing rests on (docs/writing.md), and
some that it is good to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.model.observation import Observation, Pillar, State


@dataclass(frozen=True, slots=True)
class Question:
    """One question, the answer that we took for granted, and what falls where Google gives another."""

    id: str
    assumed: str
    """The answer, a key of `words.ANSWERS`, that we take for granted; localsheets gives it."""
    bears: tuple[Pillar, ...] = ()


QUESTIONS: Mapping[str, Question] = {
    one.id: one
    for one in (
        Question("find.general_digits", "number"),
        Question("find.general_zeros", "number"),
        Question("find.general_formula", "formula"),
        Question("find.general_date", "number"),
        Question("find.date_column", "number", ("rewrite",)),
        Question("find.number_column", "number", ("rewrite",)),
        Question("find.text_digits", "text", ("rewrite",)),
        Question("find.text_zeros", "text", ("rewrite",)),
        Question("find.text_formula", "text"),
        Question("find.two", "both", ("rewrite",)),
        Question("find.counter", "equal", ("rewrite",)),
        Question("find.whole_cell", "whole", ("rewrite",)),
        Question("find.none", "accepted", ("rewrite",)),
        Question("find.shown_number", "shown"),
        Question("find.boolean", "changed"),
        Question("find.validation", "changed"),
        Question("find.hidden", "both"),
        Question("fence.reused", "refused", ("fence",)),
        Question("fence.rolled_back", "none", ("fence", "guard")),
        Question("fence.readable", "found", ("fence",)),
        Question("fence.forget_missing", "accepted"),
        Question("guard.there", "accepted", ("guard",)),
        Question("guard.moved", "refused", ("guard",)),
        Question("head.known", "accepted", ("head",)),
        Question("head.unknown", "refused", ("head",)),
        Question("marks.insert", "follows", ("guard",)),
        Question("marks.move", "follows", ("guard",)),
        Question("marks.delete", "follows", ("guard",)),
        Question("marks.sort", "stays"),
        Question("filter.none", "accepted"),
        Question("filter.two", "both"),
        Question("filter.row", "tagged", ("rows",)),
        Question("filter.read", "own", ("rows",)),
        Question("filter.cleared", "blank", ("rows",)),
        Question("insert.text", "text", ("insert", "derive")),
        Question("insert.format", "inherited"),
        Question("insert.inside", "grown"),
        Question("insert.border", "kept"),
        Question("answer.ranges", "after", ("answer",)),
        Question("read.missing_sheet", "refused"),
        Question("batch.many", "accepted"),
        Question("protect.maker", "accepted", ("derive",)),
        Question("protect.binds", "refused"),
        Question("protect.find", "refused"),
    )
}


def judged(answers: Mapping[str, str]) -> tuple[Observation, ...]:
    """Every question with its answer, in the order of the table; one that was not answered is unknown."""
    return tuple(_observation(question, answers.get(question.id, "")) for question in QUESTIONS.values())


def _observation(question: Question, answer: str) -> Observation:
    state: State = "unknown" if not answer else "holds" if answer == question.assumed else "differs"
    return Observation(question.id, answer, state, question.bears)


def standing(observations: Iterable[Observation]) -> dict[Pillar, str]:
    """What each of the things that writing rests on came to: `differs` if one of its questions does, else `unknown`
    if one was not answered, else `holds`."""
    states: dict[Pillar, set[str]] = {}
    for seen in observations:
        for pillar in seen.bears:
            states.setdefault(pillar, set()).add(seen.state)
    order = ("differs", "unknown", "holds")
    return {pillar: next(state for state in order if state in found) for pillar, found in states.items()}
