"""The key-value pairs that apps hang on files: how a request changes them, and how long they may be."""

from __future__ import annotations

from collections.abc import Mapping

from localsheets.drive.errors import bad_request, forbidden
from localsheets.http import Json

# https://developers.google.com/workspace/drive/api/guides/properties
MOST = 100
MOST_PRIVATE = 30
MOST_BYTES = 124


def changed(old: Mapping[str, str], body: Json, name: str) -> dict[str, str]:
    """The properties after a request: given ones set, those given as null removed, the others kept.

    Raises GoogleError: 400 for what is no text, 403 for too many or too long ones.
    """
    wanted = body.get(name) or {}
    if not isinstance(wanted, dict) or not all(isinstance(each, str | None) for each in wanted.values()):
        raise bad_request(f"Invalid value at '{name}'")
    new = {key: value for key, value in {**old, **wanted}.items() if value is not None}
    _check(new, private=name == "appProperties")
    return new


def _check(properties: Mapping[str, str], *, private: bool) -> None:
    if len(properties) > (MOST_PRIVATE if private else MOST):
        raise forbidden("propertiesLimitExceeded", "The properties limit for this file has been exceeded.")
    if any(len(f"{key}{value}".encode()) > MOST_BYTES for key, value in properties.items()):
        raise forbidden("propertySizeLimitExceeded", "The property key and value are too long.")
