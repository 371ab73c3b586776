"""Experiments with rows that bear a tag: what a sort does to it, what is written and read by it."""

from __future__ import annotations

from app.doctor.bench import Bench, area, span
from app.model.cell import Scalar
from app.model.ids import random_id
from app.sheets import Refusal
from app.sheets.requests.shapes import Request

Answers = dict[str, str]

TAG = "shopsheet.doctor.row"


def sorting(bench: Bench) -> Answers:
    """Where a row's metadata is after its row was sorted to another place."""
    tab, mark = bench.tab(["c"], ["a"], ["b"]), random_id()
    bench.tried(_tag(tab, 0, mark))
    order = {"dimensionIndex": 0, "sortOrder": "ASCENDING"}
    bench.tried({"sortRange": {"range": area(tab, (0, 3)), "sortSpecs": [order]}})
    return {"marks.sort": {0: "stays", 2: "follows"}.get(bench.index(mark), "elsewhere")}


def filtering(bench: Bench) -> Answers:
    """Values written by metadata: with no match, with two, with one whose row has moved down."""
    tab, mark = bench.tab(["a"], ["b"], ["c"]), random_id()
    bench.tried(_tag(tab, 0, random_id()), _tag(tab, 1, random_id()), _tag(tab, 2, mark, key=f"{TAG}.own"))
    none = _written(bench, {"metadataId": random_id()}, "none")
    _written(bench, {"metadataKey": TAG}, "two")
    two = [row[1].get("userEnteredValue", {}).get("stringValue") for row in bench.cells(tab)].count("two")
    bench.tried({"insertDimension": {"range": span(tab, "ROWS", 0)}})
    _written(bench, {"metadataId": mark}, "own")
    row = [next(iter(cell.get("userEnteredValue", {}).values()), None) for cell in bench.cells(tab)[3]]
    read = _read(bench, mark)
    _written(bench, {"metadataId": mark}, "")
    return {
        "filter.read": "own" if read == [["c", "own"]] else "missing",
        "filter.cleared": "blank" if _read(bench, mark) == [["c"]] else "kept",
        "filter.none": "accepted" if none else "refused",
        "filter.two": ("neither", "one", "both")[min(two, 2)],
        "filter.row": "tagged" if row[:2] == ["c", "own"] else "elsewhere",
    }


def _written(bench: Bench, lookup: Request, text: str) -> bool:
    """Whether Google took a text for the second column of the rows that a lookup matches; the first is left alone."""
    values = {"dataFilter": {"developerMetadataLookup": lookup}, "majorDimension": "ROWS", "values": [[None, text]]}
    try:
        bench.scratch.put([values])
    except Refusal as refusal:
        if refusal.status != 400:
            raise
        return False
    return True


def _read(bench: Bench, metadata_id: int) -> list[list[Scalar]] | None:
    """The values of the row that bears a mark, asked for together with those of a mark that is not there."""
    lookups = [{"developerMetadataLookup": {"metadataId": mark}} for mark in (metadata_id, random_id())]
    found = bench.scratch.values(lookups).get("valueRanges", [])
    asked = [one.get("developerMetadataLookup", {}) for item in found for one in item.get("dataFilters", [])]
    alone = [one.get("metadataId") for one in asked] == [metadata_id]
    return list(found[0]["valueRange"].get("values", [])) if alone else None


def _tag(tab_id: int, index: int, metadata_id: int, *, key: str = TAG) -> Request:
    location = {"dimensionRange": span(tab_id, "ROWS", index)}
    metadata = {"metadataId": metadata_id, "metadataKey": key, "location": location}
    return {"createDeveloperMetadata": {"developerMetadata": {**metadata, "visibility": "DOCUMENT"}}}


EXPERIMENTS = (sorting, filtering)
