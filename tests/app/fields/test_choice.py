"""Words of a list."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from app.model.change import Validation
from app.model.tab import Column
from app.model.vocabulary import Vocabulary
from tests.app.fields.reading import COLUMNS, mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "word"), [("微信支付 ", "微信支付"), ("微 信支付", "微信支付"), ("ZFB", "支付宝"), ("ｚｆｂ", "支付宝")]
)
def test_synonyms_and_spaces_mended(raw: str, word: str) -> None:
    assert mended("choice", raw) == word


@pytest.mark.parametrize(
    ("raw", "word"), [("M", "男"), ("先生", "男"), ("Female", "女"), ("♀", "女"), ("不详", "未知")]
)
def test_gender_is_built_in(raw: str, word: str) -> None:
    assert mended("gender", raw) == word


def test_list_decides_the_language() -> None:
    column = Column("orders", "status", "Status", "choice", options=("Paid", "Shipped"))
    verdict = FIELDS["choice"].read("已付款", column, Vocabulary())
    assert (verdict.state, verdict.entered) == ("rewrite", "Paid")


@pytest.mark.parametrize(
    ("raw", "nearest"), [("微信", "微信支付"), ("现金支付", "现金"), ("支付寳", "支付宝"), ("刷卡", ""), (5, "")]
)
def test_unknown_words_are_doubted(raw: str | int, nearest: str) -> None:
    assert proposed("choice", raw) == ("choice.unknown", nearest)


def test_empty_list_takes_all() -> None:
    verdict = FIELDS["choice"].read("随便", COLUMNS["choice"], Vocabulary())
    assert verdict.state == "clean"


def test_lists_are_strict_rules() -> None:
    fixed = Column("customers", "gender", "性别", "choice", options=("男", "女"))
    assert FIELDS["choice"].validation(fixed) == Validation("ONE_OF_LIST", ("男", "女"), strict=True)
    listed = FIELDS["choice"].validation(COLUMNS["choice"])
    assert listed == Validation("ONE_OF_RANGE", ("{choices.payment}",), strict=True)


def test_number_may_be_word() -> None:
    column = Column("t", "size", "尺码", "choice", options=("38", "39"))
    verdict = FIELDS["choice"].read(38, column, Vocabulary())
    assert (verdict.value, verdict.code, verdict.understood) == ("38", "value.as_number", True)


def test_form_offers_the_options() -> None:
    assert FIELDS["choice"].json_schema(COLUMNS["gender"])["enum"] == ["男", "女", "未知"]


def test_stored_word_reads_clean() -> None:
    assert read("choice", "现金").state == "clean"


@pytest.mark.parametrize(("raw", "proposal"), [(1, "男"), ("2", "女"), (0, ""), (9, "")])
def test_coded_gender_is_proposed(raw: str | int, proposal: str) -> None:
    assert proposed("gender", raw) == ("choice.unknown", proposal)
