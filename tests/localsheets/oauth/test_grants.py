"""The token endpoint as google-auth and curious callers see it."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import httpx
import pytest
from google.auth import crypt, jwt

from localsheets.oauth.credentials import service_account
from localsheets.oauth.grants import JWT_BEARER
from tests.localsheets.conftest import LAN, SERVICE, Office

SCOPE = "https://www.googleapis.com/auth/drive"
URL = "http://localhost"


@pytest.fixture
def signer(office: Office) -> crypt.RSASigner:
    """The service account's key."""
    made = service_account(office.world.accounts, SERVICE, url=URL)
    office.world.database.commit()
    return signer_of(made)


def signer_of(info: dict[str, Any]) -> crypt.RSASigner:
    """The private key of a service account's JSON."""
    signer: crypt.RSASigner = crypt.RSASigner.from_service_account_info(info)  # type: ignore[no-untyped-call]
    return signer


def ask(office: Office, signer: crypt.RSASigner, **claims: Any) -> httpx.Response:
    """The answer to a signed request for a token."""
    now = int(time.time())
    plain = {"iss": SERVICE, "scope": SCOPE, "aud": f"{URL}/token", "iat": now, "exp": now + 3600}
    assertion: bytes = jwt.encode(signer, plain | claims)  # type: ignore[no-untyped-call]
    form = {"grant_type": JWT_BEARER, "assertion": assertion.decode()}
    return office.anybody.post("/token", data=form)


def test_signed_request_gets_token(office: Office, signer: crypt.RSASigner) -> None:
    answer = ask(office, signer).json()
    assert (answer["expires_in"], answer["token_type"]) == (3599, "Bearer")
    headers = {"Authorization": f"Bearer {answer['access_token']}"}
    about = office.anybody.get("/drive/v3/about", params={"fields": "user/emailAddress"}, headers=headers)
    assert about.json() == {"user": {"emailAddress": SERVICE}}


def test_token_expires_within_hour(office: Office, signer: crypt.RSASigner) -> None:
    headers = {"Authorization": f"Bearer {ask(office, signer).json()['access_token']}"}
    office.world.clock.advance(3_599)
    assert office.anybody.get("/drive/v3/files", headers=headers).status_code == 200
    office.world.clock.advance(2)
    assert office.anybody.get("/drive/v3/files", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"iss": "nobody@local.iam.gserviceaccount.com"}, "Invalid grant: account not found"),
        ({"aud": "https://example.com/token"}, "Failed audience check"),
        ({"exp": 1_000}, "reasonable timeframe"),
        ({"exp": 9_999_999_999}, "reasonable timeframe"),
        ({"iat": 9_999_999_999, "exp": 10_000_000_000}, "reasonable timeframe"),
        ({"scope": 7}, "Invalid JWT: scope must be a string."),
        ({"iat": "now"}, "Invalid JWT: iat must be a number."),
    ],
)
def test_wrong_claims_are_refused(office: Office, signer: crypt.RSASigner, claims: dict[str, Any], words: str) -> None:
    answer = ask(office, signer, **claims)
    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_grant"
    assert words in answer.json()["error_description"]


def test_scope_has_to_be_named(office: Office, signer: crypt.RSASigner) -> None:
    assert ask(office, signer, scope="").json()["error"] == "invalid_scope"


def test_foreign_signature_is_refused(office: Office, signer: crypt.RSASigner) -> None:
    other = service_account(office.world.accounts, "other@local.iam.gserviceaccount.com", url=URL)
    answer = ask(office, signer_of(other))
    assert answer.json() == {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"grant_type": "password"},
        {"grant_type": JWT_BEARER},
        {"grant_type": JWT_BEARER, "assertion": "a.b.c"},
        {"grant_type": JWT_BEARER, "assertion": "e30.e30.e30"},
        {"grant_type": JWT_BEARER, "assertion": "é.é.é"},
        {"grant_type": "refresh_token"},
        {"grant_type": "refresh_token", "client_id": "x", "refresh_token": "y"},
    ],
)
def test_senseless_grants_are_refused(office: Office, form: dict[str, str]) -> None:
    answer = office.anybody.post("/token", data=form)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error", "error_description"}


def test_unsigned_assertion_is_refused(office: Office, signer: crypt.RSASigner) -> None:
    claims = json.dumps({"iss": SERVICE, "scope": SCOPE, "iat": 0, "exp": 1}).encode()
    head = json.dumps({"alg": "none"}).encode()
    parts = [base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (head, claims)]
    form = {"grant_type": JWT_BEARER, "assertion": ".".join([*parts, ""])}
    answer = office.anybody.post("/token", data=form)
    assert "RS256" in answer.json()["error_description"]


def test_delegation_is_a_switch(office: Office, signer: crypt.RSASigner) -> None:
    office.client(LAN)
    refused = ask(office, signer, sub=LAN)
    assert (refused.status_code, refused.json()["error"]) == (401, "unauthorized_client")
    office.switch(delegation=True)
    token = ask(office, signer, sub=LAN).json()["access_token"]
    found = office.world.accounts.person(token)
    assert found is not None and found.email == LAN


def test_tokeninfo_tells_whose_it_is(office: Office, signer: crypt.RSASigner) -> None:
    token = ask(office, signer).json()["access_token"]
    answer = office.anybody.get("/tokeninfo", params={"access_token": token}).json()
    assert (answer["email"], answer["scope"]) == (SERVICE, SCOPE)
    assert 3_500 < int(answer["expires_in"]) <= 3_600
    worthless = office.anybody.get("/tokeninfo", params={"access_token": "x"})
    assert (worthless.status_code, worthless.json()["error"]) == (400, "invalid_token")


def test_revoked_token_is_worthless(office: Office, signer: crypt.RSASigner) -> None:
    token = ask(office, signer).json()["access_token"]
    assert office.anybody.post("/revoke", data={"token": token}).status_code == 200
    headers = {"Authorization": f"Bearer {token}"}
    assert office.anybody.get("/drive/v3/files", headers=headers).status_code == 401
    assert office.anybody.post("/revoke", data={"token": token}).status_code == 400


def test_refresh_token_gives_access(office: Office) -> None:
    accounts = office.world.accounts
    refresh = accounts.issue(accounts.welcome(LAN), use="refresh")
    form = {"grant_type": "refresh_token", "client_id": "c", "client_secret": "s", "refresh_token": refresh}
    token = office.anybody.post("/token", data=form).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert office.anybody.get("/oauth2/v3/userinfo", headers=headers).json()["email"] == LAN
    headers = {"Authorization": f"Bearer {refresh}"}
    assert office.anybody.get("/drive/v3/files", headers=headers).status_code == 401
