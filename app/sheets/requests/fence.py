"""The requests that make a batch safe to send: the fence of an operation, the guards of columns, and their tidying."""

from __future__ import annotations

from collections.abc import Iterator

from app.model import change as kinds
from app.model.ids import stable_id
from app.model.operation import Operation
from app.sheets.requests.shapes import Request, column_location

OPERATION_KEY = "shopsheet.operation"
COLUMN_KEY = "shopsheet.column"
HEAD_KEY = "shopsheet.head"
ROW_KEY = "shopsheet.row"
HEAD_ID = stable_id("head")
"""Id of the metadata that names the last operation, the same in every spreadsheet."""


def fence(operation: Operation) -> Request:
    """Refused by Google where the id is taken, and the whole batch with it."""
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": operation.metadata_id,
                "metadataKey": OPERATION_KEY,
                "metadataValue": operation.id,
                "location": {"spreadsheet": True},
                "visibility": "DOCUMENT",
            }
        }
    }


def head(operation: Operation) -> Request:
    """Names this operation as the last one. Matches nothing, so that the batch is refused (likely), where another than
    the one that we know was the last; where there must be none, its id is refused if it is taken."""
    metadata = {"metadataValue": operation.id}
    if not operation.previous:
        metadata |= {"metadataKey": HEAD_KEY, "visibility": "DOCUMENT"}
        body = {**metadata, "metadataId": HEAD_ID, "location": {"spreadsheet": True}}
        return {"createDeveloperMetadata": {"developerMetadata": body}}
    lookup = {"metadataId": HEAD_ID, "metadataValue": operation.previous}
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [{"developerMetadataLookup": lookup}],
            "developerMetadata": metadata,
            "fields": "metadataValue",
        }
    }


def tag_row(change: kinds.TagRow) -> Iterator[Request]:
    row = {"sheetId": change.tab_id, "dimension": "ROWS", "startIndex": change.index, "endIndex": change.index + 1}
    metadata = {
        "metadataId": change.metadata_id,
        "metadataKey": ROW_KEY,
        "location": {"dimensionRange": row},
        "visibility": "DOCUMENT",
    }
    yield {"createDeveloperMetadata": {"developerMetadata": metadata}}


def guard(place: kinds.Place) -> Request:
    """Matches nothing, so that the batch is refused, where the column no longer stands at its place (likely)."""
    lookup = {
        "metadataId": place.metadata_id,
        "metadataLocation": column_location(place),
        "locationMatchingStrategy": "EXACT_LOCATION",
    }
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [{"developerMetadataLookup": lookup}],
            "developerMetadata": {"metadataKey": COLUMN_KEY},
            "fields": "metadataKey",
        }
    }


def forget_metadata(change: kinds.ForgetMetadata) -> Iterator[Request]:
    for metadata_id in change.metadata_ids:
        lookup = {"developerMetadataLookup": {"metadataId": metadata_id}}
        yield {"deleteDeveloperMetadata": {"dataFilter": lookup}}
