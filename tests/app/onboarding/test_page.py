"""The dry run as text: every column with what it is taken for, what to do, and that nothing was written."""

from __future__ import annotations

import pytest

from app.model.structure import Structure, TabStructure
from app.onboarding.mapping import adopted
from app.onboarding.page import page
from app.onboarding.preview import preview
from app.templates import bound, load
from tests.app.onboarding.books import mapping
from tests.workbooks import CHINESE


def shown(locale: str) -> str:
    template = load("base", locale)
    found = tuple(mapping(CHINESE, locale=locale).values())
    tabs = tuple(
        TabStructure(one.sheet_id, one.title, one.sheet_id, 40, 12, header=tuple(c.header for c in one.columns))
        for one in found
    )
    theirs = bound(template, [adopted(one, template.tab(one.tab)) for one in found if one.state == "adopted"])
    view = preview(found, theirs, Structure("", "zh_CN", "Asia/Shanghai", tabs), timezone="Asia/Shanghai")
    return page(view, template)


def test_page_tells_every_column() -> None:
    text = shown("zh-CN")
    assert "客户资料 → 客户 (0." in text
    assert "C 联系电话 = 手机号码 (0.73)" in text and "F 会员等级\n" in text
    assert "电子邮箱" in text and "会先复制一份" in text and "什么都没有写" in text


@pytest.mark.parametrize(("locale", "words"), [("zh-CN", "杂记\n  认不出"), ("en", "杂记\n  It looks like none")])
def test_page_says_why_not(locale: str, words: str) -> None:
    assert words in shown(locale)
