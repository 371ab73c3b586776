"""Amounts as shops write them down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "entered"),
    [
        ("¥1,280.50", "1280.50"),
        ("￥99", "99.00"),
        ("１２８．５", "128.50"),
        ("1.2万", "12000.00"),
        ("2w", "20000.00"),
        ("5K", "5000.00"),
        ("99元", "99.00"),
        ("99块钱", "99.00"),
        ("99元整", "99.00"),
        ("RMB 99", "99.00"),
        ("99 CNY", "99.00"),
        ("人民币99元", "99.00"),
        ("0.125元", "0.125"),
    ],
)
def test_signs_and_multiples_mended(raw: str, entered: str) -> None:
    assert mended("money", raw) == entered
    assert read("money", raw).value == float(entered)


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("三千五百块", "number.in_words", "3500.00"),
        ("壹仟贰佰元整", "number.in_words", "1200.00"),
        ("一百二", "number.in_words", "120.00"),
        ("三块五", "number.in_words", "3.50"),
        ("3元5角", "number.in_words", "3.50"),
        ("1OO", "number.letters", "100.00"),
        ("99元起", "number.with_words", "99.00"),
        ("约1,280元", "number.with_words", "1280.00"),
        ("99-120", "number.several", ""),
        ("100美元", "money.foreign", ""),
        ("$5", "money.foreign", ""),
        ("HK$100", "money.foreign", ""),
        ("1.38E+10", "value.lost", ""),
        ("13800138000", "number.too_large", ""),
        (13800138000, "number.too_large", ""),
        ("0.30000000000000004", "number.too_precise", ""),
        ("1,28", "number.unreadable", ""),
        ("免费", "number.unreadable", ""),
    ],
)
def test_other_amounts_are_doubted(raw: str | int, code: str, proposal: str) -> None:
    assert proposed("money", raw) == (code, proposal)


def test_negative_text_is_understood() -> None:
    verdict = read("money", "－50元")
    assert (verdict.state, verdict.value, verdict.code) == ("suggest", -50.0, "value.as_text")


def test_binary_noise_is_dropped() -> None:
    assert read("money", 0.1 + 0.2).value == 0.3


@given(fen=st.integers(0, 10**10))
def test_every_fen_is_kept(fen: int) -> None:
    text = f"¥{fen // 100:,}.{fen % 100:02d}"
    assert read("money", text).value == fen / 100
    assert FIELDS["money"].entered(fen / 100) == f"{fen // 100}.{fen % 100:02d}"
