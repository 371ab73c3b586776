"""People, service accounts and their tokens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.local.clock import Clock
from localsheets.oauth.accounts import Accounts, NotAnAddress, account_number, normalised
from localsheets.truth.database import Database


@pytest.fixture
def accounts() -> Accounts:
    """Accounts in memory."""
    return Accounts(Database(), Clock())


def test_address_tells_the_kind(accounts: Accounts) -> None:
    assert accounts.welcome("Lan@Example.com").kind == "user"
    assert accounts.welcome("x@p.iam.gserviceaccount.com").kind == "service"
    assert accounts.exists("lan@example.com")
    assert not accounts.exists("bo@example.com")


def test_token_belongs_to_one(accounts: Accounts) -> None:
    lan, bo = accounts.welcome("lan@example.com"), accounts.welcome("bo@example.com")
    tokens = accounts.issue(lan), accounts.issue(bo)
    assert [accounts.person(token) for token in tokens] == [lan, bo]
    assert accounts.person("ya29.made-up") is None


def test_token_ends_with_time() -> None:
    clock = Clock()
    accounts = Accounts(Database(), clock)
    token = accounts.issue(accounts.welcome("lan@example.com"), lifetime=timedelta(minutes=5))
    clock.advance(299)
    assert accounts.person(token) is not None
    clock.advance(2)
    assert accounts.person(token) is None


@pytest.mark.parametrize("text", ["", "lan", "lan@", "@x.y", "a b@x.y", "a@b", '"a"@x.y', "a@b.c@d.e"])
def test_wrong_addresses_are_refused(text: str) -> None:
    with pytest.raises(NotAnAddress, match="write it as"):
        normalised(text)


@given(st.emails())
def test_account_number_is_steady(email: str) -> None:
    number = account_number(email)
    assert number == account_number(email.upper())
    assert number.isdigit() and len(number) == 20
