"""The sequence of an examination: what is looked at, one thing after another, as far as the one before allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.context import Context, open_context
from app.db import stores
from app.db.health import condition
from app.doctor import access, checks
from app.doctor.access import Access
from app.doctor.diagnosis import Diagnosis, Line
from app.doctor.live import measure
from app.doctor.words import Words
from app.errors import CredentialsInvalid, ShopsheetError
from app.model.store import Store
from app.settings import Settings, load, secret_files
from app.sheets import NoAnswer, Refusal, explained
from app.sheets.account import account

PAGE = 200
"""Stores that are fetched from the data base at a time."""
FAILURES = (NoAnswer, Refusal, ShopsheetError)


def diagnose(environment: Mapping[str, str], *, live: bool = False, spreadsheet: str = "") -> Diagnosis:
    """Everything that `shopsheet doctor` looks at; with `live`, the experiments too."""
    lines, context = examine(environment)
    if context is None:
        return Diagnosis(tuple(lines))
    try:
        more, seen = measure(context, spreadsheet) if live else ([], ())
        return Diagnosis((*lines, *more), seen)
    finally:
        context.close()


def examine(environment: Mapping[str, str]) -> tuple[list[Line], Context | None]:
    """Everything but --live; the context too, where one could be opened, for the caller to go on with and to close."""
    try:
        settings = load(environment)
    except ValueError as error:
        return [checks.settings_unread(str(error))], None
    lines = [*of_settings(settings, environment), database(settings)]
    if any(line.state == "wrong" for line in lines):
        return lines, None
    try:
        context = open_context(settings)
    except CredentialsInvalid as error:
        return [*lines, checks.credentials(_said(error))], None
    except ValueError as error:  # encrypted with another key
        return [*lines, checks.database("", str(error))], None
    return [*lines, *of_google(context), *of_stores(context)], context


def of_settings(settings: Settings, environment: Mapping[str, str]) -> list[Line]:
    files = secret_files(settings, environment)
    modes = {path: path.stat().st_mode for path in files if path.exists()}
    return [checks.settings_read(settings), checks.key_files(modes), checks.public_url(settings)]


def database(settings: Settings) -> Line:
    found = condition(settings.sqlalchemy_url)
    return checks.database(found.revision, found.reason)


def of_google(context: Context) -> list[Line]:
    """Whether Google lets the account in, for all that is needed, and what time it is there."""
    try:
        found = account(context.google)
    except CredentialsInvalid as error:
        return [checks.credentials(_said(error))]
    except (NoAnswer, Refusal) as error:
        return [checks.unreachable(_said(explained(error)))]
    let_in, clock = checks.let_in(found.address), checks.clock(context.clock.now(), found.now)
    return [let_in, checks.scopes(found.missing), checks.reached(context.settings), clock]


def of_stores(context: Context) -> Iterator[Line]:
    """The quota that the active stores share, and each of their spreadsheets."""
    active = [store for store in _stores(context) if store.state == "active"]
    pace = context.pace
    yield checks.quota(len(active), per_minute=pace.per_minute("read"), wait=pace.wait("read"))
    for store in active:
        yield of_store(context, store)


def of_store(context: Context, store: Store) -> Line:
    try:
        return access.line(store, _access(context, store), address=context.google.address)
    except FAILURES as error:
        said = error if isinstance(error, ShopsheetError) else explained(error)
        return Line(checks.SHARING(store=f"{store.id} {store.name}"), "warn", _said(said))


def _access(context: Context, store: Store) -> Access:
    drive, spreadsheet_id = context.drive, store.spreadsheet_id
    found = drive.look_at(spreadsheet_id)
    if not (found.spreadsheet and found.editable):
        return Access(found.visible and found.spreadsheet, found.editable)
    missing = access.unprotected(context.template(store), context.sheets.structure(spreadsheet_id))
    return Access(there=True, editable=True, open_to=drive.open_to(spreadsheet_id), unprotected=missing)


def _stores(context: Context) -> Iterator[Store]:
    """Every store, fetched a page at a time."""
    after = ""
    while True:
        with context.transaction() as db:
            page = stores.page(db, after=after, limit=PAGE)
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].id


def _said(error: ShopsheetError) -> Words:
    return Words(error.detail("zh"), error.detail("en"))
