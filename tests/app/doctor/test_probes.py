"""From answers to what holds."""

from __future__ import annotations

from app.doctor import probes
from app.doctor.probes import QUESTIONS, judged, standing


def test_answers_are_judged_in_order() -> None:
    seen = judged({"find.two": "both", "find.counter": "unequal"})
    assert [one.question for one in seen] == list(QUESTIONS)
    states = {one.question: one.state for one in seen}
    assert (states["find.two"], states["find.counter"], states["find.none"]) == ("holds", "differs", "unknown")


def test_unanswered_is_never_holding() -> None:
    assert set(standing(judged({})).values()) == {"unknown"}


def test_one_difference_fells_all() -> None:
    right = {question.id: question.assumed for question in QUESTIONS.values()}
    assert set(standing(judged(right)).values()) == {"holds"}
    assert standing(judged({**right, "fence.rolled_back": "something"})) | {"fence": "", "guard": ""} == {
        **dict.fromkeys(standing(judged(right)), "holds"),
        "fence": "",
        "guard": "",
    }
    assert standing(judged({**right, "fence.rolled_back": "something"}))["guard"] == "differs"


def test_every_pillar_is_asked() -> None:
    from typing import get_args

    from app.model.observation import Pillar

    assert {pillar for one in probes.QUESTIONS.values() for pillar in one.bears} == set(get_args(Pillar))
