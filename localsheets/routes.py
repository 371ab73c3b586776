"""Every URL of the server on one screen, and how a path finds its line.

A pattern's `{name}` is one path segment, percent-decoded for the handler; `:verb` after it is Google's custom method.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from localsheets.http import Handler

Kind = Literal["read", "write", "drive", "oauth", "local"]


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table; `name` is Google's name of the method, `kind` what its quota counts."""

    kind: Kind
    method: str
    pattern: str
    handler: Handler
    name: str


ROUTES: tuple[Route, ...] = ()


class Table:
    """Finds the route of a path: the first line that fits, in the order of the table."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._lines: dict[tuple[str, int], list[tuple[re.Pattern[str], Route]]] = {}
        for route in routes:
            key = (route.method, route.pattern.count("/"))
            self._lines.setdefault(key, []).append((_compiled(route.pattern), route))

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and its decoded path parameters, or None where no line fits."""
        for pattern, route in self._lines.get((method, path.count("/")), ()):
            if found := pattern.fullmatch(path):
                return route, {name: unquote(text) for name, text in found.groupdict().items()}
        return None


def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", pattern)
    names = [f"(?P<{part}>[^/]+)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)]
    return re.compile("".join(names))
