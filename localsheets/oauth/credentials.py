"""Credentials as Google hands them out: the JSON of a service account with a new key, or of a signed-in person."""

from __future__ import annotations

import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from localsheets.oauth.accounts import Accounts, Person, account_number

PROJECT = "localsheets"


class WrongKind(ValueError):
    """An address that belongs to the other kind of account."""


def service_account(accounts: Accounts, email: str, *, url: str) -> dict[str, Any]:
    """The JSON of a service account, made where missing, with a new key; its tokens come from `url`.

    Raises NotAnAddress, and WrongKind where the address is a person's.
    """
    account = _known(accounts, email, kind="service")
    key = generate_private_key(public_exponent=65_537, key_size=2_048)
    key_id = accounts.add_key(account, _public(key))
    base = url.rstrip("/")
    return {
        "type": "service_account",
        "project_id": PROJECT,
        "private_key_id": key_id,
        "private_key": _private(key),
        "client_email": account.email,
        "client_id": account_number(account.email),
        "auth_uri": f"{base}/o/oauth2/auth",
        "token_uri": f"{base}/token",
        "universe_domain": "googleapis.com",
    }


def authorized_user(accounts: Accounts, email: str, *, url: str) -> dict[str, Any]:
    """The JSON of a signed-in person, made where missing, with a new refresh token; raises as above."""
    person = _known(accounts, email, kind="user")
    return {
        "type": "authorized_user",
        "client_id": f"{account_number(person.email)}.apps.googleusercontent.com",
        "client_secret": secrets.token_urlsafe(24),
        "refresh_token": accounts.issue(person, use="refresh"),
        "token_uri": f"{url.rstrip('/')}/token",
        "universe_domain": "googleapis.com",
    }


def _known(accounts: Accounts, email: str, *, kind: str) -> Person:
    account = accounts.welcome(email, kind="service" if kind == "service" else "user")
    if account.kind != kind:
        raise WrongKind(f"{account.email} is {'a person' if kind == 'service' else 'a service account'} already")
    return account


def _private(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _public(key: RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
