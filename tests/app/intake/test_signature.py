"""Signatures of forms: nothing but the right one opens the door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from app.errors import WrongSignature
from app.intake.signature import verified

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"name": "\xe5\xb0\x8f\xe7\xbe\x8e"}'


def headers(body: bytes = BODY, *, age: timedelta = timedelta(0), secret: str = SECRET) -> dict[str, str]:
    at = datetime.now(UTC) - age
    signature = Webhook(secret).sign("msg_1", at, body.decode())
    return {"webhook-id": "msg_1", "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


def test_right_signature_names_message() -> None:
    assert verified(BODY, headers(), secret=SECRET) == "msg_1"


def test_signed_non_json_passes() -> None:
    assert verified(b"no json", headers(b"no json"), secret=SECRET) == "msg_1"


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_old_and_early_are_refused(age: timedelta) -> None:
    with pytest.raises(WrongSignature, match="timestamp too"):
        verified(BODY, headers(age=age), secret=SECRET)


def test_other_secret_is_refused() -> None:
    with pytest.raises(WrongSignature, match="No matching signature"):
        verified(BODY, headers(secret="whsec_b3RoZXI="), secret=SECRET)


def test_changed_body_is_refused() -> None:
    with pytest.raises(WrongSignature):
        verified(BODY + b" ", headers(), secret=SECRET)


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_missing_header_is_named(name: str) -> None:
    with pytest.raises(WrongSignature, match=name):
        verified(BODY, {**headers(), name: ""}, secret=SECRET)


@pytest.mark.parametrize("signature", ["junk", "v1,x", "v1,a,b", "v1,", ",", "v2,AAAA", "v1,\xff"])
def test_malformed_signature_is_refused(signature: str) -> None:
    with pytest.raises(WrongSignature):
        verified(BODY, {**headers(), "webhook-signature": signature}, secret=SECRET)


def test_other_encoding_is_refused() -> None:
    """`json.loads` would read UTF-16, which the signature cannot be checked over."""
    with pytest.raises(WrongSignature):
        verified(BODY.decode().encode("utf-16"), headers(), secret=SECRET)


@given(st.binary(max_size=60), st.text(st.characters(max_codepoint=255), max_size=60), st.text(max_size=20))
def test_only_our_signature_opens(body: bytes, signature: str, timestamp: str) -> None:
    sent = {"webhook-id": "m", "webhook-timestamp": timestamp, "webhook-signature": signature}
    with pytest.raises(WrongSignature):
        verified(body, sent, secret=SECRET)
