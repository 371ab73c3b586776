"""Who may open a store's spreadsheet. A share that Google refuses is kept with its reason and tried again later."""

from __future__ import annotations

from collections.abc import Collection

from app.context import Context
from app.model.store import Store
from app.onboarding import queries
from app.onboarding.schemas import Share
from app.sheets.drive import Role


def share(context: Context, store: Store, *, notify: bool, only: Collection[str] | None = None) -> None:
    """Brings sharing to what the store says: people added, their role changed, people of an earlier list removed.

    `only`: nothing is done about anybody else.
    """
    with context.transaction() as db:
        before = {item.email: item for item in queries.list_shares(db, store.id)}
    wanted = _wanted(store)
    removed = [email for email in before if email not in wanted and _meant(email, only)]
    missing = [item for item in wanted.values() if not _stands(item, before) and _meant(item.email, only)]
    # Google does not say what a second permission of a person does: one who changes roles leaves first.
    for email in (*removed, *(item.email for item in missing if _is_shared(before.get(item.email)))):
        context.drive.unshare(store.spreadsheet_id, email)
    made = [_shared(context, store, item, notify=notify) for item in missing]
    with context.transaction() as db:
        queries.remove_shares(db, store.id, removed)
        queries.save_shares(db, store.id, made)


def _meant(email: str, only: Collection[str] | None) -> bool:
    return only is None or email in only


def _wanted(store: Store) -> dict[str, Share]:
    readers = {email: Share(email=email, role="reader", state="waiting") for email in store.viewers}
    writers = (store.owner, *store.editors)
    return readers | {email: Share(email=email, role="writer", state="waiting") for email in writers}


def _is_shared(known: Share | None) -> bool:
    return known is not None and known.state == "shared"


def _stands(item: Share, before: dict[str, Share]) -> bool:
    known = before.get(item.email)
    return _is_shared(known) and known is not None and known.role == item.role


def _shared(context: Context, store: Store, item: Share, *, notify: bool) -> Share:
    role: Role = "reader" if item.role == "reader" else "writer"
    reason = context.drive.share(store.spreadsheet_id, item.email, role=role, notify=notify)
    return item.model_copy(update={"state": "refused" if reason else "shared", "reason": reason})
