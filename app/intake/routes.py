"""The address that forms are sent to."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool

from app.context.request import ID, Current, OwnStore, StoreId
from app.errors import UnknownForm
from app.intake import service
from app.intake.schemas import Accepted, json_schema

router = APIRouter(prefix="/v1", tags=["forms"])

Form = Annotated[str, Path(max_length=40, pattern=ID)]


@router.post("/hooks/forms/{store_id}/{form}", status_code=202, response_model=Accepted)
async def submit(context: Current, request: Request, store_id: StoreId, form: Form) -> Accepted:
    """Takes a signed submission (Standard Webhooks) and answers once it is on disk; the same message once only."""
    body = await request.body()
    submission_id, future = await run_in_threadpool(
        service.accept, context, store_id, form, body=body, headers=request.headers
    )
    new = await asyncio.wrap_future(future)
    return Accepted(id=submission_id if new else "", duplicate=not new)


@router.get("/stores/{store_id}/forms/{form}/schema", response_model=dict[str, Any])
def schema(context: Current, store: OwnStore, form: Form) -> dict[str, Any]:
    """The JSON schema of a form's submissions."""
    template = context.template(store)
    found = template.form(form)
    if found is None:
        raise UnknownForm(form=form, forms=", ".join(known.name for known in template.forms))
    return json_schema(template, found)
