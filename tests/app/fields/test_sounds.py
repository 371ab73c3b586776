"""How names sound."""

from __future__ import annotations

import pytest

from app.fields.sounds import sound


@pytest.mark.parametrize(("one", "other"), [("张伟", "张玮"), ("張偉", "张伟"), ("单善", "單膳"), ("尉迟恭", "尉遲工")])
def test_these_names_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize(("one", "other"), [("张伟", "张芳"), ("单雄", "丹雄"), ("解珍", "姐珍")])
def test_surnames_are_read_so(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("name", ["", "王", "Lily", "小美👩", "王Lily"])
def test_other_names_are_silent(name: str) -> None:
    assert sound(name) == ""
