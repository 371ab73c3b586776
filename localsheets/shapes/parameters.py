"""Query parameters as Google checks them: names and values, by method, from its discovery document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from localsheets.shapes.schema import Problems, camel, reader, violated

METHODS: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "parameters.v4.json").read_text(encoding="utf-8")
)
EVERYWHERE = METHODS[""]
FLAGS = {"true": True, "1": True, "false": False, "0": False}


def check(method: str, query: dict[str, list[str]]) -> None:
    """400 that names every parameter which the method does not have, or whose value is none."""
    known = METHODS.get(method)
    if known is None:
        return
    problems: Problems = []
    for name, values in query.items():
        kind = known.get(name) or known.get(camel(name)) or EVERYWHERE.get(name)
        if kind is None:
            problems.append((None, _unknown(name)))
        elif name not in EVERYWHERE:
            read = reader(kind.removeprefix("[]"))
            for value in values:
                read(_meant(value, kind), (None, name), problems)
    if problems:
        raise violated(problems)


def _meant(value: str, kind: str) -> Any:
    """Google takes `true`, `True` and `1` alike, and an empty enumeration for none."""
    if kind == "boolean":
        return FLAGS.get(value.lower(), value)
    return kind.partition("|")[0] if not value and "|" in kind else value


def _unknown(name: str) -> str:
    return (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )
