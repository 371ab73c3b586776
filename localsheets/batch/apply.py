"""Applying a batch: in order, each request to what the last one left; the first that is refused ends it."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.batch.table import HANDLERS
from localsheets.http import GoogleError, Json, bad_request
from localsheets.truth.refusal import Refused

# https://github.com/airbytehq/airbyte/issues/42904
MOST_REQUESTS = 100_000
FEW_REQUESTS = 100


def apply(batch: Batch, requests: list[Json]) -> list[Json]:
    """The replies, one per request, `{}` where a kind has none; 400 that names the request which is refused."""
    if not requests:
        raise bad_request("Must specify at least one request.")
    most = FEW_REQUESTS if batch.switches.batch_few else MOST_REQUESTS
    if len(requests) > most:
        raise bad_request(f"Cannot exceed {most} requests in a single batch.")
    return [_one(batch, index, request) for index, request in enumerate(requests)]


def _one(batch: Batch, index: int, request: Json) -> Json:
    if len(request) != 1:
        raise bad_request(f"Invalid requests[{index}]: Exactly one kind of request must be set.")
    kind, body = next(iter(request.items()))
    handler = HANDLERS.get(kind)
    if handler is None:
        raise GoogleError(501, f"batchUpdate.requests[{index}].{kind}")
    try:
        reply = handler(batch, body)
    except Refused as refused:
        raise bad_request(f"Invalid requests[{index}].{kind}: {refused}") from refused
    return {} if reply is None else {kind: reply}
