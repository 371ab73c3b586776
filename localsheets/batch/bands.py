"""Alternating colours: addBanding, updateBanding and deleteBanding."""

from __future__ import annotations

from localsheets.batch import attached
from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.colors import twinned
from localsheets.shapes.masks import update_mask, updated
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def add(batch: Batch, body: Json) -> Json:
    """addBanding; a range has one at most."""
    given = body.get("bandedRange", {})
    band_id = attached.new_id(batch, given, "bandedRangeId", kind="bands")
    sheet, band = _placed(batch, {**twinned(given), "bandedRangeId": band_id})
    attached.put(sheet, "bands", band_id, band)
    return {"bandedRange": places.shown(band)}


def update(batch: Batch, body: Json) -> None:
    """updateBanding."""
    given = body.get("bandedRange", {})
    band_id = given.get("bandedRangeId", 0)
    sheet, old = attached.find(batch, "bands", band_id, word="banding")
    mask = update_mask(body.get("fields", ""), "BandedRange")
    target, band = _placed(batch, {**updated(old, twinned(given), mask), "bandedRangeId": band_id})
    attached.remove(sheet, "bands", band_id)
    attached.put(target, "bands", band_id, band)


def delete(batch: Batch, body: Json) -> None:
    """deleteBanding."""
    sheet, old = attached.find(batch, "bands", body.get("bandedRangeId", 0), word="banding")
    attached.remove(sheet, "bands", old["bandedRangeId"])


def _placed(batch: Batch, band: Json) -> tuple[Sheet, Json]:
    sheet, area = batch.area(band.get("range"))
    for key, other in sheet.bands.items():
        if key != band["bandedRangeId"] and other["range"].within(*sheet.size).touches(area):
            raise Refused(TWICE)
    return sheet, {**band, "range": area.box(sheet.id)}


TWICE = "You cannot add alternating background colors to a range that already has alternating background colors."
