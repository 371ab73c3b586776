"""Identifiers: ULIDs with a prefix for our records, stable 31-bit numbers for what we make in a spreadsheet."""

from __future__ import annotations

import hashlib
import secrets
from functools import lru_cache

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id(prefix: str, *, milliseconds: int) -> str:
    """A ULID with a prefix (`st_01J…`): sorts by time, 80 random bits. https://github.com/ulid/spec"""
    return _written(prefix, (milliseconds << 80) | secrets.randbits(80))


def new_ids(prefix: str, count: int, *, milliseconds: int, after: str = "") -> list[str]:
    """So many ULIDs of one moment, each sorting behind the one before it, as the specification's monotonic ones do.

    The first one sorts behind `after`, where one is named, even if a clock that went back makes that one the later.
    """
    first = max((milliseconds << 80) | secrets.randbits(79), _read(after) + 1)
    return [_written(prefix, first + number) for number in range(count)]


@lru_cache(maxsize=4096)
def stable_id(name: str) -> int:
    """The same positive 31-bit number for the same name, for ids of sheets, protections, charts and metadata."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (2**31 - 2) + 1


def random_id() -> int:
    """A random positive 31-bit number, for the metadata id of one operation."""
    return secrets.randbelow(2**31 - 2) + 1


def _read(name: str) -> int:
    """The number of an id; 0 of none."""
    number = 0
    for sign in name.rpartition("_")[2]:
        number = number << 5 | _ALPHABET.index(sign)
    return number


def _written(prefix: str, number: int) -> str:
    return f"{prefix}_" + "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))
