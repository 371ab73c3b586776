"""Checkboxes."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "entered"), [("是", "TRUE"), ("√", "TRUE"), ("Ｙ", "TRUE"), ("否", "FALSE"), ("没有", "FALSE")]
)
def test_words_become_check_marks(raw: str, entered: str) -> None:
    assert mended("boolean", raw) == entered


def test_check_marks_are_clean() -> None:
    assert (read("boolean", raw=True).state, read("boolean", raw=False).value) == ("clean", False)


def test_other_values_are_doubted() -> None:
    assert proposed("boolean", "也许") == ("boolean.unreadable", "")
    assert proposed("boolean", 1) == ("boolean.unreadable", "TRUE")
