"""Both languages say the same."""

from __future__ import annotations

import re

import pytest

from demo.words import TABLE

BLANK = re.compile(r"{(\w+)}")


@pytest.mark.parametrize("key", sorted(TABLE))
def test_languages_fill_same_blanks(key: str) -> None:
    english, chinese = TABLE[key]
    assert sorted(BLANK.findall(english)) == sorted(BLANK.findall(chinese))
