"""addNamedRange, updateNamedRange and deleteNamedRange."""

from __future__ import annotations

import re

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.masks import update_mask, updated
from localsheets.truth import a1
from localsheets.truth.refusal import Refused

NAME = re.compile(r"[^\W\d]\w{0,249}")


def add(batch: Batch, body: Json) -> Json:
    """addNamedRange: the named range with its id, which is a decimal string."""
    given = body.get("namedRange", {})
    name_id = given.get("namedRangeId") or str(batch.spreadsheet.new_id())
    if name_id in batch.spreadsheet.named_ranges:
        raise Refused(f"A named range with ID {name_id} already exists.")
    entry = _checked(batch, {"name": given.get("name", ""), "range": given.get("range")})
    batch.spreadsheet.attach("named_ranges", {**batch.spreadsheet.named_ranges, name_id: entry})
    return {"namedRange": {"namedRangeId": name_id, **places.shown(entry)}}


def update(batch: Batch, body: Json) -> None:
    """updateNamedRange."""
    given = body.get("namedRange", {})
    name_id = given.get("namedRangeId", "")
    old = _found(batch, name_id)
    mask = update_mask(body.get("fields", ""), "NamedRange")
    entry = updated(old, given, mask)
    entry.pop("namedRangeId", None)
    entry = _checked(batch, entry, but=name_id)
    batch.spreadsheet.attach("named_ranges", {**batch.spreadsheet.named_ranges, name_id: entry})


def delete(batch: Batch, body: Json) -> None:
    """deleteNamedRange."""
    name_id = body.get("namedRangeId", "")
    _found(batch, name_id)
    rest = {key: one for key, one in batch.spreadsheet.named_ranges.items() if key != name_id}
    batch.spreadsheet.attach("named_ranges", rest)


def _found(batch: Batch, name_id: str) -> Json:
    entry: Json | None = batch.spreadsheet.named_ranges.get(name_id)
    if entry is None:
        raise Refused(f"No named range with ID: {name_id}")
    return entry


def _checked(batch: Batch, entry: Json, *, but: str = "") -> Json:
    """A named range that may be; raises Refused."""
    name, box = entry.get("name", ""), entry.get("range")
    if not NAME.fullmatch(name) or a1.extent(name) or name.upper() in ("TRUE", "FALSE"):
        raise Refused(f"The name {name!r} is not a valid name for a named range.")
    for key, one in batch.spreadsheet.named_ranges.items():
        if key != but and one["name"].casefold() == name.casefold():
            raise Refused(f"A named range with name: '{name}' already exists.")
    batch.area(box)
    return {"name": name, "range": box}
