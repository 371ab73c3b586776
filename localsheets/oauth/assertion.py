"""The signed statement with which a service account asks for a token: a JWT, read and verified (RFC 7523, RS256).

https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

# "60 minutes"; and what clocks may differ by.
LONGEST = 3_600
SKEW = 300


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a JWT claims, and the bytes that its signature is for."""

    key_id: str | None
    issuer: str
    subject: str
    scopes: str
    audience: str
    issued: float
    expires: float
    signed: bytes
    signature: bytes

    def timely(self, now: datetime) -> bool:
        """Whether it was issued, has not expired, and lives no longer than an hour."""
        moment = now.timestamp()
        begun = self.issued <= moment + SKEW
        return begun and moment - SKEW < self.expires and self.expires - self.issued <= LONGEST

    def signed_by(self, public_keys: Iterable[str]) -> bool:
        """Whether one of these keys (PEM) made its signature."""
        return any(self._signed_by(key) for key in public_keys)

    def _signed_by(self, public_key: str) -> bool:
        key = load_pem_public_key(public_key.encode())
        if not isinstance(key, RSAPublicKey):
            return False
        try:
            key.verify(self.signature, self.signed, PKCS1v15(), SHA256())
        except InvalidSignature:
            return False
        return True


class Malformed(ValueError):
    """Text that is no JWT."""


def read(text: str) -> Assertion:
    """What a JWT claims, unverified; raises Malformed."""
    parts = text.encode("utf-8", "replace").split(b".")
    if len(parts) != 3:
        raise Malformed("Invalid JWT: must have three parts.")
    header, claims = _object(parts[0]), _object(parts[1])
    if header.get("alg") != "RS256":
        raise Malformed("Invalid JWT: the algorithm must be RS256.")
    return Assertion(
        key_id=_text(header, "kid") or None,
        issuer=_text(claims, "iss").lower(),
        subject=_text(claims, "sub").lower(),
        scopes=_text(claims, "scope"),
        audience=_text(claims, "aud"),
        issued=_number(claims, "iat"),
        expires=_number(claims, "exp"),
        signed=parts[0] + b"." + parts[1],
        signature=_decoded(parts[2]),
    )


def _decoded(part: bytes) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
    except (binascii.Error, ValueError) as wrong:
        raise Malformed("Invalid JWT: not base64.") from wrong


def _object(part: bytes) -> dict[str, Any]:
    try:
        value = json.loads(_decoded(part))
    except ValueError as wrong:
        raise Malformed("Invalid JWT: not JSON.") from wrong
    if not isinstance(value, dict):
        raise Malformed("Invalid JWT: not an object.")
    return value


def _text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name, "")
    if not isinstance(value, str):
        raise Malformed(f"Invalid JWT: {name} must be a string.")
    return value


def _number(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Malformed(f"Invalid JWT: {name} must be a number.")
    try:
        return float(value)
    except OverflowError as far:
        raise Malformed(f"Invalid JWT: {name} is too large.") from far
