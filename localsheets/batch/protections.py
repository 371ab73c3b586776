"""addProtectedRange, updateProtectedRange and deleteProtectedRange."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import spreadsheet as shape
from localsheets.shapes.masks import Mask, update_mask
from localsheets.truth.box import Box
from localsheets.truth.protection import Protection
from localsheets.truth.refusal import PROTECTED, Refused
from localsheets.truth.sheet import Sheet


def add(batch: Batch, body: Json) -> Json:
    """addProtectedRange: whoever protects is among the editors, whatever was sent (recorded)."""
    given = body.get("protectedRange", {})
    wanted = given.get("protectedRangeId") or batch.spreadsheet.new_id()
    if any(wanted in sheet.protections for sheet in batch.spreadsheet.sheets):
        raise Refused(f"A protected range with ID {wanted} already exists.")
    made = _changed(Protection(wanted), given, {})
    if not batch.switches.protection_binds_maker:
        made = made.edited_by(batch.editor)
    sheet = _place(batch, made)
    sheet.attach("protections", {**sheet.protections, made.id: made})
    return {"protectedRange": shape.protection(batch.spreadsheet, made, batch.editor, fresh=True)}


def update(batch: Batch, body: Json) -> None:
    """updateProtectedRange."""
    given = body.get("protectedRange", {})
    mask = update_mask(body.get("fields", ""), "ProtectedRange")
    sheet, old = _found(batch, given.get("protectedRangeId", 0))
    new = _changed(old, given, mask)
    if not old.warning_only or not new.warning_only:
        new = new.edited_by(batch.editor)
    target = _place(batch, new)
    if target is not sheet:
        rest = {key: one for key, one in sheet.protections.items() if key != old.id}
        sheet.attach("protections", rest)
    target.attach("protections", {**target.protections, new.id: new})


def delete(batch: Batch, body: Json) -> None:
    """deleteProtectedRange."""
    sheet, old = _found(batch, body.get("protectedRangeId", 0))
    sheet.attach("protections", {key: one for key, one in sheet.protections.items() if key != old.id})


def _found(batch: Batch, wanted: int) -> tuple[Sheet, Protection]:
    for sheet in batch.spreadsheet.sheets:
        if wanted in sheet.protections:
            found = sheet.protections[wanted]
            if found.binds(batch.editor):
                raise Refused(PROTECTED)
            return sheet, found
    raise Refused(f"No protected range with ID: {wanted}")


def _changed(old: Protection, given: Json, mask: Mask) -> Protection:
    """The protection with the masked fields taken from a ProtectedRange."""
    everything = not mask or "*" in mask
    changes: dict[str, Any] = {}
    for name, field in FIELDS.items():
        if everything or name in mask:
            changes[field] = given.get(name)
    if "unprotected" in changes:
        changes["unprotected"] = tuple(changes["unprotected"] or ())
    if "warning_only" in changes:
        changes["warning_only"] = bool(changes["warning_only"])
    new = replace(old, **changes)
    if everything or "editors" in mask:
        new = _with_editors(new, given.get("editors") or {}, mask.get("editors") or {})
    if new.unprotected and not (new.box and new.box.whole):
        raise Refused("Unprotected ranges are only supported on protected sheets.")
    return new


def _with_editors(old: Protection, given: Json, mask: Mask) -> Protection:
    """The protection with the masked parts of Editors; addresses in lower case, each once."""
    users = tuple(dict.fromkeys(user.strip().lower() for user in given.get("users", ())))
    return Protection(
        **{field: getattr(old, field) for field in FIELDS.values()},
        id=old.id,
        users=users if not mask or "users" in mask else old.users,
        groups=tuple(given.get("groups", ())) if not mask or "groups" in mask else old.groups,
        domain=bool(given.get("domainUsersCanEdit")) if not mask or "domainUsersCanEdit" in mask else old.domain,
    )


def _place(batch: Batch, one: Protection) -> Sheet:
    """The sheet that a protection is on; raises Refused where it protects nothing."""
    if one.box is not None:
        if one.box.whole:
            return batch.spreadsheet.sheet(one.box.sheet_id)
        return batch.area(one.box)[0]
    named = batch.spreadsheet.named_ranges.get(one.named_range or "")
    if named is None:
        raise Refused("A protected range must have a range or a named range.")
    box: Box = named["range"]
    return batch.spreadsheet.sheet(box.sheet_id)


FIELDS = {
    "range": "box",
    "namedRangeId": "named_range",
    "tableId": "table",
    "description": "description",
    "warningOnly": "warning_only",
    "unprotectedRanges": "unprotected",
}
