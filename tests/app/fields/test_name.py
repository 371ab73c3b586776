"""Names of people."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize("raw", ["张三丰", "阿依古丽·买买提", "𬱖", "小美👩‍👧", "王女士(代收)", "'t Hooft", "软軟"])
def test_names_stay_as_written(raw: str) -> None:
    assert read("name", raw).state == "clean"


def test_spaces_and_apostrophes_mended() -> None:
    assert mended("name", "张　三") == "张 三"
    assert mended("name", "'张三") == "张三"
    assert mended("name", "Ｌｉｌｙ") == "Lily"


@pytest.mark.parametrize("raw", ["13800138000", 13800138000, "138 0013 8000"])
def test_digits_are_no_name(raw: str | int) -> None:
    assert proposed("name", raw) == ("name.unlikely", "")


def test_mask_keeps_the_surname() -> None:
    assert FIELDS["name"].mask("张三丰") == "张**"
