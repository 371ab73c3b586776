"""values.get, batchGet, update, batchUpdate, clear and batchClear; `appending` and `filtered` hold the others."""

from __future__ import annotations

from localsheets.http import Call, Json, bad_request
from localsheets.shapes.schema import checked
from localsheets.shapes.values import Rendering
from localsheets.sheets import ranges, writing
from localsheets.sheets.access import Opened, edited, opened
from localsheets.sheets.ranges import Target
from localsheets.truth.spreadsheet import Spreadsheet


def get(call: Call) -> Json:
    """GET …/values/{range}."""
    spreadsheet = opened(call).spreadsheet
    return value_range(spreadsheet, ranges.target(spreadsheet, call.params["range"]), rendering(call))


def batch_get(call: Call) -> Json:
    """GET …/values:batchGet: one value range per `ranges`, in their order."""
    spreadsheet = opened(call).spreadsheet
    how = rendering(call)
    targets = [ranges.target(spreadsheet, text) for text in call.query.get("ranges", ())]
    shown = [value_range(spreadsheet, target, how) for target in targets]
    return {"spreadsheetId": spreadsheet.id, **({"valueRanges": shown} if shown else {})}


def update(call: Call) -> Json:
    """PUT …/values/{range}."""
    body = checked(call.body, "ValueRange", at="data")
    found = opened(call, to="write")
    target = _target_of(found.spreadsheet, call.params["range"], body.get("range"))
    writer = writing.writer_of(found, option=call.text("valueInputOption"))
    reply = writer.written(target, body, reply=_reply(call))
    edited(call, found.spreadsheet)
    return reply


def batch_update(call: Call) -> Json:
    """POST …/values:batchUpdate: several ranges, whole or not at all."""
    body = checked(call.body, "BatchUpdateValuesRequest")
    found = opened(call, to="write")
    wanted = [(ranges.target(found.spreadsheet, one.get("range", "")), one) for one in body.get("data", [])]
    return written_all(call, found, body, wanted=wanted)


def clear(call: Call) -> Json:
    """POST …/values/{range}:clear."""
    found = opened(call, to="write")
    target = ranges.target(found.spreadsheet, call.params["range"])
    writing.clear(found, target)
    edited(call, found.spreadsheet)
    return {"spreadsheetId": found.spreadsheet.id, "clearedRange": target.shown}


def batch_clear(call: Call) -> Json:
    """POST …/values:batchClear."""
    body = checked(call.body, "BatchClearValuesRequest")
    found = opened(call, to="write")
    return cleared(call, found, [ranges.target(found.spreadsheet, text) for text in body.get("ranges", [])])


def value_range(spreadsheet: Spreadsheet, target: Target, how: Rendering) -> Json:
    """A ValueRange; no `values` where nothing is there."""
    values = how.grid(spreadsheet, target.sheet, target.area)
    shown: Json = {"range": target.shown, "majorDimension": how.major}
    return {**shown, "values": values} if values else shown


def rendering(call: Call) -> Rendering:
    """How the query wants values shown."""
    return Rendering(
        values=call.text("valueRenderOption"),
        moments=call.text("dateTimeRenderOption"),
        major=call.text("majorDimension"),
    )


def _reply(call: Call) -> Rendering | None:
    if not call.flag("includeValuesInResponse"):
        return None
    return Rendering(values=call.text("responseValueRenderOption"), moments=call.text("responseDateTimeRenderOption"))


def _target_of(spreadsheet: Spreadsheet, text: str, said: str | None) -> Target:
    target = ranges.target(spreadsheet, text)
    if said is not None and ranges.target(spreadsheet, said).area != target.area:
        raise bad_request(f"Requested range [{text}] does not match the range of the values [{said}].")
    return target


def written_all(call: Call, found: Opened, body: Json, *, wanted: list[tuple[Target, Json]]) -> Json:
    """Write several value ranges as one request's body says; a BatchUpdateValuesResponse."""
    writer = writing.writer_of(found, option=body.get("valueInputOption", ""))
    reply = None
    if body.get("includeValuesInResponse"):
        reply = Rendering(
            values=body.get("responseValueRenderOption", ""), moments=body.get("responseDateTimeRenderOption", "")
        )
    responses = [
        writer.written(target, one, reply=reply, at=f"data[{index}]") for index, (target, one) in enumerate(wanted)
    ]
    edited(call, found.spreadsheet)
    totals = writer.totals()
    return {"spreadsheetId": found.spreadsheet.id, **totals, **({"responses": responses} if responses else {})}


def cleared(call: Call, found: Opened, targets: list[Target]) -> Json:
    """Clear several ranges; a BatchClearValuesResponse."""
    for target in targets:
        writing.clear(found, target)
    edited(call, found.spreadsheet)
    shown = [target.shown for target in targets]
    return {"spreadsheetId": found.spreadsheet.id, **({"clearedRanges": shown} if shown else {})}
