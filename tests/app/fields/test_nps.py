"""How likely customers are to recommend the shop."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(("raw", "entered"), [("9分", "9"), ("8/10", "8"), ("十", "10"), ("０", "0")])
def test_marks_up_to_ten(raw: str, entered: str) -> None:
    assert mended("nps", raw) == entered


@pytest.mark.parametrize(
    ("raw", "code"), [(11, "rating.out_of_range"), ("★★★", "rating.unreadable"), ("4/5", "rating.unreadable")]
)
def test_other_scales_are_flagged(raw: str | int, code: str) -> None:
    assert proposed("nps", raw) == (code, "")


def test_nothing_is_a_mark() -> None:
    assert (read("nps", 0).state, read("nps", 0).value) == ("clean", 0)
