"""Faults on demand as values: which calls each strikes, and what it does to them. Nothing here acts.

A fault as JSON, every key but one of the last line optional:

    {"name": "…", "match": {"kind": "write", "method": "spreadsheets.batchUpdate", "person": "…", "contains": "…"},
     "nth": 3, "times": 2, "chance": 0.1, "when": "before" | "after",
     "status": 503, "html": true, "reason": "userRateLimitExceeded",
     "manner": "truncated" | "reset" | "hang", "cut_gzip": true, "delay": 2.5, "stale": true,
     "operation": {"as": "lan@example.com", "method": "PUT", "path": "…", "query": "…", "body": {…}}}

It strikes the nth call that matches and the `times - 1` after it (`times` 0: all after it). `when` is before or after
the commit: what was answered with 503 after the commit has been done.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from random import Random
from typing import Any, Literal, get_args

from localsheets.local.disturbance import Manner
from localsheets.local.occasion import Occasion
from localsheets.oauth.accounts import normalised

STATUSES = (400, 401, 403, 404, 408, 429, 500, 502, 503, 504)
LONGEST_DELAY = 600
EFFECTS = ("status", "manner", "cut_gzip", "delay", "stale", "operation")


@dataclass(frozen=True, slots=True)
class Match:
    """Which calls: all that are given must hold; `contains` is looked for in path, query and body."""

    kind: str = ""
    method: str = ""
    person: str = ""
    contains: str = ""

    def fits(self, occasion: Occasion) -> bool:
        """Whether a call is one of them."""
        return (
            self.kind in ("", occasion.kind)
            and self.method in ("", occasion.name)
            and self.person in ("", occasion.email)
            and (not self.contains or self._found(occasion))
        )

    def _found(self, occasion: Occasion) -> bool:
        request = occasion.request
        return self.contains in f"{request.path}?{request.query}" or self.contains.encode() in request.body


@dataclass(frozen=True, slots=True)
class Operation:
    """A request that a person sends just before or after the call that is struck."""

    person: str
    method: str
    path: str
    query: str = ""
    body: Any = None


@dataclass(slots=True)
class Fault:
    """One fault, and how many matching calls it has seen."""

    name: str = ""
    match: Match = field(default_factory=Match)
    nth: int = 1
    times: int = 1
    chance: float = 1.0
    when: Literal["before", "after"] = "before"
    status: int = 0
    html: bool = False
    reason: str = ""
    manner: Manner = "whole"
    cut_gzip: bool = False
    delay: float = 0.0
    stale: bool = False
    operation: Operation | None = None
    seen: int = 0
    struck: int = 0

    def strikes(self, occasion: Occasion, random: Random) -> bool:
        """Whether it strikes this call, which it counts."""
        if not self.match.fits(occasion):
            return False
        self.seen += 1
        if self.seen < self.nth or (self.times and self.struck >= self.times) or random.random() >= self.chance:
            return False
        self.struck += 1
        return True


def read(value: Any) -> Fault:
    """A fault from its JSON; raises ValueError that says what is wrong."""
    if not isinstance(value, dict):
        raise ValueError("a fault is an object")
    given = dict(value)
    match = _fields(Match, given.pop("match", {}), "match")
    operation = given.pop("operation", None)
    fault: Fault = _fields(Fault, given, "fault")
    fault.match = match
    fault.operation = None if operation is None else _operation(operation)
    _check(fault)
    return fault


def _operation(value: Any) -> Operation:
    given = dict(value) if isinstance(value, dict) else {}
    if "as" in given:
        given["person"] = given.pop("as")
    if not {"person", "method", "path"} <= given.keys():
        raise ValueError("an operation takes as, method and path, perhaps query and body")
    operation: Operation = _fields(Operation, given, "operation")
    return replace(operation, person=normalised(operation.person))


def _check(fault: Fault) -> None:
    if not any(getattr(fault, effect) not in (None, 0, False, "whole") for effect in EFFECTS):
        raise ValueError(f"a fault does one of {', '.join(EFFECTS)}")
    if fault.status and fault.status not in STATUSES:
        raise ValueError(f"status is one of {', '.join(map(str, STATUSES))}")
    if fault.manner not in get_args(Manner):
        raise ValueError(f"manner is one of {', '.join(get_args(Manner))}")
    if not fault.delay <= LONGEST_DELAY:
        raise ValueError(f"delay is at most {LONGEST_DELAY} seconds; for a longer one take manner hang")
    if fault.when not in ("before", "after"):
        raise ValueError("when is before or after the commit")


def _fields(kind: Any, given: Any, what: str) -> Any:
    """An object of `kind` from JSON, its names and types checked."""
    if not isinstance(given, dict):
        raise ValueError(f"{what} is an object")
    known = {each.name for each in fields(kind)} - {"seen", "struck"}
    if unknown := given.keys() - known:
        raise ValueError(f"{what} knows {', '.join(sorted(known))}; not {', '.join(sorted(unknown))}")
    for name, value in given.items():
        plain = getattr(kind(), name) if kind is not Operation else ""
        if name != "body" and plain is not None and not _alike(plain, value):
            raise ValueError(f"{what}.{name} cannot be {value!r}")
    return kind(**given)


def _alike(plain: Any, value: Any) -> bool:
    numbers = isinstance(plain, int | float) and not isinstance(plain, bool)
    if numbers:
        return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return isinstance(value, type(plain))
