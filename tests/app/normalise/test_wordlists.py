"""The vocabulary of a store."""

from __future__ import annotations

from app import normalise
from tests.app.normalise.sheets import TEMPLATE, readings


def test_lists_hold_distinct_words() -> None:
    read = readings(choices=[{"payment": "现金"}, {"payment": " 支付宝 "}, {"payment": "现金", "channel": 38}])
    lists = normalise.vocabulary(TEMPLATE, read).lists
    assert (lists["payment"], lists["channel"], lists["owner"]) == (("现金", "支付宝"), ("38",), ())


def test_synonyms_are_found_folded() -> None:
    read = readings(
        choices=[
            {"synonym": "ＺＦＢ ", "canonical": "支付宝"},
            {"synonym": "zfb", "canonical": "现金"},
            {"synonym": "x"},
        ]
    )
    assert normalise.vocabulary(TEMPLATE, read).synonyms == {"zfb": "支付宝"}


def test_keys_come_from_template() -> None:
    keys = normalise.vocabulary(TEMPLATE, {}).keys
    assert [column.path for column in keys["customers"]] == ["customers.phone", "customers.wechat"]
    assert [column.path for column in keys["orders"]] == ["orders.order_no", "orders.sku"]


def test_unread_choices_allow_all() -> None:
    read = readings(orders=[{"payment": "随便"}])
    assert normalise.rows(TEMPLATE, read, normalise.vocabulary(TEMPLATE, read)).doubts == ()


def test_formula_errors_are_no_words() -> None:
    read = readings(choices=[{"payment": "#REF!"}, {"payment": "现金"}])
    assert normalise.vocabulary(TEMPLATE, read).lists["payment"] == ("现金",)
