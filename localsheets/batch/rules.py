"""Conditional format rules, addressed by their place in the list of their sheet."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.colors import twinned
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def add(batch: Batch, body: Json) -> None:
    """addConditionalFormatRule: at an index, else in front."""
    rule = _checked(batch, body.get("rule", {}))
    sheet = batch.spreadsheet.sheet(rule["ranges"][0].sheet_id)
    index = body.get("index", 0)
    _check_index(index, len(sheet.rules))
    sheet.attach("rules", (*sheet.rules[:index], rule, *sheet.rules[index:]))


def update(batch: Batch, body: Json) -> Json:
    """updateConditionalFormatRule: another rule at an index, or the rule at another index."""
    index = body.get("index", 0)
    if "rule" in body:
        rule = _checked(batch, body["rule"])
        sheet = batch.spreadsheet.sheet(body.get("sheetId", rule["ranges"][0].sheet_id))
        old = _at(sheet, index)
        sheet.attach("rules", (*sheet.rules[:index], rule, *sheet.rules[index + 1 :]))
        return _reply(new=rule, old=old, index=index, moved_to=index)
    sheet = batch.sheet(body)
    rule, target = _at(sheet, index), body.get("newIndex", 0)
    _check_index(target, len(sheet.rules) - 1)
    rest = [*sheet.rules[:index], *sheet.rules[index + 1 :]]
    sheet.attach("rules", (*rest[:target], rule, *rest[target:]))
    return _reply(new=rule, old=None, index=index, moved_to=target)


def delete(batch: Batch, body: Json) -> Json:
    """deleteConditionalFormatRule: the rule that went."""
    sheet, index = batch.sheet(body), body.get("index", 0)
    rule = _at(sheet, index)
    sheet.attach("rules", (*sheet.rules[:index], *sheet.rules[index + 1 :]))
    return {"rule": places.shown(rule)}


def _checked(batch: Batch, rule: Json) -> Json:
    if not rule.get("ranges"):
        raise Refused("At least one range must be specified.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise Refused("A conditional format rule must have either a boolean rule or a gradient rule.")
    if len({box.sheet_id for box in rule["ranges"]}) > 1:
        raise Refused("All the ranges of a rule must be on the same sheet.")
    for box in rule["ranges"]:
        batch.area(box)
    stored: Json = twinned(rule)
    return stored


def _at(sheet: Sheet, index: int) -> Json:
    if not 0 <= index < len(sheet.rules):
        raise Refused(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return sheet.rules[index]


def _check_index(index: int, most: int) -> None:
    if not 0 <= index <= most:
        raise Refused(f"Index [{index}] must be between 0 and {most}.")


def _reply(*, new: Json, old: Json | None, index: int, moved_to: int) -> Json:
    reply = {"newRule": places.shown(new), "oldIndex": index, "newIndex": moved_to}
    return {**reply, "oldRule": places.shown(old)} if old is not None else reply
