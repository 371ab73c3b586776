"""Drive's partial answers: the `fields` parameter as a tree of names, and what it leaves of a resource.

`files(id,owners/emailAddress),nextPageToken` means `{files: {id: {}, owners: {emailAddress: {}}}, nextPageToken: {}}`;
an empty branch is everything below it, and so is the name `*`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from localsheets.drive.errors import error
from localsheets.http import Call, GoogleError, Json

Mask = dict[str, Any]
T = TypeVar("T")
Table = Mapping[str, Callable[[T], Any]]

TOKEN = re.compile(r"\s*([A-Za-z0-9_]+|[*(),/])")


def mask_of(call: Call, default: str) -> Mask:
    """The caller's selection, else Drive's own; raises GoogleError 400."""
    return parse(call.text("fields") or default)


def parse(text: str) -> Mask:
    """A selection as a tree; raises GoogleError 400."""
    tokens = TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text) or not tokens:
        raise refused(text)
    mask = _list(tokens, text)
    if tokens:
        raise refused(text)
    return mask


def refused(name: str) -> GoogleError:
    """400 for a selection that names nothing."""
    message = f"Invalid field selection {name}"
    return error(400, "invalidParameter", message, location="fields", locationType="parameter")


def shaped(table: Table[T], subject: T, mask: Mask) -> Json:
    """The fields of `subject` that a selection names, in the table's order; None is left out.

    Raises GoogleError 400 for a name that is not in the table.
    """
    if unknown := mask.keys() - table.keys() - {"*"}:
        raise refused(min(unknown))
    wanted = ((name, field, branch(mask, name)) for name, field in table.items())
    values = ((name, pruned(field(subject), sub)) for name, field, sub in wanted if sub is not None)
    return {name: value for name, value in values if value is not None}


def branch(mask: Mask, name: str) -> Mask | None:
    """What a selection says below a name; None where it does not want the name at all."""
    found = mask.get(name, mask.get("*") if mask else {})
    return found if isinstance(found, dict) else None


def pruned(value: Any, mask: Mask) -> Any:
    """What a selection leaves of a value."""
    if isinstance(value, list):
        return [pruned(each, mask) for each in value]
    if not isinstance(value, dict) or not mask:
        return value
    kept = ((name, each, branch(mask, name)) for name, each in value.items())
    return {name: pruned(each, sub) for name, each, sub in kept if sub is not None}


def _list(tokens: list[str], text: str) -> Mask:
    mask: Mask = {}
    while True:
        _item(tokens, mask, text)
        if not tokens or tokens[0] != ",":
            return mask
        tokens.pop(0)


def _item(tokens: list[str], mask: Mask, text: str) -> None:
    if not tokens or tokens[0] in "(),/":
        raise refused(text)
    below = mask.setdefault(tokens.pop(0), {})
    if tokens and tokens[0] == "/":
        tokens.pop(0)
        _item(tokens, below, text)
    elif tokens and tokens[0] == "(":
        tokens.pop(0)
        below.update(_list(tokens, text))
        if not tokens or tokens.pop(0) != ")":
            raise refused(text)
