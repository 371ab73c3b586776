"""By whom: the one person whom Drive's revisions name since the last look is the likely author of what was edited.

Drive merges edits that follow closely and names the last of their authors, so nobody is ever more than likely.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.context import Context
from app.errors import ShopsheetError
from app.log import logger
from app.model.history import SOMEBODY, Author
from app.model.store import Store
from app.sheets import NoAnswer, Refusal
from app.sheets.drive import Revision
from app.sync import queries

Mark = tuple[str, int]
"""Up to which revision was looked: when it was modified, its number."""


def look(context: Context, store: Store) -> Author:
    """Who has edited the store's spreadsheet since the last look: one call to Drive. An answer that does not come, or
    cannot be used, names nobody and stops nothing."""
    try:
        revisions = context.drive.revisions(store.spreadsheet_id)
    except (NoAnswer, Refusal, ShopsheetError) as error:
        logger().warning("authors.unknown", store=store.id, problem=type(error).__name__)
        return SOMEBODY
    with context.transaction() as db:
        since = mark(queries.revisions_seen(db, store.id))
        queries.see_revisions(db, store.id, text(max(map(number, revisions), default=since)))
    return author(revisions, since=since, service=context.google.address)


def author(revisions: Iterable[Revision], *, since: Mark, service: str) -> Author:
    """The only person who has edited since; somebody, where there are several or one whom Drive does not name."""
    newer = [revision for revision in revisions if number(revision) > since]
    people = {revision.email.lower() or revision.name: revision for revision in newer}
    people.pop(service.lower(), None)
    if len(people) != 1 or "" in people:
        return SOMEBODY
    (only,) = people.values()
    return Author("likely", only.name or only.email)


def number(revision: Revision) -> Mark:
    return revision.modified_at, int(revision.id) if revision.id.isdecimal() else 0


def text(mark: Mark) -> str:
    return f"{mark[0]}#{mark[1]}" if mark[0] else ""


def mark(text: str) -> Mark:
    """What `text` wrote; a mark before all revisions where nothing was."""
    at, _, count = text.partition("#")
    return at, int(count or 0)
