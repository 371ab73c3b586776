"""Several words in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.fields.tags import split
from app.model.tab import Column
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary
from tests.app.fields.reading import mended, proposed, read

LISTED = Column("customers", "tags", "标签", "tags", choices="tags")
WORDS = Vocabulary(lists={"tags": ("VIP", "老客户", "宝妈")}, synonyms={"贵宾": "VIP"})


def listed(raw: str) -> Verdict:
    return FIELDS["tags"].read(raw, LISTED, WORDS)


@pytest.mark.parametrize(
    "raw",
    [
        "VIP，老客户",
        "VIP,老客户",
        "VIP；老客户",
        "VIP/老客户",
        "VIP｜老客户",
        "VIP 老客户",
        "VIP\n老客户",
        "#VIP #老客户",
        "VIP、老客户、vip",
    ],
)
def test_separators_become_the_one(raw: str) -> None:
    assert mended("tags", raw) == "VIP、老客户"


def test_latin_words_stay_together() -> None:
    assert read("tags", "big spender").state == "clean"
    assert split("big spender, 老客户") == ["big spender", "老客户"]


def test_list_decides_the_spelling() -> None:
    assert listed("vip,贵宾，宝妈").entered == "VIP、宝妈"
    assert listed("VIP、宝妈").state == "clean"


def test_unknown_words_are_doubted() -> None:
    verdict = listed("VIP、老客")
    assert (verdict.code, verdict.entered) == ("choice.unknown", "VIP、老客户")
    assert (listed("VIP、刷卡").code, listed("VIP、刷卡").entered) == ("choice.unknown", "")


def test_prose_is_no_tag() -> None:
    assert proposed("tags", "，".join(map(str, range(60)))) == ("tags.too_many", "")


@given(words=st.lists(st.sampled_from(["VIP", "老客户", "宝妈", "big spender", "2024"]), min_size=1))
def test_each_word_stands_once(words: list[str]) -> None:
    verdict = read("tags", "；".join(words))
    assert str(verdict.value).split("、") == list(dict.fromkeys(words))
