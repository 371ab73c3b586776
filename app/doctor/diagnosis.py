"""What the doctor found: lines, answers to questions, and what they come to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from app.doctor.asked import ASKED
from app.doctor.probes import QUESTIONS, standing
from app.doctor.words import ANSWERS, NOTHING, PILLARS, Language, Words
from app.model.observation import Limits, Observation

Health = Literal["ok", "warn", "wrong"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    topic: Words
    state: Health
    seen: Words
    advice: Words = NOTHING
    """What to do; empty where there is nothing to do."""

    def json(self, language: Language) -> dict[str, str]:
        parts = {"what": self.topic, "seen": self.seen, "advice": self.advice}
        return {"state": self.state, **{name: words.said(language) for name, words in parts.items()}}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that one run found."""

    lines: tuple[Line, ...]
    observations: tuple[Observation, ...] = ()
    """The answers of `--live`, in the order of the questions; empty without."""

    @property
    def limits(self) -> Limits:
        """What is not done because of these answers."""
        return Limits.of(self.observations)

    @property
    def well(self) -> bool:
        """Whether nothing is wrong: warnings, and answers that writing does not rest on, are not."""
        return all(line.state != "wrong" for line in self.lines) and not self.limits.broken

    def json(self, language: Language) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": self.well, "lines": [line.json(language) for line in self.lines]}
        if self.observations:
            body["live"] = {
                "questions": [_answered(seen, language) for seen in self.observations],
                "rests_on": standing(self.observations),
                "mode": self.limits.mode,
            }
        return body


def _answered(seen: Observation, language: Language) -> dict[str, Any]:
    question = QUESTIONS[seen.question]
    return {
        "id": seen.question,
        "state": seen.state,
        "question": ASKED[seen.question].said(language),
        "assumed": question.assumed,
        "seen": seen.answer,
        "bears": list(seen.bears),
    }


def in_words(answer: str, language: Language) -> str:
    """An answer as people say it; what no table knows, as it came."""
    return ANSWERS[answer].said(language) if answer in ANSWERS else answer


def pillar(name: str, language: Language) -> str:
    return PILLARS[name].said(language)
