"""People who are in the sheet twice, and families."""

from __future__ import annotations

import pytest

from app.audit.customers import similar
from tests.app.audit.shop import LILY, found, places
from tests.app.normalise.sheets import Rows

CODES = ("customer.duplicate", "customer.household")


def test_same_wechat_is_duplicate() -> None:
    again = {"name": "完全不同", "wechat": "微信：LILY_2020"}
    (finding,) = found("customer.duplicate", customers=[LILY, again])
    assert (finding.key, finding.column, finding.details) == (
        "lily_2020",
        "wechat",
        (("name", "完全不同"), ("other", "王丽")),
    )


def test_phone_and_name_are_duplicate() -> None:
    again = {"name": "王女士", "phone": "+86 138 0013 8000"}
    assert places("customer.duplicate", customers=[LILY, again]) == [("13800138000", "phone")]
    assert places("customer.household", customers=[LILY, again]) == []


def test_families_are_only_hinted() -> None:
    husband = {"name": "张伟", "phone": "13800138000"}
    (finding,) = found("customer.household", customers=[LILY, husband])
    assert (finding.severity, finding.details) == ("hint", (("name", "张伟"), ("other", "王丽")))
    assert places("customer.duplicate", customers=[LILY, husband]) == []


def test_both_alike_said_once() -> None:
    assert places("customer.duplicate", customers=[LILY, LILY]) == [("13800138000", "wechat")]


def test_privacy_numbers_prove_nothing() -> None:
    lent = [{"name": "王丽", "phone": "17889123456转0987"}, {"name": "王丽", "phone": "17889123456转0987"}]
    assert [places(code, customers=lent) for code in CODES] == [[], []]


def test_crowd_is_one_finding() -> None:
    crowd: Rows = [{"name": f"{char}某", "phone": "13800138000"} for char in "赵钱孙李周吴郑王" * 100]
    (finding,) = found("customer.household", customers=crowd)
    assert finding.details == (("name", "钱某、孙某、李某、周某、吴某"), ("other", "赵某"))


def test_names_alone_prove_nothing() -> None:
    namesakes: Rows = [LILY, {"name": "王丽", "phone": "13900139000"}]
    assert [places(code, customers=namesakes) for code in CODES] == [[], []]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "王芳芳"),
        ("王 芳", "王芳"),
        ("阿依古丽·买买提", "阿依古丽买买提"),
        ("王女士", "王芳"),
        ("", "王芳"),
        ("Lily", "LILY"),
    ],
)
def test_similar_names_are_similar(one: str, other: str) -> None:
    assert similar(one, other)
    assert similar(other, one)


@pytest.mark.parametrize(("one", "other"), [("张伟", "张玮"), ("王芳", "李芳"), ("王女士", "李女士"), ("张三", "李四")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not similar(one, other)
