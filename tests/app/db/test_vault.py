"""Encryption at rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db.vault import Vault

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(json_values)
def test_opened_is_what_was_sealed(value: object) -> None:
    vault = Vault("key")
    assert vault.open(vault.seal(value)) == value


def test_sealed_text_cannot_be_read() -> None:
    assert b"13800138000" not in Vault("key").seal(["13800138000"] * 20)


def test_same_value_sealed_differently() -> None:
    vault = Vault("key")
    assert vault.seal("甲") != vault.seal("甲")


def test_other_key_says_what_to_do() -> None:
    body = Vault("key").seal("甲")
    with pytest.raises(ValueError, match="SHOPSHEET_ENCRYPTION_KEY"):
        Vault("other").open(body)


def test_fingerprint_needs_the_key() -> None:
    assert Vault("key").fingerprint("甲") == Vault("key").fingerprint("甲") != Vault("other").fingerprint("甲")
