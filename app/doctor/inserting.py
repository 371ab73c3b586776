"""Experiments with inserted rows, with what an answer brings back, with reads of what is not there."""

from __future__ import annotations

from typing import Any

from app.doctor.bench import Bench, area, column, kind, put
from app.model.change import FormatColumn, InsertRows, NumberFormat, SetValidation, Validation
from app.model.ids import random_id
from app.sheets import Refusal
from app.sheets.requests.shapes import Request

Answers = dict[str, str]

MANY = 1000


def inserting(bench: Bench) -> Answers:
    """A row inserted below the first data row, as a submission is: its text, its format, the ranges about it."""
    inside, border, name = "inside", "border", random_id()
    named = [_named(inside, name, area(0, (1, 4))), _named(border, name, area(0, (2, 4)))]
    tab = bench.tab(["h", "h"], ["a", "a"], ["b", "b"], ["c", "c"], dressed=named)
    place, other = column(tab, 0), column(tab, 1)
    bench.tried(
        FormatColumn(other, NumberFormat("NUMBER", "0.00")),
        SetValidation(other, Validation("ONE_OF_LIST", ("a", "b", "c"))),
    )
    if bench.tried(InsertRows(tab, (place,), (("=1+1",),))) is None:
        return dict.fromkeys(("insert.text", "insert.format", "insert.inside", "insert.border"), "refused")
    row, ranges = bench.cells(tab)[2], _ranges(bench)
    inherits = "userEnteredFormat" in row[1] and "dataValidation" in row[1]
    return {
        "insert.text": kind(row[0]),
        "insert.format": "inherited" if inherits else "plain",
        "insert.inside": "grown" if ranges[f"{inside}{name}"] == (1, 5) else "kept",
        "insert.border": "kept" if ranges[f"{border}{name}"] == (3, 5) else "grown",
    }


def reading_back(bench: Bench) -> Answers:
    """The first row, asked for with the batch that changes it."""
    tab = bench.tab(["before"])
    options = {
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
        "responseRanges": [f"'doctor {tab}'!1:1"],
    }
    answer = bench.tried(put(tab, 0, "after"), **options)
    return {"answer.ranges": _header(answer or {}) or "missing"}


def reading_nothing(bench: Bench) -> Answers:
    """A read of a tab that is there and of one that is not."""
    tab = bench.tab(["here"])
    try:
        bench.scratch.values([{"gridRange": {"sheetId": tab}}, {"gridRange": {"sheetId": random_id()}}])
    except Refusal as refusal:
        if refusal.status != 400:
            raise
        return {"read.missing_sheet": "refused"}
    return {"read.missing_sheet": "absent"}


def sending_many(bench: Bench) -> Answers:
    """A batch as large as the first sync of a long sheet makes one."""
    tab = bench.tab(["x"])
    many = [put(tab, row % 8, "y") for row in range(MANY)]
    return {"batch.many": "refused" if bench.tried(*many) is None else "accepted"}


def _named(name: str, number: int, box: Request) -> Request:
    return {"addNamedRange": {"namedRange": {"name": f"{name}{number}", "range": box}}}


def _ranges(bench: Bench) -> dict[str, tuple[int, int]]:
    """First row and end of every named range."""
    named: list[dict[str, Any]] = bench.scratch.look(fields="namedRanges").get("namedRanges", [])
    return {one["name"]: (one["range"].get("startRowIndex", 0), one["range"]["endRowIndex"]) for one in named}


def _header(answer: dict[str, Any]) -> str:
    sheets = answer.get("updatedSpreadsheet", {}).get("sheets") or [{}]
    rows = ((sheets[0].get("data") or [{}])[0]).get("rowData") or [{}]
    return str((rows[0].get("values") or [{}])[0].get("formattedValue", ""))


EXPERIMENTS = (inserting, reading_back, reading_nothing, sending_many)
