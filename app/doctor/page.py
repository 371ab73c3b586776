"""A diagnosis as text for a terminal. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from app.doctor.asked import ASKED
from app.doctor.diagnosis import Diagnosis, Line, in_words, pillar
from app.doctor.probes import QUESTIONS, standing
from app.doctor.words import ASSUMED, MODES, STATES, Language
from app.model.observation import Observation


def page(diagnosis: Diagnosis, language: Language) -> str:
    """Every line, then every question, then what writing rests on."""
    lines = [text for line in diagnosis.lines for text in _line(line, language)]
    if diagnosis.observations:
        lines += ["", *(text for seen in diagnosis.observations for text in _question(seen, language))]
        lines += ["", *_rests(diagnosis, language)]
    return "\n".join(lines)


def _line(line: Line, language: Language) -> Iterator[str]:
    yield f"[{STATES[line.state].said(language)}] {line.topic.said(language)}: {line.seen.said(language)}"
    if advice := line.advice.said(language):
        yield f"    → {advice}"


def _question(seen: Observation, language: Language) -> Iterator[str]:
    assumed = in_words(QUESTIONS[seen.question].assumed, language)
    yield f"[{STATES[seen.state].said(language)}] {seen.question}: {ASKED[seen.question].said(language)}"
    yield f"    {ASSUMED(assumed=assumed, seen=in_words(seen.answer, language)).said(language)}"


def _rests(diagnosis: Diagnosis, language: Language) -> Iterator[str]:
    for name, state in sorted(standing(diagnosis.observations).items(), key=lambda pair: ORDER.index(pair[0])):
        yield f"[{STATES[state].said(language)}] {pillar(name, language)}"
    yield MODES[diagnosis.limits.mode].said(language)


ORDER = ("rewrite", "insert", "derive", "rows", "guard", "fence", "head", "answer")
