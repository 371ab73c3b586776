"""Embedded charts: addChart, updateChartSpec, their position and border, deleteEmbeddedObject."""

from __future__ import annotations

from localsheets.batch import attached
from localsheets.batch import sheets as sheets_family
from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.colors import twinned
from localsheets.shapes.masks import update_mask, updated
from localsheets.truth.box import Spot
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet

# As wide and high as the editor makes one.
WIDTH, HEIGHT = 600, 371


def add(batch: Batch, body: Json) -> Json:
    """addChart, on a sheet or (`newSheet`) on one of its own."""
    given = body.get("chart", {})
    if "spec" not in given:
        raise Refused("A chart must have a spec.")
    chart_id = attached.new_id(batch, given, "chartId", kind="charts")
    sheet, position = _position(batch, given.get("position", {}))
    chart = {**twinned(given), "chartId": chart_id, "position": position}
    attached.put(sheet, "charts", chart_id, chart)
    return {"chart": places.shown(chart)}


def update_spec(batch: Batch, body: Json) -> None:
    """updateChartSpec: the whole spec anew."""
    sheet, chart = _found(batch, body.get("chartId", 0))
    if "spec" not in body:
        raise Refused("A chart must have a spec.")
    attached.put(sheet, "charts", chart["chartId"], {**chart, "spec": twinned(body["spec"])})


def update_position(batch: Batch, body: Json) -> Json:
    """updateEmbeddedObjectPosition: where on its sheet, or onto another one."""
    sheet, chart = _found(batch, body.get("objectId", 0))
    given = body.get("newPosition", {})
    fields = body.get("fields", "")
    if fields and "overlayPosition" in given and "overlayPosition" in chart["position"]:
        mask = update_mask(fields, "OverlayPosition")
        overlay = updated(chart["position"]["overlayPosition"], given["overlayPosition"], mask)
        given = {"overlayPosition": overlay}
    target, position = _position(batch, given)
    attached.remove(sheet, "charts", chart["chartId"])
    attached.put(target, "charts", chart["chartId"], {**chart, "position": position})
    return {"position": places.shown(position)}


def update_border(batch: Batch, body: Json) -> None:
    """updateEmbeddedObjectBorder."""
    sheet, chart = _found(batch, body.get("objectId", 0))
    mask = update_mask(body.get("fields", ""), "EmbeddedObjectBorder")
    border = updated(chart.get("border", {}), twinned(body.get("border", {})), mask)
    attached.put(sheet, "charts", chart["chartId"], {**chart, "border": border})


def delete(batch: Batch, body: Json) -> None:
    """deleteEmbeddedObject."""
    sheet, chart = _found(batch, body.get("objectId", 0))
    attached.remove(sheet, "charts", chart["chartId"])


def _found(batch: Batch, chart_id: int) -> tuple[Sheet, Json]:
    return attached.find(batch, "charts", chart_id, word="embedded object")


def _position(batch: Batch, given: Json) -> tuple[Sheet, Json]:
    """The sheet that an EmbeddedObjectPosition means, and the position as it is stored."""
    if given.get("newSheet"):
        sheet = sheets_family.made(batch, {"title": f"Chart{len(batch.spreadsheet.sheets)}"})
        sheet.properties = {"sheetType": "OBJECT"}
        batch.spreadsheet.attach("sheets", (*batch.spreadsheet.sheets, sheet))
        return sheet, {"sheetId": sheet.id}
    if "sheetId" in given:
        return batch.spreadsheet.sheet(given["sheetId"]), {"sheetId": given["sheetId"]}
    overlay = given.get("overlayPosition", {})
    anchor = overlay.get("anchorCell") or Spot(batch.spreadsheet.sheets[0].id)
    sheet = batch.spreadsheet.sheet(anchor.sheet_id)
    batch.spot(anchor)
    sized = {"widthPixels": WIDTH, "heightPixels": HEIGHT, **overlay, "anchorCell": anchor}
    return sheet, {"overlayPosition": sized}
