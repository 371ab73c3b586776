"""Whole numbers with the measure words of a shop."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "entered"),
    [
        ("3件", "3"),
        ("３双", "3"),
        ("2 个", "2"),
        ("3.0", "3"),
        ("1,000件", "1000"),
        ("1.2万", "12000"),
        ("12pcs", "12"),
    ],
)
def test_units_are_taken_off(raw: str, entered: str) -> None:
    assert mended("integer", raw) == entered
    assert read("integer", raw).value == int(entered)


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("两件", "number.in_words", "2"),
        ("x3", "number.with_words", "3"),
        ("l2", "number.letters", "12"),
        ("2+1", "number.several", ""),
        ("2.5", "number.not_whole", ""),
        (2.5, "number.not_whole", ""),
        ("若干", "number.unreadable", ""),
        (float("inf"), "number.unreadable", ""),
    ],
)
def test_other_numbers_are_doubted(raw: str | float, code: str, proposal: str) -> None:
    assert proposed("integer", raw) == (code, proposal)


def test_whole_floats_become_integers() -> None:
    value = read("integer", 3.0).value
    assert (value, type(value)) == (3, int)


def test_plain_digits_are_understood() -> None:
    assert (read("integer", "12").value, read("integer", "12").code) == (12, "value.as_text")
