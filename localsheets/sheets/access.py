"""Who may open which spreadsheet, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from localsheets.http import Call, GoogleError
from localsheets.truth.protection import Editor
from localsheets.truth.spreadsheet import Spreadsheet

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
WRITERS = ("owner", "writer")


@dataclass(frozen=True, slots=True)
class Opened:
    """A spreadsheet and what the caller is in it."""

    spreadsheet: Spreadsheet
    editor: Editor
    title: str


def opened(call: Call, *, to: Literal["read", "write"] = "read") -> Opened:
    """The spreadsheet that a call names; 404 where there is none, 403 where the caller may not."""
    spreadsheet_id = call.params["spreadsheetId"]
    email = call.caller.email
    title, role = call.world.standing(spreadsheet_id, email)
    spreadsheet = None if title is None else call.world.spreadsheets.get(spreadsheet_id)
    if title is None or spreadsheet is None:
        raise GoogleError(404, "Requested entity was not found.")
    if role is None or (to == "write" and role not in WRITERS):
        raise GoogleError(403, "The caller does not have permission")
    return Opened(spreadsheet, Editor(email, role == "owner"), title)


def edited(call: Call, spreadsheet: Spreadsheet) -> None:
    """Tell the library that the file's content is another."""
    call.world.library.touch(spreadsheet.id, person=call.caller, now=call.now)
