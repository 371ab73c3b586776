"""Words: every locale says the same keys, with the same places to fill in, and says nothing empty."""

from __future__ import annotations

import re

import pytest

from app.model.template import Template
from app.templates import load, locales, names

TEMPLATES = names()


@pytest.mark.parametrize("name", TEMPLATES)
def test_locales_say_same_keys(name: str) -> None:
    first, *others = (set(load(name, locale).texts) for locale in locales())
    assert [first ^ other for other in others] == [set() for _ in others]


@pytest.mark.parametrize("name", TEMPLATES)
def test_locales_fill_same_places(name: str) -> None:
    first, *others = (load(name, locale) for locale in locales())
    filled = [key for key in first.texts if not key.startswith("column.")]
    for other in others:
        assert {key: _places(first, key) for key in filled} == {key: _places(other, key) for key in filled}


@pytest.mark.parametrize("locale", locales())
def test_no_text_is_empty(locale: str) -> None:
    assert [key for key, text in load("base", locale).texts.items() if not text.strip()] == []


def test_english_is_english() -> None:
    texts = load("base", "en").texts
    chinese = {key: text for key, text in texts.items() if re.search(r"[\u4e00-\u9fff]", text)}
    assert {key: text for key, text in chinese.items() if not key.startswith(("finding.", "report."))} == {}


@pytest.mark.parametrize("locale", locales())
def test_examples_are_words_of_lists(locale: str) -> None:
    template = load("base", locale)
    choices = template.tab("choices")
    lists = dict(zip((column.name for column in choices.columns), zip(*choices.seeds, strict=True), strict=True))
    for column in (column for tab in template.inputs for column in tab.columns if column.field == "choice"):
        assert column.example in (column.options or lists[column.choices])


def _places(template: Template, key: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template.texts[key]))
