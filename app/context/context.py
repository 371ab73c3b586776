"""The composition root: `open_context` makes every part once; `Context.transaction` is where commits happen."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app import templates
from app.clock import Clock, SystemClock, milliseconds
from app.context.pace import Pace, buckets
from app.db import Inbox, Session, Vault, open_engine, stores
from app.model.adoption import AdoptedTab
from app.model.custom import CustomLine
from app.model.ids import new_id
from app.model.store import Store
from app.model.template import Template
from app.settings import Settings, WrongSetting
from app.sheets import Drive, Google, Sheets
from app.sheets.embedded import Embedded
from app.sheets.google import connect


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of one running service."""

    settings: Settings
    clock: Clock
    engine: Engine
    vault: Vault
    inbox: Inbox
    google: Google
    sheets: Sheets
    drive: Drive
    embedded: Embedded | None = field(default=None)
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        """Google is called by turns."""
        pace = Pace(self.engine, self.vault, self.clock, buckets(self.settings, self.google))
        object.__setattr__(self, "pace", pace)
        self.google.pace = pace

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction, committed at the end; no call to Google may stand inside of it."""
        with self.engine.begin() as connection:
            yield Session(connection, self.vault)

    def new_id(self, prefix: str) -> str:
        return new_id(prefix, milliseconds=milliseconds(self.clock.now()))

    def owner(self) -> str:
        """A name for one claim of a lease: machine, process, and a name of its own."""
        return f"{self.process}:{self.new_id('le')}"

    @property
    def process(self) -> str:
        """This machine and process, by a name that no other running one has."""
        return f"{_host()}:{os.getpid()}"

    def template(self, store: Store) -> Template:
        """The template of a store in its locale, as it stands in the store's spreadsheet."""
        return _template(store.template, store.locale, store.adopted, store.custom)

    def url(self, spreadsheet_id: str) -> str:
        """Where people open a spreadsheet; empty where there is none."""
        host = self.google.base_url or "https://docs.google.com"
        return f"{host}/spreadsheets/d/{spreadsheet_id}/edit" if spreadsheet_id else ""

    def close(self) -> None:
        """Ends what was started: the inbox's writer, connections, the embedded local Google."""
        self.inbox.close()
        self.google.http.close()
        self.engine.dispose()
        if self.embedded is not None:
            self.embedded.stop()


@lru_cache(maxsize=64)
def _template(name: str, locale: str, adopted: tuple[AdoptedTab, ...], custom: tuple[CustomLine, ...]) -> Template:
    bound = templates.bound(templates.load(name, locale), adopted)
    return templates.extended(bound, custom)[0] if custom else bound


def open_context(settings: Settings, *, clock: Clock | None = None, google: Google | None = None) -> Context:
    """Everything, ready: schema migrated, credentials loaded, the embedded local Google started where asked for.

    Raises WrongSetting where the data base cannot be opened or was encrypted with another key, CredentialsInvalid.
    """
    vault = Vault(settings.encryption_key)
    engine = _opened(settings.sqlalchemy_url, vault)
    embedded = Embedded.start(settings.data_dir) if google is None and settings.google == "embedded" else None
    connection = google or _google(settings, embedded)
    return Context(
        settings=settings,
        clock=clock or SystemClock(),
        engine=engine,
        vault=vault,
        inbox=Inbox(engine, vault),
        google=connection,
        sheets=Sheets(connection),
        drive=Drive(connection),
        embedded=embedded,
    )


def _opened(url: str, vault: Vault) -> Engine:
    """The data base, readable with our key, without leases of processes that are no more."""
    try:
        engine = open_engine(url)
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        said = str(error).partition("\n")[0]
        places = "SHOPSHEET_DATABASE_URL, SHOPSHEET_DATA_DIR"
        raise WrongSetting(f"The data base cannot be opened ({places}): {said}") from error
    try:
        with engine.begin() as connection:
            db = Session(connection, vault)
            stores.page(db, after="", limit=1)
            stores.free_leases(db, gone=gone)
    except ValueError as error:  # the vault's
        engine.dispose()
        raise WrongSetting(str(error)) from error
    return engine


def gone(owner: str) -> bool:
    """Whether a lease's owner was a process of this machine that no longer runs.

    A process that has just begun holds no lease: one that bears its number is of an earlier one (in a container, most).
    """
    host, _, rest = owner.partition(":")
    number = rest.partition(":")[0]
    if host != _host() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return int(number) == os.getpid()


def _host() -> str:
    return socket.gethostname()[:60]


def _google(settings: Settings, embedded: Embedded | None) -> Google:
    path = str(embedded.credentials) if embedded else settings.credentials
    base_url = embedded.url if embedded else "" if settings.google == "google" else settings.google
    return connect(path, base_url=base_url, timeout=settings.google_timeout)
