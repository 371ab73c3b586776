"""The requests that make a batch safe to send: the fence of an operation, the guards of columns, and their tidying."""

from __future__ import annotations

from collections.abc import Iterator

from app.model import change as kinds
from app.model.operation import Operation
from app.sheets.requests.shapes import Request, column_location

OPERATION_KEY = "shopsheet.operation"
COLUMN_KEY = "shopsheet.column"


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
