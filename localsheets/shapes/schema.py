"""Google's own types, taken from its discovery document, and the check that every request body goes through.

A body that passes comes out in camelCase, without nulls, with places as boxes, spots and spans.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from localsheets.http import Json, bad_request
from localsheets.shapes import places

TYPES: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "sheets.v4.json").read_text(encoding="utf-8"))

# A path is a linked list, newest first, so that it costs nothing until there is something to complain about.
Path_ = tuple[Any, Any] | None
Problems = list[tuple[Path_, str]]
Reader = Callable[[Any, Path_, Problems], Any]


def checked(value: Any, kind: str, *, at: str = "") -> Any:
    """A request body of the type `kind`; 400 with one violation per unknown name and wrong type.

    https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto (BadRequest)
    """
    problems: Problems = []
    read = reader(kind)(value, (None, at) if at else None, problems)
    if problems:
        raise violated(problems)
    return read


def violated(problems: Problems) -> Exception:
    """The 400 that names every problem of a body."""
    violations: list[Json] = []
    for path, text in problems:
        field = path_text(path)
        violations.append({"field": field, "description": text} if field else {"description": text})
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violations}]
    return bad_request("\n".join(text for _, text in problems), details=details)


def path_text(path: Path_) -> str:
    """A path as Google prints it: `requests[0].update_cells.rows`."""
    parts: list[str] = []
    while path is not None:
        path, part = path
        parts.append(f"[{part}]" if isinstance(part, int) else "." + snake(part))
    return "".join(reversed(parts)).removeprefix(".")


@cache
def snake(name: str) -> str:
    """A camelCase name in snake_case."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda hit: "_" + hit[1].lower(), name)


@cache
def camel(name: str) -> str:
    """A snake_case name in camelCase; camelCase stays as it is."""
    return re.sub(r"_([a-z0-9])", lambda hit: hit[1].upper(), name)


@cache
def reader(kind: str) -> Reader:
    """The function that reads a value of a type, as the table of types names it."""
    if kind.startswith("[]"):
        return _repeated(kind[2:]) if kind != "[]any" else _list_value
    if kind.startswith("{}"):
        return _mapped(reader(kind[2:]))
    if kind in SCALARS:
        return SCALARS[kind]
    return _message(kind) if kind in TYPES else _enumerated(frozenset(kind.split("|")))


def _wrong(value: Any, path: Path_, problems: Problems, *, name: str) -> None:
    shown = json.dumps(value, ensure_ascii=False)
    problems.append((path, f"Invalid value at '{path_text(path)}' ({name}), {shown}"))


def _message(kind: str) -> Reader:
    fields = TYPES[kind]
    convert = CONVERSIONS.get(kind)

    def read(value: Any, path: Path_, problems: Problems) -> Any:
        if not isinstance(value, dict):
            return _wrong(value, path, problems, name=f"type.googleapis.com/google.apps.sheets.v4.{kind}")
        found: Json = {}
        for key, one in value.items():
            name = key if key in fields else camel(key)
            if name not in fields:
                problems.append((path, _unknown(key, path)))
            elif one is not None:
                found[name] = reader(fields[name])(one, (path, name), problems)
        return convert(found) if convert and not problems else found

    return read


def _unknown(key: str, path: Path_) -> str:
    place = f" at '{path_text(path)}'" if path else ""
    return f'Invalid JSON payload received. Unknown name "{key}"{place}: Cannot find field.'


def _repeated(kind: str) -> Reader:
    one, messages = reader(kind), kind in TYPES

    def read(value: Any, path: Path_, problems: Problems) -> Any:
        # A single value stands for a list of one, as Google's own parser has it.
        if not isinstance(value, list):
            return [one(value, path, problems)]
        items = flat(value) if messages else value
        return [one(item, (path, index), problems) for index, item in enumerate(items)]

    return read


def flat(value: Any) -> Iterator[Any]:
    """The items of a list, and of the lists in it, as gspread-formatting and pygsheets send batches."""
    if isinstance(value, list):
        for item in value:
            yield from flat(item)
    else:
        yield value


def _mapped(one: Reader) -> Reader:
    def read(value: Any, path: Path_, problems: Problems) -> Any:
        if not isinstance(value, dict):
            return _wrong(value, path, problems, name="type.googleapis.com/google.protobuf.Struct")
        return {key: one(item, (path, key), problems) for key, item in value.items() if item is not None}

    return read


def _list_value(value: Any, path: Path_, problems: Problems) -> Any:
    if not isinstance(value, list):
        return _wrong(value, path, problems, name="type.googleapis.com/google.protobuf.ListValue")
    return value


def _enumerated(words: frozenset[str]) -> Reader:
    def read(value: Any, path: Path_, problems: Problems) -> Any:
        if value in words:
            return value
        word = str(path[1]) if path else ""
        return _wrong(
            value, path, problems, name=f"type.googleapis.com/google.apps.sheets.v4.{word[:1].upper()}{word[1:]}"
        )

    return read


def _text(value: Any, path: Path_, problems: Problems) -> Any:
    return value if isinstance(value, str) else _wrong(value, path, problems, name="TYPE_STRING")


def _flag(value: Any, path: Path_, problems: Problems) -> Any:
    return value if isinstance(value, bool) else _wrong(value, path, problems, name="TYPE_BOOL")


def _integer(value: Any, path: Path_, problems: Problems) -> Any:
    number = _as_number(value)
    if number is None or number != int(number) or not -(2**31) <= number < 2**31:
        return _wrong(value, path, problems, name="TYPE_INT32")
    return int(number)


def _number(value: Any, path: Path_, problems: Problems) -> Any:
    number = _as_number(value)
    return _wrong(value, path, problems, name="TYPE_DOUBLE") if number is None else number


def _as_number(value: Any) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    usable = isinstance(value, (int, float)) and abs(value) <= 1.8e308
    return value if usable else None


def _anything(value: Any, _path: Path_, _problems: Problems) -> Any:
    return value


SCALARS: dict[str, Reader] = {
    "string": _text,
    "mask": _text,
    "int64": _anything,
    "boolean": _flag,
    "int32": _integer,
    "number": _number,
    "any": _anything,
}
CONVERSIONS: dict[str, Callable[[Json], Any]] = {
    "GridRange": places.box,
    "GridCoordinate": places.spot,
    "DimensionRange": places.span,
}
