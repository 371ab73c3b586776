"""Text of people in a log: enough to recognise, too little to read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.personal import Personal, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [("13800138000", "138****8000"), ("张三丰", "张**"), ("张", "*"), ("", ""), ("wxid_abc", "wx****c")],
)
def test_text_is_masked(text: str, masked: str) -> None:
    assert str(Personal(text)) == repr(Personal(text)) == f"{Personal(text)}" == masked


@given(st.text(st.characters(exclude_characters="*"), min_size=1))
def test_mask_never_shows_all(text: str) -> None:
    assert mask(text) != text


def test_containers_show_masks_too() -> None:
    assert "13800138000" not in str([Personal("13800138000")]) + json.dumps(Personal("13800138000"), default=str)
