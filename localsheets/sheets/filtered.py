"""values.batchGetByDataFilter, batchUpdateByDataFilter and batchClearByDataFilter."""

from __future__ import annotations

from collections.abc import Iterable

from localsheets.http import Call, Json, bad_request
from localsheets.shapes import places
from localsheets.shapes.schema import checked
from localsheets.shapes.values import Rendering
from localsheets.sheets import ranges
from localsheets.sheets.access import opened
from localsheets.sheets.ranges import Target
from localsheets.sheets.values import cleared, value_range, written_all
from localsheets.truth.spreadsheet import Spreadsheet


def batch_get(call: Call) -> Json:
    """POST …/values:batchGetByDataFilter: what each filter matches, with the filters that matched it."""
    body = checked(call.body, "BatchGetValuesByDataFilterRequest")
    spreadsheet = opened(call).spreadsheet
    how = Rendering(
        values=body.get("valueRenderOption", ""),
        moments=body.get("dateTimeRenderOption", ""),
        major=body.get("majorDimension", ""),
    )
    mute = call.world.controls.switches.filter_echoes_nothing
    matched = [
        {"valueRange": value_range(spreadsheet, target, how), "dataFilters": [] if mute else places.shown(filters)}
        for target, filters in _matched(spreadsheet, _standing(call, spreadsheet, body.get("dataFilters", [])))
    ]
    return {"spreadsheetId": spreadsheet.id, **({"valueRanges": matched} if matched else {})}


def batch_update(call: Call) -> Json:
    """POST …/values:batchUpdateByDataFilter: values go to every match of their filter."""
    body = checked(call.body, "BatchUpdateValuesByDataFilterRequest")
    found = opened(call, to="write")
    wanted = [
        (target, {**_kept(call, one), "exact": True})
        for one in body.get("data", [])
        for target in _written(call, found.spreadsheet, one.get("dataFilter", {}))
    ]
    answer = written_all(call, found, body, wanted=wanted)
    for response, (_, one) in zip(answer.get("responses", []), wanted, strict=True):
        response.pop("spreadsheetId", None)
        response["dataFilter"] = places.shown(one.get("dataFilter", {}))
    return answer


def batch_clear(call: Call) -> Json:
    """POST …/values:batchClearByDataFilter."""
    body = checked(call.body, "BatchClearValuesByDataFilterRequest")
    found = opened(call, to="write")
    filters = body.get("dataFilters", [])
    return cleared(call, found, [target for one in filters for target in ranges.filtered(found.spreadsheet, one)])


def _written(call: Call, spreadsheet: Spreadsheet, one: Json) -> list[Target]:
    """Where the values of a filter go."""
    switches, found = call.world.controls.switches, ranges.filtered(spreadsheet, one)
    if not found and switches.filter_refuses_none:
        raise bad_request("No range matches the data filter.")
    return found[:1] if switches.filter_first_only else found


def _kept(call: Call, one: Json) -> Json:
    """The values of a filter; an empty text clears its cell, unless it is to be passed over."""
    if not call.world.controls.switches.filter_skips_empty:
        return one
    return {**one, "values": [[None if value == "" else value for value in line] for line in one.get("values", [])]}


def _standing(call: Call, spreadsheet: Spreadsheet, filters: list[Json]) -> list[Json]:
    """The filters whose sheet is there; all of them, unless a missing one is to be passed over."""
    if not call.world.controls.switches.missing_sheet_skipped:
        return filters
    there = {sheet.id for sheet in spreadsheet.sheets}
    return [one for one in filters if "gridRange" not in one or one["gridRange"].sheet_id in there]


def _matched(spreadsheet: Spreadsheet, filters: list[Json]) -> Iterable[tuple[Target, list[Json]]]:
    """Every area that is matched, once, with the filters that match it."""
    matched: dict[tuple[int, object], tuple[Target, list[Json]]] = {}
    for one in filters:
        for target in ranges.filtered(spreadsheet, one):
            matched.setdefault((target.sheet.id, target.area), (target, []))[1].append(one)
    return matched.values()
