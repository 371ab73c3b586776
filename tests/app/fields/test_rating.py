"""Stars."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from app.model.change import Validation
from tests.app.fields.reading import COLUMNS, mended, proposed, read


@pytest.mark.parametrize("raw", ["★★★★☆", "⭐⭐⭐⭐", "四星", "4颗星", "4分", "４", "4/5", "4 stars"])
def test_stars_become_a_number(raw: str) -> None:
    assert mended("rating", raw) == "4"


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("非常满意", "rating.in_words", "5"),
        ("差评", "rating.in_words", "1"),
        ("9", "rating.out_of_range", ""),
        (0, "rating.out_of_range", ""),
        (4.5, "number.not_whole", ""),
        ("8/10", "rating.unreadable", ""),
        ("好", "rating.unreadable", ""),
    ],
)
def test_other_marks_are_doubted(raw: str | float, code: str, proposal: str) -> None:
    assert proposed("rating", raw) == (code, proposal)


def test_rule_says_the_bounds() -> None:
    assert FIELDS["rating"].validation(COLUMNS["rating"]) == Validation("NUMBER_BETWEEN", ("1", "5"))
    assert read("rating", 5).state == "clean"
