"""Free text is tidied with a light hand."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    "raw",
    ["（微信同号）", "①②", "50㎡", "½", "等等…", "，。！？：；", "￥99", "👩‍👩‍👧", "❤️", "𬱖", "张·伟", "＝SUM(A1)"],
)
def test_chinese_punctuation_is_kept(raw: str) -> None:
    assert read("text", raw).state == "clean"


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("　ＶＩＰ客户　", "VIP客户"),
        ("老\u200b客户", "老客户"),
        ("a\t b\nc", "a b c"),
        ("客\u200d户", "客户"),
        ("１２３号", "123号"),
    ],
)
def test_junk_and_widths_go(raw: str, tidy: str) -> None:
    assert mended("text", raw) == tidy


def test_formulas_are_never_values() -> None:
    assert proposed("text", '=HYPERLINK("x")') == ("text.formula_like", "")
    assert proposed("code", "＝SUM(A1)") == ("text.formula_like", "")


def test_unsafe_beginnings_are_suggested() -> None:
    assert proposed("text", " -5度以下") == ("text.formula_like", "-5度以下")


def test_long_texts_stay_untouched() -> None:
    assert read("text", "x" * 1001 + " ").state == "clean"
    assert proposed("code", " " * 1000 + "SK-001") == ("text.too_long", "SK-001")


def test_numbers_count_as_digits() -> None:
    assert (read("text", 38.0).state, read("text", 38.0).value) == ("clean", "38")


def test_checkbox_values_are_flagged() -> None:
    assert proposed("text", raw=True) == ("value.boolean", "")
