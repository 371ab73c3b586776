"""The sequence of a submission: verify, check, accept durably. Nothing here talks to Google."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import Future

from app.clock import stamp
from app.context import Context
from app.context.keys import webhook_secret
from app.db import Letter, stores
from app.errors import NotJson, StoreNotFound, UnknownForm
from app.intake import signature, values
from app.model.store import Store
from app.model.template import Form


def accept(context: Context, store_id: str, form_name: str, *, body: bytes, headers: Mapping[str, str]) -> Pending:
    """A submission on its way to the disk: its id, and a future that tells whether it is new."""
    store = _store(context, store_id)
    message = signature.verified(body, headers, secret=webhook_secret(context.settings.secret_key, store))
    form = _form(context, store, form_name)
    letter = Letter(
        id=context.new_id("su"),
        store_id=store.id,
        form=form.name,
        message=hashlib.sha256(message.encode()).hexdigest(),
        received_at=stamp(context.clock.now()),
        values=dict(values.checked(context.template(store), form, _json(body))),
    )
    return letter.id, context.inbox.accept(letter)


Pending = tuple[str, "Future[bool]"]


def _store(context: Context, store_id: str) -> Store:
    with context.transaction() as db:
        store = stores.find(db, store_id)
    if store is None:
        raise StoreNotFound(store=store_id)
    return store


def _form(context: Context, store: Store, name: str) -> Form:
    template = context.template(store)
    form = template.form(name)
    if form is None:
        raise UnknownForm(form=name, forms=", ".join(form.name for form in template.forms))
    return form


def _json(body: bytes) -> object:
    try:
        found: object = json.loads(body)
    except ValueError as error:
        raise NotJson(reason=str(error)) from error
    except RecursionError as error:
        raise NotJson(reason="too deeply nested") from error
    return found
