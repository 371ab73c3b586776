"""The address at which Drive tells that something has changed."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, Response

from app.context.keys import channel_secret
from app.context.request import Current
from app.errors import NotAuthorised
from app.hints import queries

router = APIRouter(prefix="/v1", tags=["hints"])


@router.post("/hooks/drive", status_code=204)
def changed(
    context: Current,
    channel: Annotated[str, Header(alias="X-Goog-Channel-ID", max_length=64)] = "",
    token: Annotated[str, Header(alias="X-Goog-Channel-Token", max_length=256)] = "",
    state: Annotated[str, Header(alias="X-Goog-Resource-State", max_length=40)] = "",
) -> Response:
    """Drive's list of changes has grown: it is looked at soon. Only Drive knows the token of a channel."""
    right = channel_secret(context.settings.secret_key, channel)
    if not hmac.compare_digest(token.encode(), right.encode()):
        raise NotAuthorised
    if state != "sync":
        with context.transaction() as db:
            queries.call(db, context.google.account, now=context.clock.now())
    return Response(status_code=204)
