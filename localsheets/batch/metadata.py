"""createDeveloperMetadata, updateDeveloperMetadata and deleteDeveloperMetadata."""

from __future__ import annotations

from dataclasses import replace

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import metadata as shape
from localsheets.shapes.masks import Mask, update_mask
from localsheets.truth import lookup
from localsheets.truth.metadata import Entry
from localsheets.truth.refusal import Refused

NOTHING_MATCHES = "No developer metadata matches the data filters."


def create(batch: Batch, body: Json) -> Json:
    """createDeveloperMetadata; an id that is in use refuses the batch, as documented."""
    given = body.get("developerMetadata", {})
    if not given.get("metadataKey"):
        raise Refused("Developer metadata must have a key.")
    if given.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise Refused("Developer metadata must have a visibility of DOCUMENT or PROJECT.")
    entry = Entry(
        id=given.get("metadataId") or batch.spreadsheet.new_id(),
        key=given["metadataKey"],
        value=given.get("metadataValue"),
        visibility=given["visibility"],
        place=shape.place(batch.spreadsheet, given.get("location", {})),
    )
    if entry.id < 0:
        raise Refused(f"Developer metadata ID {entry.id} must be positive.")
    if not (batch.switches.metadata_reused_passes and entry.id in batch.spreadsheet.metadata):
        batch.spreadsheet.metadata.add(entry)
    return {"developerMetadata": shape.shown(batch.spreadsheet, entry)}


def update(batch: Batch, body: Json) -> Json:
    """updateDeveloperMetadata: every match; where nothing matches the batch is refused (likely)."""
    mask = update_mask(body.get("fields", ""), "DeveloperMetadata")
    given = body.get("developerMetadata", {})
    found = [] if batch.switches.guard_refuses else _matching(batch, body.get("dataFilters", []))
    if not found and not batch.switches.guard_passes:
        raise Refused(NOTHING_MATCHES)
    changed = [_changed(batch, entry, given, mask) for entry in found]
    return {"developerMetadata": [shape.shown(batch.spreadsheet, entry) for entry in changed]}


def delete(batch: Batch, body: Json) -> Json:
    """deleteDeveloperMetadata: every match, which may be none."""
    found = _matching(batch, [body["dataFilter"]] if "dataFilter" in body else [])
    if not found and batch.switches.metadata_missing_refused:
        raise Refused(NOTHING_MATCHES)
    shown = [shape.shown(batch.spreadsheet, entry) for entry in found]
    for entry in found:
        batch.spreadsheet.metadata.remove(entry)
    return {"deletedDeveloperMetadata": shown} if shown else {}


def _matching(batch: Batch, filters: list[Json]) -> list[Entry]:
    found: dict[int, Entry] = {}
    for one in filters:
        if "developerMetadataLookup" not in one:
            raise Refused("Data filter must specify a developer metadata lookup.")
        query = shape.query(batch.spreadsheet, one["developerMetadataLookup"])
        found.update((entry.id, entry) for entry in lookup.found(batch.spreadsheet, query))
    return list(found.values())


def _changed(batch: Batch, entry: Entry, given: Json, mask: Mask) -> Entry:
    everything = not mask or "*" in mask
    new = entry
    if everything or "metadataKey" in mask:
        new = replace(new, key=given.get("metadataKey") or entry.key)
    if everything or "metadataValue" in mask:
        new = replace(new, value=given.get("metadataValue"))
    if everything or "visibility" in mask:
        new = replace(new, visibility=given.get("visibility") or entry.visibility)
    if "location" in given and (everything or "location" in mask):
        new = replace(new, place=shape.place(batch.spreadsheet, given["location"]))
    if new != entry:
        batch.spreadsheet.metadata.replace(new)
    return new
