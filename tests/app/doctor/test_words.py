"""Both languages say everything."""

from __future__ import annotations

import pytest

from app.doctor.asked import ASKED
from app.doctor.probes import QUESTIONS
from app.doctor.words import ANSWERS, Words, same, spoken


def test_every_question_has_words() -> None:
    assert ASKED.keys() == QUESTIONS.keys()
    assert {question.assumed for question in QUESTIONS.values()} <= ANSWERS.keys()
    assert all(words.zh and words.en for words in (*ASKED.values(), *ANSWERS.values()))


@pytest.mark.parametrize(
    ("lang", "language"), [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh"), ("C", "zh"), ("", "zh"), ("de_DE", "zh")]
)
def test_language_follows_the_terminal(lang: str, language: str) -> None:
    assert spoken({"LANG": lang}) == language


def test_places_are_filled_in() -> None:
    words = Words("缺少 {what}", "missing: {what}")(what="x")
    assert (words.said("zh"), words.said("en"), same(3).said("zh")) == ("缺少 x", "missing: x", "3")
