"""Encryption at rest: AES-256-GCM for bodies, HMAC-SHA256 for what must be found again without being readable."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Vault:
    """Seals JSON values under one key. Raises ValueError where a body was sealed under another."""

    def __init__(self, key: str) -> None:
        self._secret = hashlib.sha256(b"shopsheet:" + key.encode()).digest()
        self._cipher = AESGCM(self._secret)

    def seal(self, value: Any) -> bytes:
        """The value as compressed JSON, encrypted with a fresh 96-bit nonce, which comes first."""
        nonce = os.urandom(12)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return nonce + self._cipher.encrypt(nonce, zlib.compress(text, 1), None)

    def open(self, body: bytes) -> Any:
        """The value that was sealed."""
        try:
            return json.loads(zlib.decompress(self._cipher.decrypt(body[:12], body[12:], None)))
        except InvalidTag:
            raise ValueError("This data was encrypted with another key: check SHOPSHEET_ENCRYPTION_KEY.") from None

    def fingerprint(self, text: str) -> str:
        """32 hex digits, the same for the same text under the same key."""
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()[:32]
