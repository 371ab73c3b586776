"""Field masks: parsed from what callers write, checked against Google's types, applied to answers and to updates.

`a.b`, `a/b`, `a(b,c)`, `*` and snake_case are all understood, as Google understands them.
https://developers.google.com/workspace/sheets/api/guides/field-masks
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from localsheets.http import Json, bad_request
from localsheets.shapes.schema import TYPES, camel
from localsheets.truth.refusal import Refused

# The fields below a field; an empty mapping means everything below.
Mask = dict[str, "Mask"]

TOKEN = re.compile(r"[A-Za-z_][\w-]*|\*|[().,/]|\s+|.", re.DOTALL)


@lru_cache(maxsize=512)
def read_mask(text: str, kind: str | None = None) -> Mask:
    """The `fields` parameter of a read of type `kind`; 400 where a path leads nowhere."""
    mask = _parsed(text)
    for path in _unknown(mask, kind) if kind and mask is not None else ():
        raise _bad_mask(path)
    if mask is None:
        raise _bad_mask(text)
    return mask


@lru_cache(maxsize=512)
def update_mask(text: str, kind: str) -> Mask:
    """The `fields` of a request that updates a `kind`; raises Refused. Everything where it is `*`."""
    if not text.strip():
        raise Refused("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    mask = _parsed(text)
    wrong = text if mask is None else next(iter(_unknown(mask, kind)), None)
    if wrong is not None:
        raise Refused(f"Invalid field: {wrong}")
    return mask or {}


def selected(value: Any, mask: Mask) -> Any:
    """The part of an answer that a mask asks for; lists keep their length."""
    if not mask:
        return value
    if isinstance(value, list):
        return [selected(one, mask) for one in value]
    if not isinstance(value, dict):
        return value
    if "*" in mask:
        return {name: selected(one, mask["*"]) for name, one in value.items()}
    return {name: selected(value[name], below) for name, below in mask.items() if name in value}


def updated(old: Json, new: Json, mask: Mask) -> Json:
    """`old` with the masked fields taken from `new`; a masked field that `new` lacks goes."""
    if not mask or "*" in mask:
        return dict(new)
    result = dict(old)
    for name, below in mask.items():
        if name not in new:
            result.pop(name, None)
        elif below and isinstance(new[name], dict):
            result[name] = updated(result.get(name) or {}, new[name], below)
        else:
            result[name] = new[name]
    for name, below in mask.items():
        if name not in new and below and isinstance(old.get(name), dict):
            result[name] = updated(old[name], {}, below)
    return result


def asks(mask: Mask, *path: str) -> bool:
    """Whether an answer with this mask shows anything at or below a path."""
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def _bad_mask(path: str) -> Exception:
    text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    violation = {"field": path, "description": text}
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    return bad_request("Request contains an invalid argument.", details=details)


def _unknown(mask: Mask, kind: str, above: str = "") -> list[str]:
    """The paths of a mask that the type does not have."""
    while kind.startswith(("[]", "{}")):
        kind = kind[2:]
    fields = TYPES.get(kind)
    wrong: list[str] = []
    for name, below in mask.items():
        path = f"{above}.{name}" if above else name
        if name == "*" or fields is None:
            continue
        if name not in fields:
            wrong.append(path)
        elif below:
            wrong.extend(_unknown(below, fields[name], path))
    return wrong


def _parsed(text: str) -> Mask | None:
    """The mask that a text means; None where its parentheses or separators make no sense."""
    tokens = [token for token in TOKEN.findall(text) if not token.isspace()]
    reader = _Reader(tokens)
    mask = reader.fields()
    return mask if mask is not None and reader.at_end else None


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def at_end(self) -> bool:
        return self._place == len(self._tokens)

    def fields(self) -> Mask | None:
        mask: Mask = {}
        while True:
            if not self._one(mask):
                return None
            if not self._taken(","):
                return mask

    def _one(self, mask: Mask) -> bool:
        """One path, put into `mask`."""
        while True:
            name = self._next()
            if name is None or not (name == "*" or name[0].isalpha() or name[0] == "_"):
                return False
            fresh = camel(name) not in mask
            below = mask.setdefault(camel(name), {})
            if self._taken(".") or self._taken("/"):
                if not fresh and not below:
                    below = {}
                mask = below
                continue
            return self._group(below) if self._taken("(") else _cleared(below)

    def _group(self, below: Mask) -> bool:
        inner = self.fields()
        if inner is None or not self._taken(")"):
            return False
        below.update(inner)
        return True

    def _next(self) -> str | None:
        if self.at_end:
            return None
        self._place += 1
        return self._tokens[self._place - 1]

    def _taken(self, mark: str) -> bool:
        if not self.at_end and self._tokens[self._place] == mark:
            self._place += 1
            return True
        return False


def _cleared(below: Mask) -> bool:
    """A path that ends here means everything below it, whatever was listed before."""
    below.clear()
    return True
