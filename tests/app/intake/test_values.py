"""What a form may hold: anything that a sheet can, of the fields that it has."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import templates
from app.errors import BadInput
from app.intake.values import checked
from app.model.cell import LONGEST

TEMPLATE = templates.load("base", "zh-CN")
JOIN = TEMPLATE.form("join")
assert JOIN is not None
FORM = JOIN

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def wrong(**values: Any) -> list[str]:
    """The fields that are refused."""
    with pytest.raises(BadInput) as error:
        checked(TEMPLATE, FORM, {"name": "小美", **values})
    return [field for field, _, _ in error.value.errors]


def test_values_pass_as_sent() -> None:
    sent = {"name": "小美", "phone": 13800138000, "consent": True, "note": "一行\n两行", "birthday": 29.5}
    assert checked(TEMPLATE, FORM, sent) == sent


def test_blank_values_are_left_out() -> None:
    assert checked(TEMPLATE, FORM, {"name": "小美", "phone": "", "note": "  ", "email": None}) == {"name": "小美"}


def test_unknown_field_is_named() -> None:
    assert wrong(colour="red", 手机="138") == ["colour", "手机"]


@pytest.mark.parametrize("value", [None, "", " 　 "])
def test_missing_name_is_named(value: Any) -> None:
    assert wrong(name=value) == ["name"]


@pytest.mark.parametrize(
    "value",
    [
        *([], ["a"], {}, {"a": 1}, "a" * (LONGEST + 1), "a\0b", "\x1b[1m", "\ud800"),
        *(math.nan, math.inf, -math.inf, 10**15, 10**400, -1e300),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_impossible_value_is_refused(value: Any) -> None:
    assert wrong(note=value) == ["note"]


@pytest.mark.parametrize("body", [[], "text", 7, None, True])
def test_other_shapes_are_refused(body: Any) -> None:
    with pytest.raises(BadInput) as error:
        checked(TEMPLATE, FORM, body)
    assert error.value.errors[0][0] == ""


@given(st.dictionaries(st.sampled_from(FORM.columns) | st.text(max_size=5), json_values, max_size=4))
def test_what_passes_can_be_sent(body: dict[str, Any]) -> None:
    """Whatever is accepted can be stored and sent to a sheet; whatever is not says which field."""
    try:
        passed = checked(TEMPLATE, FORM, body)
    except BadInput as error:
        assert error.errors
    else:
        json.dumps(passed, allow_nan=False, ensure_ascii=False).encode()
        assert set(passed) <= set(FORM.columns) and "name" in passed
