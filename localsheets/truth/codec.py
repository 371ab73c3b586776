"""How rows, sheets and metadata are written as bytes for the disk, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

from localsheets.cells.value import CellError, Formula
from localsheets.truth.box import Box, Span, Spot
from localsheets.truth.cell import Cell, Looks, Row, Value
from localsheets.truth.metadata import Entry, Place
from localsheets.truth.protection import Protection

# Classes that stored objects may hold, under the names that they have on the disk.
PLACES: dict[str, Callable[..., Any]] = {"box": Box, "spot": Spot, "span": Span}
PLACE_NAMES = {Box: "box", Spot: "spot", Span: "span"}


def row_bytes(row: Row) -> bytes:
    """The cells of a row: `[column id, value, look id]`, the look left out where it is plain."""
    cells = [
        [column, _written(cell.value), cell.look.id] if cell.look.id else [column, _written(cell.value)]
        for column, cell in row.items()
    ]
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode()


def row_reader(looks: Looks) -> Callable[[bytes], Row]:
    """The function that reads rows of a spreadsheet with these looks."""
    by_id, plain = looks.by_id, looks.by_id[0]
    decode = json.JSONDecoder().decode

    # A long sheet is read cell by cell here: neither star nor constructor, which would take half as long again.
    def read(data: bytes) -> Row:
        return {
            one[0]: _cell(Cell, (_read(one[1]), plain if len(one) == 2 else by_id[one[2]]))
            for one in decode(data.decode())
        }

    return read


_cell = tuple.__new__


def _written(value: Any) -> Any:
    if type(value) is Formula:
        return {"f": value.text}
    return {"e": value.type, "m": value.message} if type(value) is CellError else value


def _read(value: Any) -> Value:
    if type(value) is not dict:
        return value  # type: ignore[no-any-return]
    return Formula(value["f"]) if "f" in value else CellError(value["e"], value["m"])


def body(value: Any) -> str:
    """Any stored object as text."""
    return json.dumps(_packed(value), ensure_ascii=False, separators=(",", ":"))


def unbody(text: str) -> Any:
    """A stored object back from its text."""
    return json.loads(text, object_hook=_unpacked)


def _packed(value: Any) -> Any:
    if type(value) in PLACE_NAMES:
        return {"$": PLACE_NAMES[type(value)], "v": astuple(value)}
    if isinstance(value, dict):
        if any(not isinstance(key, str) for key in value):
            return {"$": "map", "v": [[key, _packed(one)] for key, one in value.items()]}
        return {key: _packed(one) for key, one in value.items()}
    return [_packed(one) for one in value] if isinstance(value, (list, tuple)) else value


def _unpacked(found: dict[str, Any]) -> Any:
    kind = found.get("$")
    if kind is None:
        return found
    return dict(found["v"]) if kind == "map" else PLACES[kind](*found["v"])


def protection_body(one: Protection) -> Any:
    """A protection as a plain list."""
    return [
        one.id, one.box, one.named_range, one.table, one.description, one.warning_only, list(one.users),
        list(one.groups), one.domain, list(one.unprotected),
    ]  # fmt: skip


def protection(stored: list[Any]) -> Protection:
    """A protection from its list."""
    one_id, box, named_range, table, description, warning_only, users, groups, domain, unprotected = stored
    lists = tuple(users), tuple(groups), domain, tuple(unprotected)
    return Protection(one_id, box, named_range, table, description, warning_only, *lists)


def entry_body(entry: Entry) -> str:
    """A metadata entry as text."""
    place = entry.place
    return body([entry.id, entry.key, entry.value, entry.visibility, [place.kind, place.sheet_id, place.line]])


def entry(text: str) -> Entry:
    """A metadata entry from its text."""
    entry_id, key, value, visibility, place = unbody(text)
    return Entry(entry_id, key, value, visibility, Place(*place))
