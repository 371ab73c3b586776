"""Keys of a store, derived and never stored: a repeated onboarding answers the same, a new version rotates them."""

from __future__ import annotations

import base64
import hashlib
import hmac

from app.model.store import Store

PREFIX = "sk_"


def api_key(secret: str, store: Store) -> str:
    """The bearer key of a store; it names its store, so that no table of keys is needed."""
    return f"{PREFIX}{store.id}_{_derived(secret, store, 'api').hex()[:48]}"


def webhook_secret(secret: str, store: Store) -> str:
    """The secret with which forms sign. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec"""
    return "whsec_" + base64.b64encode(_derived(secret, store, "webhook")).decode()


def channel_secret(secret: str, channel_id: str) -> str:
    """What Drive must say with every word of a channel, so that nobody else can call us by it."""
    return hmac.new(secret.encode(), f"drive channel\x1f{channel_id}".encode(), hashlib.sha256).hexdigest()


def named_store(key: str) -> str:
    """The store that a bearer key names, right or wrong; empty where it is no store's key."""
    return key.removeprefix(PREFIX).rpartition("_")[0] if key.startswith(PREFIX) else ""


def _derived(secret: str, store: Store, purpose: str) -> bytes:
    text = "\x1f".join((store.id, purpose, str(store.secret_version)))
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
