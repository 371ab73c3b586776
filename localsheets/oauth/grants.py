"""The token endpoint: JWT-bearer and refresh-token grants, tokeninfo, userinfo, revoke; errors as Google words them.

https://developers.google.com/identity/protocols/oauth2/service-account, …/web-server#offline
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

from localsheets.http import Answer, Call, Json, unauthenticated
from localsheets.oauth.accounts import Grant, Person, account_number
from localsheets.oauth.assertion import Assertion, Malformed, read

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LIFETIME = timedelta(seconds=3_600)
GOOGLES_AUDIENCES = ("https://oauth2.googleapis.com/token", "https://accounts.google.com/o/oauth2/token")

UNSCOPED = "https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/spreadsheets"
"""What a token that was made without scopes is good for."""

UNTIMELY = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
NO_DELEGATION = (
    "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the "
    "scopes requested."
)


class Refused(Exception):
    """A grant that is refused: status, OAuth's word for it, and what Google says."""

    def __init__(self, word: str, description: str, *, status: int = 400) -> None:
        super().__init__(description)
        self.word = word
        self.description = description
        self.status = status


def token(call: Call) -> Answer:
    """An access token for a signed assertion or a refresh token; 400 or 401 with OAuth's error otherwise."""
    try:
        return Answer.json(_granted(call), pretty=False)
    except Refused as refused:
        body = {"error": refused.word, "error_description": refused.description}
        return Answer.json(body, status=refused.status, pretty=False)


def tokeninfo(call: Call) -> Answer:
    """What an access token stands for; 400 where it is worth nothing."""
    _, _, bearer = call.headers.get("authorization", "").partition(" ")
    name = call.text("access_token") or _form(call).get("access_token", "") or bearer.strip()
    grant = call.world.accounts.grant(name)
    if grant is None or grant.use != "access":
        body = {"error": "invalid_token", "error_description": "Invalid Value"}
        return Answer.json(body, status=400)
    return Answer.json(_info(grant, call))


def userinfo(call: Call) -> Json:
    """Who calls."""
    if call.person is None:
        raise unauthenticated()
    return {
        "sub": account_number(call.person.email),
        "name": call.person.name,
        "email": call.person.email,
        "email_verified": True,
    }


def revoke(call: Call) -> Answer:
    """Make a token worthless."""
    name = call.text("token") or _form(call).get("token", "")
    if call.world.accounts.revoke(name):
        return Answer.json({})
    body = {"error": "invalid_token", "error_description": "Token expired or revoked"}
    return Answer.json(body, status=400)


def _granted(call: Call) -> Json:
    form = _form(call)
    name = form.get("grant_type")
    if not name:
        raise Refused("invalid_request", "Required parameter is missing: grant_type")
    grant = GRANTS.get(name)
    if grant is None:
        raise Refused("unsupported_grant_type", f"Invalid grant_type: {name}")
    person, scopes = grant(call, form)
    access_token = call.world.accounts.issue(person, scopes=scopes, lifetime=LIFETIME)
    # Google says 3599 of a token that lives an hour.
    return {"access_token": access_token, "expires_in": 3_599, "token_type": "Bearer"}


def _for_assertion(call: Call, form: dict[str, str]) -> tuple[Person, str]:
    try:
        assertion = read(form.get("assertion", ""))
    except Malformed as wrong:
        raise Refused("invalid_grant", str(wrong)) from wrong
    accounts = call.world.accounts
    account = accounts.find(assertion.issuer)
    if account is None or account.kind != "service":
        raise Refused("invalid_grant", "Invalid grant: account not found")
    if not assertion.signed_by(accounts.public_keys(account.email, key_id=assertion.key_id)):
        raise Refused("invalid_grant", "Invalid JWT Signature.")
    if not assertion.timely(call.now):
        raise Refused("invalid_grant", UNTIMELY)
    _check_audience(call, assertion)
    if not assertion.scopes.strip():
        raise Refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
    return _subject(call, assertion, account), assertion.scopes


def _for_refresh_token(call: Call, form: dict[str, str]) -> tuple[Person, str]:
    grant = call.world.accounts.grant(form.get("refresh_token", ""))
    if not form.get("client_id"):
        raise Refused("invalid_request", "Could not determine client ID from request.")
    if grant is None or grant.use != "refresh":
        raise Refused("invalid_grant", "Token has been expired or revoked.")
    return grant.person, grant.scopes


GRANTS: dict[str, Callable[[Call, dict[str, str]], tuple[Person, str]]] = {
    JWT_BEARER: _for_assertion,
    "refresh_token": _for_refresh_token,
}


def _check_audience(call: Call, assertion: Assertion) -> None:
    """A token endpoint is known by the name that the caller reached it by, or by Google's."""
    host = call.headers.get("host", "localhost")
    here = assertion.audience in (f"http://{host}/token", f"https://{host}/token")
    if not here and assertion.audience not in GOOGLES_AUDIENCES:
        right = f"http://{host}/token"
        raise Refused("invalid_grant", f"Invalid JWT: Failed audience check. The right audience is {right}")


def _subject(call: Call, assertion: Assertion, account: Person) -> Person:
    """Whom the token is for: the account itself, or a person whom it may stand for."""
    if assertion.subject in ("", account.email):
        return account
    person = call.world.accounts.find(assertion.subject)
    if not call.world.controls.switches.delegation:
        raise Refused("unauthorized_client", NO_DELEGATION, status=401)
    if person is None:
        raise Refused("invalid_grant", "Invalid email or User ID")
    return person


def _info(grant: Grant, call: Call) -> dict[str, Any]:
    number = account_number(grant.person.email)
    info = {"azp": number, "aud": number, "sub": number, "scope": grant.scopes or UNSCOPED}
    if grant.expires is not None:
        left = int((grant.expires - call.now).total_seconds())
        info |= {"exp": str(int(grant.expires.timestamp())), "expires_in": str(left)}
    return {**info, "email": grant.person.email, "email_verified": "true", "access_type": "online"}


def _form(call: Call) -> dict[str, str]:
    """The form of the body; JSON is taken too, as Google takes it."""
    if isinstance(call.body, dict):
        return {name: value for name, value in call.body.items() if isinstance(value, str)}
    body = call.body.decode("utf-8", "replace") if isinstance(call.body, bytes) else ""
    return {name: values[-1] for name, values in parse_qs(body, keep_blank_values=True).items()}
