"""What hangs on a sheet under an id: found wherever it is, added, replaced, removed."""

from __future__ import annotations

from typing import Any

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def new_id(batch: Batch, given: Json, key: str, *, kind: str) -> int:
    """The id that an object asks for, or a random one; raises Refused where an object of its kind has it."""
    wanted: int = given.get(key) or batch.spreadsheet.new_id()
    if any(wanted in getattr(sheet, kind) for sheet in batch.spreadsheet.sheets):
        raise Refused(f"An object with ID {wanted} already exists.")
    return wanted


def find(batch: Batch, kind: str, key: Any, *, word: str) -> tuple[Sheet, Json]:
    """The sheet that an object hangs on, and the object; raises Refused where there is none."""
    for sheet in batch.spreadsheet.sheets:
        if key in getattr(sheet, kind):
            found: Json = getattr(sheet, kind)[key]
            return sheet, found
    raise Refused(f"No {word} with ID: {key}")


def put(sheet: Sheet, kind: str, key: Any, value: Json) -> None:
    """Hang an object on a sheet, in place of one with its id."""
    sheet.attach(kind, {**getattr(sheet, kind), key: value})


def remove(sheet: Sheet, kind: str, key: Any) -> None:
    """Take an object off a sheet."""
    sheet.attach(kind, {one: value for one, value in getattr(sheet, kind).items() if one != key})
