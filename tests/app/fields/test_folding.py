"""Widths, junk and white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields.folding import cut, folded, hollow, plain, tidy, tidy_lines


@given(text=st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)


@given(text=st.text())
def test_tidy_keeps_what_shows(text: str) -> None:
    assert (tidy(text) == "") == hollow(text)


@pytest.mark.parametrize("emoji", ["👩‍👩‍👧", "❤️", "🏳️‍🌈", "1️⃣", "👍🏽"])
def test_emoji_hold_together(emoji: str) -> None:
    assert tidy(f" {emoji}　") == emoji


@pytest.mark.parametrize("text", ["ＡＢＣ－１２", "ABC-12", "\ufeffABC-12\xa0", "ABC\u200d-12"])
def test_codes_become_plain(text: str) -> None:
    assert plain(text) == "ABC-12"


def test_words_fold_for_comparison() -> None:
    assert folded(" WeChat　Pay") == folded("ｗｅｃｈａｔpay") == "wechatpay"


@pytest.mark.parametrize(
    ("text", "most", "left"), [("小美👩‍👩‍👧", 3, "小美"), ("éa", 1, ""), ("小美❤️", 3, "小美"), ("小美", 5, "小美")]
)
def test_cut_tears_no_character(text: str, most: int, left: str) -> None:
    assert cut(text, most) == left
