"""Worlds as runs begin with them: a store provisioned, its tabs filled by people, synced; kept as bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import httpx
from google.auth.credentials import Credentials

from app import templates
from app.clock import ManualClock
from app.context import Context
from app.db import Vault, open_engine
from app.model.store import Store
from app.model.tab import Tab
from app.model.template import Template
from app.onboarding import service as onboarding
from app.onboarding.schemas import NewStore, Spreadsheet
from app.settings import Settings
from app.sheets import Drive, Google, Sheets
from app.sync import jobs
from localsheets.server import Server
from localsheets.transport import LocalTransport
from tests.proof.books import Books, SameThread, SameThreadInbox
from tests.proof.hearing import listening
from tests.proof.mess import clean_rows
from tests.proof.moments import ServerClock, drawn_by
from tests.proof.people import RAW, Person

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Nine o'clock in Shanghai."""
SERVICE, BOSS, AMEI = "service@project.iam.gserviceaccount.example", "boss@shop.example", "amei@shop.example"
ADDRESS = "http://google.test"
INPUTS = ("customers", "orders", "products", "settings", "choices")
DERIVED = {False: ("findings",), True: ()}
"""Script.whole → the derived tabs that are there; none named: all of them."""
ROWS, SEEDS = 18, 8
"""Grid rows of each tab, and lines of its lists: a run is as long as its sheets are."""
SETTINGS = Settings(
    data_dir=Path(),
    google=ADDRESS,
    operator_key="operator-key-of-the-proof",
    secret_key="secret-key-of-the-proof",
    encryption_key="encryption-key-of-the-proof",
    schedule=False,
)


NOTHING = Template("", 0, "", ())


@dataclass(frozen=True, slots=True)
class ProofContext(Context):
    """The service's context with a template and a process name of its own."""

    shape: Template = NOTHING
    name: str = ""

    def template(self, store: Store) -> Template:
        return self.shape

    @property
    def process(self) -> str:
        return f"proof:{self.name}"


class ServiceAccount(Credentials):
    """The service's account: a token that Google no longer takes is replaced by another."""

    service_account_email = SERVICE

    def __init__(self, token: str, renew: Callable[[], str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.token, self._renew = token, renew

    def refresh(self, request: object) -> None:
        self.token = self._renew()


@dataclass(frozen=True, slots=True)
class Origin:
    """A world as runs begin with it."""

    template: Template
    store: Store
    google: bytes
    books: bytes
    tokens: dict[str, str]


@cache
def shared_books() -> Books:
    """The one engine of this process, its schema made."""
    books = Books()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "books.db"
        open_engine(f"sqlite:///{path}").dispose()
        made = sqlite3.connect(path)
        made.execute("PRAGMA journal_mode=DELETE")  # a data base in memory cannot have a log beside it
        books.empty = made.serialize()
        made.close()
    return books


@cache
def template(derived: tuple[str, ...]) -> Template:
    """The base template with these derived tabs only, and short grids of what people type."""
    whole = templates.load("base", "zh-CN")
    chosen = (tab for tab in whole.tabs if tab.name in (*INPUTS, *derived) or (not derived and tab.function))
    return replace(whole, tabs=tuple(_short(tab) if tab.kind == "input" else tab for tab in chosen))


def _short(tab: Tab) -> Tab:
    return replace(tab, rows=ROWS, seeds=tab.seeds[:SEEDS], computed=())


@cache
def made(owner: str, derived: tuple[str, ...]) -> Origin:
    """`owner` is whose spreadsheet it is: `service`, or `boss`, who has shared it with the service."""
    with drawn_by(0), listening([]):
        return _made(owner, template(derived))


def _made(owner: str, shape: Template) -> Origin:
    clock = ManualClock(MORNING)
    server = Server(clock=ServerClock(clock))
    tokens = {email: new_token(server, email) for email in (SERVICE, BOSS, AMEI)}
    books = shared_books()
    books.put_back(books.empty, lambda side: None)
    wire = httpx.Client(transport=LocalTransport(server), timeout=SETTINGS.google_timeout.total_seconds())
    account = ServiceAccount(tokens[SERVICE], renew=lambda: new_token(server, SERVICE))
    context = process(books, wire, account, clock=clock, shape=shape, name="origin")
    spreadsheet = Spreadsheet(adopt=_of_boss(server, tokens)) if owner == "boss" else Spreadsheet(create={})  # type: ignore[arg-type]
    asked = NewStore(name="小美的店", owner=BOSS, editors=[AMEI], spreadsheet=spreadsheet)
    with patch.object(onboarding, "ThreadPoolExecutor", SameThread):
        store, _ = onboarding.onboard(context, asked, key="origin")
    _filled(Person(server, tokens[AMEI], spreadsheet_id=store.spreadsheet_id), shape)
    for _ in range(2):
        jobs.sync_now(context, store.id)
    return Origin(shape, store, server.world.database._connection.serialize(), books.kept(), tokens)


def process(  # noqa: PLR0913  (one part per argument: this is the simulator's composition root)
    books: Books, wire: httpx.Client, account: Credentials, *, clock: ManualClock, shape: Template, name: str
) -> ProofContext:
    """A process of the service."""
    vault = Vault(SETTINGS.encryption_key)
    google = Google(account, base_url=ADDRESS, http=wire)
    return ProofContext(
        settings=SETTINGS,
        clock=clock,
        engine=books.engine,
        vault=vault,
        inbox=SameThreadInbox(books.engine, vault),
        google=google,
        sheets=Sheets(google),
        drive=Drive(google),
        shape=shape,
        name=name,
    )


def new_token(server: Server, email: str) -> str:
    accounts = server.world.accounts
    token = accounts.issue(accounts.welcome(email, kind="service" if email == SERVICE else "user"))
    server.world.commit()
    return token


def _of_boss(server: Server, tokens: dict[str, str]) -> str:
    """A spreadsheet of the boss, shared with the service."""
    boss = Person(server, tokens[BOSS], spreadsheet_id="")
    status, body = boss.ask("POST", "/v4/spreadsheets", {"properties": {"title": "客户表"}})
    assert status == 200, body
    share = {"type": "user", "role": "writer", "emailAddress": SERVICE}
    boss.ask("POST", f"/drive/v3/files/{body['spreadsheetId']}/permissions", share)
    return str(body["spreadsheetId"])


def _filled(person: Person, shape: Template) -> None:
    """Rows as a team has them before anything goes wrong."""
    for tab in shape.inputs:
        rows = clean_rows(tab)
        if rows:
            assert person.put(f"'{tab.label}'!A2", rows, option=RAW)
