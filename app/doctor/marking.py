"""Experiments with developer metadata: the fence, the guard of columns, tags of rows."""

from __future__ import annotations

from app.doctor.bench import Bench, area, column, put
from app.model.change import ForgetMetadata, TagColumn
from app.model.ids import random_id
from app.model.operation import Operation
from app.sheets import Refusal, requests
from app.sheets.requests.shapes import Request

Answers = dict[str, str]

TAG = "shopsheet.doctor"


def fencing(bench: Bench) -> Answers:
    """A batch with an operation's id, and another one with the same."""
    tab, fence = bench.tab(["one"]), requests.fence(Operation("doctor", random_id()))
    bench.tried(fence, put(tab, 0, "two"))
    again = bench.tried(fence, put(tab, 0, "three"))
    return {"fence.reused": "refused" if again is None and bench.texts(tab)[0] == "two" else "accepted"}


def rolling_back(bench: Bench) -> Answers:
    """A batch whose last request can only be refused: the tab that it names is not there."""
    tab = bench.tab(["one"])
    refused = bench.tried(put(tab, 0, "two"), {"deleteSheet": {"sheetId": random_id()}}) is None
    return {"fence.rolled_back": "none" if refused and bench.texts(tab)[0] == "one" else "something"}


def asking(bench: Bench) -> Answers:
    """Metadata asked for by its id, and an id that nobody has."""
    operation = Operation("doctor", random_id())
    bench.tried(requests.fence(operation))
    found = bench.scratch.mark(operation.metadata_id).get("metadataValue") == operation.id
    return {"fence.readable": "found" if found and _missing(bench) else "unclear"}


def forgetting(bench: Bench) -> Answers:
    """Metadata that is not there is to be deleted."""
    answer = bench.tried(ForgetMetadata((random_id(),)))
    return {"fence.forget_missing": "refused" if answer is None else "accepted"}


def guarding(bench: Bench) -> Answers:
    """The guard of a column where it stands, and where it stood before."""
    tab, mark = bench.tab(["one", "other"]), random_id()
    bench.tried(TagColumn(column(tab, 0, mark), "doctor"))
    there = bench.tried(requests.guard(column(tab, 0, mark)), put(tab, 1, "written"))
    moved = bench.tried(requests.guard(column(tab, 1, mark)), put(tab, 2, "written"))
    return {
        "guard.there": "refused" if there is None else "accepted",
        "guard.moved": "refused" if moved is None and bench.texts(tab)[2] is None else "accepted",
    }


def heading(bench: Bench) -> Answers:
    """The mark of the last operation, found by the value that it is known to have, and by another."""
    tab, mark = bench.tab(["x"]), random_id()
    location = {"metadataId": mark, "metadataKey": TAG, "metadataValue": "one", "location": {"spreadsheet": True}}
    bench.tried({"createDeveloperMetadata": {"developerMetadata": {**location, "visibility": "DOCUMENT"}}})
    known = bench.tried(_head(mark, "one", "two"), put(tab, 0, "known"))
    unknown = bench.tried(_head(mark, "one", "three"), put(tab, 0, "unknown"))
    return {
        "head.known": "refused" if known is None else "accepted",
        "head.unknown": "refused" if unknown is None and bench.texts(tab)[0] != "unknown" else "accepted",
    }


def following(bench: Bench) -> Answers:
    """Where a column's metadata is after an insertion, a move and a deletion."""
    tab, mark = bench.tab(["a", "b", "c"]), random_id()
    bench.tried(TagColumn(column(tab, 1, mark), "doctor"))
    bench.tried({"insertDimension": {"range": _columns(tab, 0)}})
    inserted = _index(bench, mark)
    bench.tried({"moveDimension": {"source": _columns(tab, 2), "destinationIndex": 5}})
    moved = _index(bench, mark)
    bench.tried({"deleteDimension": {"range": _columns(tab, 0)}})
    deleted = _index(bench, mark)
    return {
        "marks.insert": "follows" if inserted == 2 else "stays",
        "marks.move": "follows" if moved == 4 else "stays",
        "marks.delete": "follows" if deleted == moved - 1 else "stays",
    }


def sorting(bench: Bench) -> Answers:
    """Where a row's metadata is after its row was sorted to another place."""
    tab, mark = bench.tab(["c"], ["a"], ["b"]), random_id()
    bench.tried(_tag(tab, 0, mark))
    order = {"dimensionIndex": 0, "sortOrder": "ASCENDING"}
    bench.tried({"sortRange": {"range": area(tab, (0, 3)), "sortSpecs": [order]}})
    return {"marks.sort": {0: "stays", 2: "follows"}.get(_index(bench, mark), "elsewhere")}


def filtering(bench: Bench) -> Answers:
    """Values written by metadata: with no match, with two, with one whose row has moved down."""
    tab, mark = bench.tab(["a"], ["b"], ["c"]), random_id()
    bench.tried(_tag(tab, 0, random_id()), _tag(tab, 1, random_id()), _tag(tab, 2, mark, key=f"{TAG}.own"))
    none = _written(bench, {"metadataId": random_id()}, "none")
    _written(bench, {"metadataKey": TAG}, "two")
    two = [row[1].get("userEnteredValue", {}).get("stringValue") for row in bench.cells(tab)].count("two")
    bench.tried({"insertDimension": {"range": {**_columns(tab, 0), "dimension": "ROWS"}}})
    _written(bench, {"metadataId": mark}, "own")
    row = [next(iter(cell.get("userEnteredValue", {}).values()), None) for cell in bench.cells(tab)[3]]
    return {
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


def _head(metadata_id: int, before: str, after: str) -> Request:
    lookup = {"metadataId": metadata_id, "metadataValue": before}
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [{"developerMetadataLookup": lookup}],
            "developerMetadata": {"metadataValue": after},
            "fields": "metadataValue",
        }
    }


def _tag(tab_id: int, index: int, metadata_id: int, *, key: str = TAG) -> Request:
    rows = {"sheetId": tab_id, "dimension": "ROWS", "startIndex": index, "endIndex": index + 1}
    metadata = {"metadataId": metadata_id, "metadataKey": key, "location": {"dimensionRange": rows}}
    return {"createDeveloperMetadata": {"developerMetadata": {**metadata, "visibility": "DOCUMENT"}}}


def _index(bench: Bench, metadata_id: int) -> int:
    location = bench.scratch.mark(metadata_id).get("location", {})
    return int(location.get("dimensionRange", {}).get("startIndex", 0))


def _missing(bench: Bench) -> bool:
    try:
        bench.scratch.mark(random_id())
    except Refusal as refusal:
        return refusal.status == 404
    return False


def _columns(tab_id: int, start: int) -> Request:
    return {"sheetId": tab_id, "dimension": "COLUMNS", "startIndex": start, "endIndex": start + 1}


EXPERIMENTS = (fencing, rolling_back, asking, forgetting, guarding, heading, following, sorting, filtering)
