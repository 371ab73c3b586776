"""What several tabs are made from is reckoned once for one source."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from app.analyse.source import Source

Value = TypeVar("Value")


def once(function: Callable[[Source], Value]) -> Callable[[Source], Value]:
    """The function, reckoned once for each source; what it gave is forgotten with the source."""
    kept: WeakKeyDictionary[Source, Value] = WeakKeyDictionary()

    @wraps(function)
    def remembered(source: Source) -> Value:
        if source not in kept:
            kept[source] = function(source)
        return kept[source]

    return remembered
