"""values.batchGetByDataFilter, batchUpdateByDataFilter and batchClearByDataFilter."""

from __future__ import annotations

from collections.abc import Iterable

from localsheets.http import Call, Json
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
    matched = [
        {"valueRange": value_range(spreadsheet, target, how), "dataFilters": filters}
        for target, filters in _by_filter(spreadsheet, body.get("dataFilters", []), _sent_filters(call.body))
    ]
    return {"spreadsheetId": spreadsheet.id, **({"valueRanges": matched} if matched else {})}


def batch_update(call: Call) -> Json:
    """POST …/values:batchUpdateByDataFilter: values go to every match of their filter."""
    body = checked(call.body, "BatchUpdateValuesByDataFilterRequest")
    found = opened(call, to="write")
    wanted = [
        (target, {**one, "exact": True})
        for one in body.get("data", [])
        for target in ranges.filtered(found.spreadsheet, one.get("dataFilter", {}))
    ]
    answer = written_all(call, found, body, wanted=wanted)
    sent = _sent_filter_of_each(call.body)
    matched = [one for one in body.get("data", []) for _ in ranges.filtered(found.spreadsheet, one["dataFilter"])]
    for response, one in zip(answer.get("responses", []), matched, strict=True):
        response.pop("spreadsheetId", None)
        response["dataFilter"] = sent[body["data"].index(one)]
    return answer


def batch_clear(call: Call) -> Json:
    """POST …/values:batchClearByDataFilter."""
    body = checked(call.body, "BatchClearValuesByDataFilterRequest")
    found = opened(call, to="write")
    filters = body.get("dataFilters", [])
    return cleared(call, found, [target for one in filters for target in ranges.filtered(found.spreadsheet, one)])


def _sent_filters(body: Json) -> list[Json]:
    """The data filters as they were sent, to be echoed."""
    sent = body.get("dataFilters", body.get("data_filters")) or []
    return [sent] if isinstance(sent, dict) else sent


def _sent_filter_of_each(body: Json) -> list[Json]:
    """The data filter of each value range as it was sent."""
    sent = body.get("data") or []
    return [one.get("dataFilter", one.get("data_filter")) for one in ([sent] if isinstance(sent, dict) else sent)]


def _by_filter(spreadsheet: Spreadsheet, filters: list[Json], sent: list[Json]) -> Iterable[tuple[Target, list[Json]]]:
    """Every area that is matched, once, with the filters that match it."""
    matched: dict[tuple[int, object], tuple[Target, list[Json]]] = {}
    for one, raw in zip(filters, sent, strict=True):
        for target in ranges.filtered(spreadsheet, one):
            matched.setdefault((target.sheet.id, target.area), (target, []))[1].append(raw)
    return matched.values()
