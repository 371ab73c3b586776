"""Several numbers in one cell."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed


@pytest.mark.parametrize(
    "raw",
    [
        *("13800138000/0755-88888888", "138 0013 8000，(0755)8888 8888", "13800138000\n075588888888"),
        *("13800138000 0755-88888888", "13800138000或0755-88888888", "+86 13800138000;0755-88888888;13800138000"),
    ],
)
def test_separators_become_the_one(raw: str) -> None:
    assert mended("phone_list", raw) == "13800138000、0755-88888888"


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("主13800138000 备13900139000（微信同号）", "phone.with_words", "13800138000、13900139000"),
        ("138O0138000，13900139000", "phone.letters", "13800138000、13900139000"),
        ("17889123456转0987", "phone.privacy", ""),
        ("13800138000/9000", "phone.list_unreadable", ""),
        ("13800138000,1.38E+10", "value.lost", ""),
    ],
)
def test_nothing_beside_numbers_dropped(raw: str, code: str, proposal: str) -> None:
    assert proposed("phone_list", raw) == (code, proposal)


def test_each_number_is_masked() -> None:
    assert FIELDS["phone_list"].mask("13800138000、13900139000") == "138****8000、139****9000"
