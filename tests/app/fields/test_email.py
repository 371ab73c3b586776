"""E-mail addresses as shops write them down."""

from __future__ import annotations

import pytest
from email_validator import validate_email
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.fields.email import USUAL
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("Lily＠QQ.com", "Lily@qq.com"),
        ("lily@QQ.COM", "lily@qq.com"),
        (" lily@qq.com\u200b", "lily@qq.com"),
        ("邮箱：lily@qq.com", "lily@qq.com"),
        ("lily@qq。com", "lily@qq.com"),
        ("mailto:lily@example.org", "lily@example.org"),
    ],
)
def test_domain_and_width_mended(raw: str, address: str) -> None:
    assert mended("email", raw) == address


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("lily@qq.con", "lily@qq.com"),
        ("lily@gamil.com", "lily@gmail.com"),
        ("lily@163.cn", "lily@163.com"),
        ("lily@qq,com", "lily@qq.com"),
        ("lily @ qq.com", "lily@qq.com"),
        ("lily@qq.com.", "lily@qq.com"),
    ],
)
def test_known_slips_are_suggested(raw: str, address: str) -> None:
    assert proposed("email", raw) == ("email.typo", address)


def test_several_addresses_are_suggested() -> None:
    assert proposed("email", "lily@qq.com；lily@163.com") == ("email.several", "lily@qq.com")


@pytest.mark.parametrize("raw", ["lily.qq.com", "无", "@qq.com", "lily@", 138, "a" * 300 + "@qq.com"])
def test_other_texts_are_flagged(raw: str | int) -> None:
    assert proposed("email", raw) == ("email.unreadable", "")


@given(address=st.from_regex(USUAL, fullmatch=True))
def test_usual_addresses_are_valid(address: str) -> None:
    # The library writes a few mailbox names, such as WWW and Postmaster, in lower case.
    assert validate_email(address, check_deliverability=False).normalized.lower() == address.lower()
    assert read("email", address).state == "clean"


def test_mask_keeps_the_domain() -> None:
    assert FIELDS["email"].mask("lily@qq.com") == "l***@qq.com"
