"""Who may touch the controls: callers of this machine, and no web page that a browser of this machine shows."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

PREFIX = "/_local/"
NAMES = {"localhost", "127.0.0.1", "::1"}


def open_to(client: str, headers: Mapping[str, str]) -> bool:
    """Whether a call from that address may reach `/_local/`.

    A page that another site put into a local browser sends an Origin, or another site's name as Host.
    """
    try:
        near = ip_address(client).is_loopback
        host = urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return False
    return near and "origin" not in headers and host in NAMES
