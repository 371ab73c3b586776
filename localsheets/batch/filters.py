"""Basic filters and filter views."""

from __future__ import annotations

from localsheets.batch import attached
from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.colors import twinned
from localsheets.shapes.masks import update_mask, updated
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def set_basic(batch: Batch, body: Json) -> None:
    """setBasicFilter; its range is stored with all four sides (recorded)."""
    given = body.get("filter", {})
    sheet, area = batch.area(given.get("range"))
    sheet.attach("filter", {**twinned(given), "range": area.box(sheet.id)})


def clear_basic(batch: Batch, body: Json) -> None:
    """clearBasicFilter."""
    batch.sheet(body).attach("filter", None)


def add_view(batch: Batch, body: Json) -> Json:
    """addFilterView: the view with its id, title and bounded range."""
    given = body.get("filter", {})
    view_id = attached.new_id(batch, given, "filterViewId", kind="filter_views")
    sheet, view = _placed(batch, twinned(given))
    view = {"filterViewId": view_id, **view}
    view["filterViewId"] = view_id
    attached.put(sheet, "filter_views", view_id, view)
    return {"filter": places.shown(view)}


def update_view(batch: Batch, body: Json) -> None:
    """updateFilterView."""
    given = body.get("filter", {})
    sheet, old = _found(batch, given.get("filterViewId", 0))
    mask = update_mask(body.get("fields", ""), "FilterView")
    target, view = _placed(batch, {**updated(old, twinned(given), mask), "filterViewId": old["filterViewId"]})
    attached.remove(sheet, "filter_views", old["filterViewId"])
    attached.put(target, "filter_views", old["filterViewId"], view)


def duplicate_view(batch: Batch, body: Json) -> Json:
    """duplicateFilterView."""
    sheet, old = _found(batch, body.get("filterId", 0))
    new_id = batch.spreadsheet.new_id()
    view = {**old, "filterViewId": new_id, "title": f"Copy of {old['title']}"}
    attached.put(sheet, "filter_views", new_id, view)
    return {"filter": places.shown(view)}


def delete_view(batch: Batch, body: Json) -> None:
    """deleteFilterView."""
    sheet, old = _found(batch, body.get("filterId", 0))
    attached.remove(sheet, "filter_views", old["filterViewId"])


def _found(batch: Batch, view_id: int) -> tuple[Sheet, Json]:
    return attached.find(batch, "filter_views", view_id, word="filter view")


def _placed(batch: Batch, view: Json) -> tuple[Sheet, Json]:
    """The view on its sheet: with a bounded range, and a title even where none is given or it was taken away."""
    box = view.get("range")
    if box is None and "namedRangeId" in view:
        named = batch.spreadsheet.named_ranges.get(view["namedRangeId"])
        if named is None:
            raise Refused(f"No named range with ID: {view['namedRangeId']}")
        box = named["range"]
    sheet, area = batch.area(box)
    return sheet, {"title": _free_title(sheet), **view, "range": area.box(sheet.id)}


def _free_title(sheet: Sheet) -> str:
    return f"Filter {len(sheet.filter_views) + 1}"
