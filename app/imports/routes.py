"""The address that files are sent to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from app.context.request import ID, Current, OwnStore
from app.imports import service
from app.imports.schemas import Asked, Imported, imported
from app.imports.service import File

router = APIRouter(prefix="/v1", tags=["imports"])

TabName = Annotated[str, Path(max_length=40, pattern=ID)]


@router.post("/stores/{store_id}/imports/{tab}", status_code=202, response_model=Imported)
async def import_file(
    context: Current, store: OwnStore, tab: TabName, asked: Annotated[Asked, Query()], request: Request
) -> Imported | JSONResponse:
    """Takes a CSV file, whatever its encoding, into a tab; with `preview` it only says what it would do."""
    file = File(await request.body(), asked.encoding, tuple(asked.column))
    seen = await run_in_threadpool(service.look, context, store, tab, file)
    if asked.preview:
        return JSONResponse(imported(seen).model_dump())
    accepted = await run_in_threadpool(service.accept, context, store, seen.reading, again=asked.again)
    return imported(seen, accepted=accepted)
