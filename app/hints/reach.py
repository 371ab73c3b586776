"""Where, if anywhere, Drive can reach us with word of changes. Pure."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from app.settings import Settings

PATH = "/v1/hooks/drive"


def address(settings: Settings) -> str:
    """The address to give to Drive; empty where it could not be reached.

    Google sends to HTTPS alone, and knows nothing of this machine's own addresses; a local Google may send to both.
    """
    place = _place(settings)
    try:
        url = urlsplit(place)
    except ValueError:
        return ""
    if url.scheme not in ("http", "https") or not url.hostname:
        return ""
    if settings.google == "google" and (url.scheme == "http" or _loopback(url.hostname)):
        return ""
    return f"{place.rstrip('/')}{PATH}"


def _place(settings: Settings) -> str:
    """Where we are reached: what was said; else this machine, where the port is known."""
    if "public_url" in settings.model_fields_set:
        return settings.public_url
    return f"http://127.0.0.1:{settings.port}" if settings.port else ""


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
