"""WeChat ids as shops write them down."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    "raw",
    [
        "微信：xiaomei_2020",
        "微信号 xiaomei_2020",
        "薇xiaomei_2020",
        "vx:xiaomei_2020",
        "V: xiaomei_2020",
        "加v：xiaomei_2020",
        "wx xiaomei_2020",
        "WeChat：xiaomei_2020",
        "ｘｉａｏｍｅｉ＿２０２０",
        " xiaomei_2020\u200b",
        "V信xiaomei_2020",
    ],
)
def test_prefixes_are_taken_off(raw: str) -> None:
    assert mended("wechat", raw) == "xiaomei_2020"


@pytest.mark.parametrize(
    "raw", ["wxid_abc123", "vivian88", "v_lily", "weixin2020", "wechat_fan", "_lily_", "lily-2020"]
)
def test_similar_ids_are_kept(raw: str) -> None:
    assert read("wechat", raw).state == "clean"


def test_case_makes_no_difference() -> None:
    assert read("wechat", "Lily_2020") == read("wechat", "lily_2020")
    assert mended("wechat", "微信：Lily_2020") == "Lily_2020"


@pytest.mark.parametrize(("raw", "value"), [("13800138000", "13800138000"), ("123456789", "123456789")])
def test_phone_and_qq_accepted(raw: str, value: str) -> None:
    assert (read("wechat", raw).state, read("wechat", raw).value) == ("clean", value)
    assert mended("wechat", "+86 138 0013 8000") == "13800138000"


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("xiaomei 2020", "wechat.spaced", "xiaomei2020"),
        ("小美 xiaomei_2020", "wechat.with_words", "xiaomei_2020"),
        ("微信同号", "wechat.same_as_phone", ""),
        ("同手机", "wechat.same_as_phone", ""),
        ("小美", "wechat.unreadable", ""),
        ("abc", "wechat.unreadable", ""),
        ("lily@qq.com", "wechat.unreadable", ""),
    ],
)
def test_other_texts_are_doubted(raw: str, code: str, proposal: str) -> None:
    assert proposed("wechat", raw) == (code, proposal)
