"""What is said of wrong values, and how places in words are filled. The errors themselves are in the package."""

from __future__ import annotations

import re
from collections.abc import Mapping


def filled(words: str, values: Mapping[str, object]) -> str:
    """The words with each `{place}` that has a value replaced by it, once: what is put in is not read again."""
    return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), words)


WRONG_VALUES: Mapping[str, tuple[str, str]] = {
    "missing": ("This field is required.", "此项必填。"),
    "extra_forbidden": ("There is no such field; check its spelling.", "没有此字段，请检查拼写。"),
    "string_type": ("Send a text.", "请填写文本。"),
    "string_too_short": ("Send at least {min_length} characters.", "至少 {min_length} 个字符。"),
    "string_too_long": ("Send at most {max_length} characters.", "最多 {max_length} 个字符。"),
    "string_pattern_mismatch": ("Send a text that fits {pattern}.", "内容须符合 {pattern}。"),
    "string_unicode": ("Send a text of whole characters.", "文本中含有无效字符。"),
    "list_type": ("Send a list.", "请填写列表。"),
    "too_long": ("Send at most {max_length} of them.", "最多 {max_length} 项。"),
    "bool": ("Send true or false.", "请填写 true 或 false。"),
    "int": ("Send a whole number.", "请填写整数。"),
    "date": ("Send a day such as 2026-11-24.", "请填写日期，如 2026-11-24。"),
    "greater_than_equal": ("Send a number of at least {ge}.", "不能小于 {ge}。"),
    "less_than_equal": ("Send a number of at most {le}.", "不能大于 {le}。"),
    "literal_error": ("Send one of {expected}.", "请填写 {expected} 之一。"),
    "model_attributes_type": ("Send a JSON object.", "请发送 JSON 对象。"),
    "model_type": ("Send a JSON object.", "请发送 JSON 对象。"),
}
"""What is said of a wrong value, by pydantic's type of error, or by the first word of it.

https://docs.pydantic.dev/latest/errors/validation_errors/
"""


def wrong_value(kind: str, places: Mapping[str, object]) -> tuple[str, str]:
    """What to say of a wrong value, in English and in Chinese."""
    unknown = ("This value cannot be used.", "此值无法使用。")
    english, chinese = WRONG_VALUES.get(kind) or WRONG_VALUES.get(kind.partition("_")[0]) or unknown
    return filled(english, places), filled(chinese, places)
