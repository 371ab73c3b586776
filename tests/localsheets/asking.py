"""Calls at random, drawn from Google's discovery documents: every method of Sheets and Drive, sensible or not."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st

from localsheets.batch.table import HANDLERS
from localsheets.coverage import evidence
from localsheets.drive.library import SPREADSHEET
from tests.localsheets import wishes
from tests.localsheets.conftest import BO, LAN
from tests.localsheets.discovery import document, kind, methods, types
from tests.localsheets.playground import Call

Json = dict[str, Any]
Strategy = st.SearchStrategy[Any]


def _methods(name: str) -> list[Json]:
    """The methods of an API that are there at all."""
    found = sorted(methods(document(name)), key=lambda method: str(method["id"]))
    return [method for method in found if evidence(method["id"]) != "501"]


SHEETS, DRIVE, DRIVE_TYPES = _methods("sheets.v4"), _methods("drive.v3"), types("drive.v3")

WORDS = st.sampled_from([LAN, BO, "root", "true", "false", "0", "7", "owner", "writer", "reader", "user", "anyone",
                         "organizer", "name", "name desc", "*", "id,name", "files(id", "trashed = true", "web_hook",
                         "'root' in parents", "text/csv", SPREADSHEET, "https://example.com/", "media"])  # fmt: skip
TEXTS = WORDS | st.text(max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
    max_leaves=6,
)
PIECES = ("A1", "B", "2", ":", "!", "'", "Sheet1", "two words", "$", "R1C1", "0", "-1", "ZZZ9", "名", " ", "sums")
PLACES = ("A1", "Sheet1", "A1:C3", "Sheet1!B:B", "2:3", "'two words'!A1:B", "sums", "Z30", "B2:A1", "Sheet1!A5:C")
RANGES = st.sampled_from(PLACES) | st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
MASKS = st.sampled_from(("*", "*", "range", "sheets(data)", "sheets.data.rowData", "id", "x", "(", "values,"))

# The spreadsheet that Sheets is asked about is none of Drive's, lest it be deleted.
FILES = st.sampled_from(("{sheet}", "{sheet}", "{sheet}", "{folder}", "root", "nowhere"))
PATH = {
    "range": RANGES,
    "spreadsheetId": st.just("{book}"),
    "sheetId": st.sampled_from(("0", "1", "0", "1", "-1", "x")),
    "fileId": FILES,
    "permissionId": st.sampled_from(("{permission}", "{permission}", "1", "anyoneWithLink")),
    "driveId": st.sampled_from(("{drive}", "{drive}", "{folder}", "0")),
}
ALWAYS = {"valueInputOption": st.sampled_from(("RAW", "USER_ENTERED", "RAW", "USER_ENTERED", "", "X"))}
NEVER = st.just(None)


@st.composite
def of_batch_update(draw: st.DrawFn) -> Call:
    """One request of any kind, seldom two."""
    requests = draw(st.lists(wishes.requests(frozenset(HANDLERS)), min_size=1, max_size=2))
    return Call("POST", "/v4/spreadsheets/{book}:batchUpdate", body={"requests": requests})


@st.composite
def of_sheets(draw: st.DrawFn) -> Call:
    """Any method of Sheets."""
    method = draw(st.sampled_from(SHEETS))
    fits = wishes.of(method["request"]["$ref"]) if "request" in method else NEVER
    return draw(_calls(method, "/", fits))


@st.composite
def of_drive(draw: st.DrawFn) -> Call:
    """Any method of Drive."""
    method = draw(st.sampled_from(DRIVE))
    fits = _drive_body(method["request"]["$ref"]) if "request" in method else NEVER
    return draw(_calls(method, "/drive/v3/", fits))


@st.composite
def _calls(draw: st.DrawFn, method: Json, root: str, fits: Strategy) -> Call:
    """Calls of a method whose parameters and body are of the right types, or nearly."""
    path, query = root + str(method["path"]), {}
    for name, described in method.get("parameters", {}).items():
        if described["location"] == "path":
            path = path.replace(f"{{{name}}}", _in_path(draw(PATH.get(name, TEXTS))))
        elif name in ALWAYS or draw(RARELY):
            query[name] = draw(ALWAYS[name] if name in ALWAYS else _parameter(described))
    if draw(RARELY):
        query["fields"] = draw(MASKS)
    body = draw(VALUES if draw(RARELY) else fits) if "request" in method else None
    return Call(method["httpMethod"], path, query, body)


RARELY = st.sampled_from((False, False, False, False, True))


def _in_path(text: str) -> str:
    return quote(text, safe="{}") or "-"


def _parameter(described: Json) -> Strategy:
    if described.get("type") == "boolean":
        return st.sampled_from(("true", "False", "true", "False", "1", "X"))
    if described.get("type") == "integer":
        return st.sampled_from(("1", "2", "100", "0", "-1", "x"))
    words = kind(described).split("|")
    return st.sampled_from((*words[1:], *words[1:], *words, "X")) if len(words) > 1 else RANGES | TEXTS | FILES


def _drive_body(message: str) -> Strategy:
    """A message of Drive with some of its fields, of the right types or not."""
    fields = {name: _drive_value(one) for name, one in DRIVE_TYPES[message].items()}
    return st.sets(st.sampled_from(sorted(fields)), max_size=3).flatmap(
        lambda names: st.fixed_dictionaries({name: fields[name] for name in sorted(names)})
    )


def _drive_value(of: str) -> Strategy:
    if of.startswith("[]"):
        return st.lists(FILES | TEXTS, max_size=2)
    if of.startswith("{}"):
        return st.dictionaries(TEXTS, TEXTS | st.none(), max_size=2)
    return {"boolean": st.booleans(), "string": TEXTS}.get(of, VALUES)
