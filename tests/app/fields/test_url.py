"""Addresses of web pages."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "page"),
    [
        ("HTTPS://Shop.Taobao.COM/a?b=C", "https://shop.taobao.com/a?b=C"),
        (" https://a.com/x\u200b", "https://a.com/x"),
        ("链接：https://a.com", "https://a.com"),
        ("ｈｔｔｐ：／／a.com／x", "http://a.com/x"),
    ],
)
def test_scheme_and_host_lowered(raw: str, page: str) -> None:
    assert mended("url", raw) == page


@pytest.mark.parametrize("raw", ["https://a.com:8080/x#y", "https://淘宝.com/a", "http://1.2.3.4/"])
def test_other_pages_are_clean(raw: str) -> None:
    assert read("url", raw).state == "clean"


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("www.taobao.com", "url.no_scheme", "https://www.taobao.com"),
        ("看看 https://m.tb.cn/h.5xYz 很好", "url.with_words", "https://m.tb.cn/h.5xYz"),
        ("看看https://m.tb.cn/h.5xYz，很好", "url.with_words", "https://m.tb.cn/h.5xYz"),
        ("http://a.com http://b.com", "url.several", "http://a.com"),
        ("javascript:alert(1)", "url.unreadable", ""),
        ("https://bank.com@evil.com/", "url.unreadable", ""),
        ("https://a.com:x/", "url.unreadable", ""),
        ("没有", "url.unreadable", ""),
    ],
)
def test_other_texts_are_doubted(raw: str, code: str, proposal: str) -> None:
    assert proposed("url", raw) == (code, proposal)


def test_mask_shows_the_host() -> None:
    assert FIELDS["url"].mask("https://weibo.com/u/123") == "https://weibo.com/***"
