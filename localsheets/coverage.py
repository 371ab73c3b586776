"""COVERAGE.md: every method and every kind of request that Google has, and how sure this server's answer is.

`python -m localsheets.coverage > localsheets/COVERAGE.md` writes the page anew; a test compares it with the code.
"""

from __future__ import annotations

from collections.abc import Iterable

from localsheets.batch.table import HANDLERS, UNIMPLEMENTED
from localsheets.drive.absent import METHODS as ABSENT_FROM_DRIVE
from localsheets.routes import ROUTES

RECORDED = frozenset(
    [
        "drive.comments.list",
        "drive.files.copy",
        "drive.files.create",
        "drive.files.delete",
        "drive.files.export",
        "drive.files.get",
        "spreadsheets.batchUpdate",
        "spreadsheets.get",
        "spreadsheets.values.append",
        "spreadsheets.values.batchGet",
        "spreadsheets.values.clear",
        "spreadsheets.values.get",
        "spreadsheets.values.update",
        "addNamedRange",
        "addProtectedRange",
        "addSheet",
        "autoResizeDimensions",
        "clearBasicFilter",
        "copyPaste",
        "cutPaste",
        "deleteDimension",
        "deleteNamedRange",
        "deleteProtectedRange",
        "deleteSheet",
        "insertDimension",
        "mergeCells",
        "repeatCell",
        "setBasicFilter",
        "sortRange",
        "unmergeCells",
        "updateCells",
        "updateDimensionProperties",
        "updateNamedRange",
        "updateSheetProperties",
        "updateSpreadsheetProperties",
    ]
)
"""What agrees with recordings of Google's own answers, interaction by interaction."""

LIKELY = frozenset(
    [
        "drive.changes.watch",
        "drive.channels.stop",
        "drive.files.watch",
        "drive.revisions.list",
        "drive.v2.files.update",
        "spreadsheets.sheets.copyTo",
        "spreadsheets.values.batchUpdateByDataFilter",
        "addTable",
        "appendCells",
        "autoFill",
        "createDeveloperMetadata",
        "deleteDuplicates",
        "deleteTable",
        "duplicateSheet",
        "findReplace",
        "pasteData",
        "randomizeRange",
        "textToColumns",
        "trimWhitespace",
        "updateDeveloperMetadata",
        "updateTable",
    ]
)
"""Where Google's documentation leaves open what happens, and nobody published a recording: the likely thing is done."""

LEGEND = """\
- **as recorded**: agrees with recordings of Google's answers
- **as documented**: does what Google's reference says
- **likely**: the reference leaves it open; the most likely thing is done
- **501**: not here; the answer names it
"""


def page() -> str:
    """The whole page."""
    routed = {route.name for route in ROUTES}
    sheets = [name for name in routed if name.startswith("spreadsheets.")]
    drive = [name for name in routed if name.startswith("drive.")]
    oauth = [name for name in routed if name.startswith("oauth2.")]
    parts = [
        "# What localsheets answers\n",
        "Written by `python -m localsheets.coverage`; a test keeps it true.\n",
        LEGEND,
        _section("Sheets v4: methods", sheets),
        _section("Sheets v4: kinds of request in batchUpdate", [*HANDLERS, *UNIMPLEMENTED]),
        _section("Drive v3: methods", drive),
        _section("OAuth 2", oauth),
    ]
    return "\n".join(parts)


def evidence(name: str) -> str:
    """How sure the answer to a method or kind of request is."""
    if name in UNIMPLEMENTED or name.removeprefix("drive.") in {absent for *_, absent in ABSENT_FROM_DRIVE}:
        return "501"
    if name in RECORDED:
        return "as recorded"
    return "likely" if name in LIKELY else "as documented"


def _section(title: str, names: Iterable[str]) -> str:
    rows = "".join(f"| {name} | {evidence(name)} |\n" for name in sorted(names))
    return f"## {title}\n\n| name | answer |\n| --- | --- |\n{rows}"


if __name__ == "__main__":
    print(page(), end="")
