"""Customers who are probably one person, by their name and one thing more."""

from __future__ import annotations

import pytest

from tests.app.audit.shop import LILY, found, places
from tests.app.normalise.sheets import Rows

ADDRESS = "浙江省杭州市余杭区文一西路1号"


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("address", ADDRESS, "浙江省杭州市 余杭区 文一西路１号"),
        ("email", "lily@qq.com", "lily@QQ.com"),
        ("birthday", "1990-08-15", "1990-08-15"),
    ],
)
def test_name_and_signal_agree(column: str, one: str, other: str) -> None:
    rows: Rows = [LILY | {column: one}, {"name": "王 丽", "wechat": "wl_1990", column: other}]
    (finding,) = found("customer.same_name", customers=rows)
    assert (finding.key, finding.column) == ("wl_1990", "name")
    assert dict(finding.details)["other"] == "王丽"


def test_families_live_at_one_address() -> None:
    rows: Rows = [LILY | {"address": ADDRESS}, {"name": "王芳", "wechat": "fang_01", "address": ADDRESS}]
    assert places("customer.same_name", customers=rows) == places("customer.same_sound", customers=rows) == []


def test_namesakes_prove_nothing() -> None:
    rows: Rows = [LILY, {"name": "王丽", "wechat": "other_lily"}, {"name": "王莉", "wechat": "third_li"}]
    assert places("customer.same_name", customers=rows) == places("customer.same_sound", customers=rows) == []


def test_short_address_proves_nothing() -> None:
    rows: Rows = [LILY | {"address": "杭州市"}, {"name": "王丽", "wechat": "other_lily", "address": "杭州市"}]
    assert places("customer.same_name", customers=rows) == []


def test_birthday_without_year_too() -> None:
    rows: Rows = [LILY | {"birthday": "08-15"}, {"name": "王丽", "wechat": "other_lily", "birthday": "08-15"}]
    assert places("customer.same_name", customers=rows) == []


def test_sound_and_phone_agree() -> None:
    rows: Rows = [{"name": "张伟", "phone": "13800138000"}, {"name": "張瑋", "phone": "13800138000"}]
    (finding,) = found("customer.same_sound", customers=rows)
    assert dict(finding.details) == {"name": "張瑋", "other": "张伟", "signal": "手机号码"}
    assert places("customer.household", customers=rows) == []


def test_nameless_rows_prove_nothing() -> None:
    rows: Rows = [{"wechat": name, "address": ADDRESS, "birthday": "1990-08-15"} for name in ("lily_2020", "wl_1990")]
    assert places("customer.same_name", customers=rows) == places("customer.same_sound", customers=rows) == []


def test_duplicate_is_told_once() -> None:
    rows: Rows = [LILY | {"address": ADDRESS}, LILY | {"address": ADDRESS}]
    assert places("customer.same_name", customers=rows) == []
