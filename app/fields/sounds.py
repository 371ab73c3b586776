"""How Chinese names sound, without tones: what an input method hears. Traditional and simplified sound the same."""

from __future__ import annotations

import re
from functools import lru_cache

CHINESE = re.compile(r"[\u3400-\u9fff]{2,8}")
SURNAMES = {
    "单": "shan",
    "單": "shan",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "曾": "zeng",
    "朴": "piao",
    "区": "ou",
    "區": "ou",
    "盖": "ge",
    "蓋": "ge",
    "乐": "yue",
    "樂": "yue",
    "任": "ren",
    "华": "hua",
    "華": "hua",
    "翟": "zhai",
    "缪": "miao",
    "繆": "miao",
    "覃": "qin",
    "尉迟": "yuchi",
    "尉遲": "yuchi",
    "万俟": "moqi",
    "萬俟": "moqi",
    "长孙": "zhangsun",
    "長孫": "zhangsun",
}
"""Characters that are read otherwise where they are a surname."""


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """`张玮`, `張偉` → `zhang wei`; empty for what is no name of two to eight Chinese characters."""
    if not CHINESE.fullmatch(name):
        return ""
    from pypinyin import lazy_pinyin  # a fifth of a second to import: only for who needs it

    surname = name[:2] if name[:2] in SURNAMES else name[:1]
    read = SURNAMES.get(surname)
    given = lazy_pinyin(name[len(surname) :]) if read else lazy_pinyin(name)
    return " ".join([read, *given] if read else given)
