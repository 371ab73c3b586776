"""Experiments with developer metadata: the fence, the guard of columns, the mark of the last operation."""

from __future__ import annotations

from app.doctor.bench import Bench, column, put, span
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
    bench.tried({"insertDimension": {"range": span(tab, "COLUMNS", 0)}})
    inserted = bench.index(mark)
    bench.tried({"moveDimension": {"source": span(tab, "COLUMNS", 2), "destinationIndex": 5}})
    moved = bench.index(mark)
    bench.tried({"deleteDimension": {"range": span(tab, "COLUMNS", 0)}})
    deleted = bench.index(mark)
    return {
        "marks.insert": "follows" if inserted == 2 else "stays",
        "marks.move": "follows" if moved == 4 else "stays",
        "marks.delete": "follows" if deleted == moved - 1 else "stays",
    }


def _head(metadata_id: int, before: str, after: str) -> Request:
    lookup = {"metadataId": metadata_id, "metadataValue": before}
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [{"developerMetadataLookup": lookup}],
            "developerMetadata": {"metadataValue": after},
            "fields": "metadataValue",
        }
    }


def _missing(bench: Bench) -> bool:
    try:
        bench.scratch.mark(random_id())
    except Refusal as refusal:
        return refusal.status == 404
    return False


EXPERIMENTS = (fencing, rolling_back, asking, forgetting, guarding, heading, following)
