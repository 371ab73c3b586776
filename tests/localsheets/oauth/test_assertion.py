"""JWTs as they come: read or refused, never worse."""

from __future__ import annotations

import base64
import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.oauth.assertion import Assertion, Malformed, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(), below, max_size=2),
    max_leaves=4,
)
NAMES = st.sampled_from(["alg", "kid", "iss", "sub", "aud", "scope", "iat", "exp"])


def token(header: object, claims: object) -> str:
    """A JWT whose signature is nobody's."""
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in (header, claims)]
    return ".".join([*parts, "c2ln"])


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Malformed):
        assert isinstance(read(text), Assertion)


@given(st.dictionaries(NAMES, JSON), st.dictionaries(NAMES, JSON))
def test_any_claims_are_read_or_refused(header: dict[str, object], claims: dict[str, object]) -> None:
    with contextlib.suppress(Malformed):
        assert isinstance(read(token({"alg": "RS256", **header}, {"iat": 1, "exp": 2, **claims})), Assertion)


def test_claims_are_read_whole() -> None:
    claims = {"iss": "A@b.c", "aud": "http://x/token", "scope": "s", "iat": 5, "exp": 6.5}
    found = read(token({"alg": "RS256", "kid": "k"}, claims))
    assert (found.issuer, found.subject, found.audience, found.key_id) == ("a@b.c", "", "http://x/token", "k")
    assert (found.issued, found.expires, found.signature) == (5.0, 6.5, b"sig")


@pytest.mark.parametrize("claims", [{"iat": 10**400, "exp": 1}, {"iat": True, "exp": 1}, {"exp": 1}, [], "x"])
def test_wrong_times_are_refused(claims: object) -> None:
    with pytest.raises(Malformed, match="Invalid JWT"):
        read(token({"alg": "RS256"}, claims))
