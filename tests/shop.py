"""A whole Shopsheet in one process: localsheets in memory, the service over HTTP, people with tokens and gspread."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import gspread
import httpx
from fastapi.testclient import TestClient
from google.oauth2.credentials import Credentials
from standardwebhooks import Webhook

from app.clock import ManualClock
from app.context import Context, open_context
from app.db import open_engine
from app.main import create_app
from app.settings import Settings
from app.sheets import Google
from app.sheets.google import DRIVE
from localsheets.http import Request
from localsheets.server import Server
from localsheets.transport import LocalTransport
from tests.kept import Kept, kept

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""Noon in Shanghai."""
OPERATOR = "operator-key-of-the-tests"
SERVICE = "service@project.iam.gserviceaccount.example"
BOSS, AMEI, STRANGER = "boss@shop.example", "amei@shop.example", "stranger@shop.example"


@dataclass
class Shop:
    """One service, one local Google, and the people of one shop."""

    server: Server
    context: Context
    http: Any
    clock: ManualClock
    stores: list[dict[str, Any]] = field(default_factory=list)

    def call(self, method: str, path: str, *, key: str = OPERATOR, **request: Any) -> Any:
        """One call of the service's API, as the operator unless another key is given."""
        headers = {"Authorization": f"Bearer {key}", "Accept-Language": "en", **request.pop("headers", {})}
        return self.http.request(method, path, headers=headers, **request)

    def onboard(self, key: str = "first", **asked: Any) -> dict[str, Any]:
        """Onboards a store and remembers it."""
        body = {"name": "小美的店", "owner": BOSS, "editors": [AMEI], **asked}
        answer = self.call("POST", "/v1/stores", json=body, headers={"Idempotency-Key": key})
        assert answer.status_code == 201, answer.text
        self.stores.append(answer.json())
        return self.stores[-1]

    def onboarded(self) -> dict[str, Any]:
        """A store as the first `onboard()` leaves it, for tests that are about what comes then: it was made once."""
        _first_store().restore(self)
        return self.stores[-1]

    def sync(self, store: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Syncs a store (the last one) and gives the report."""
        store_id = (store or self.stores[-1])["id"]
        answer = self.call("POST", f"/v1/stores/{store_id}/sync")
        assert answer.status_code == 200, answer.text
        return dict(answer.json()["report"])

    def submit(self, form: str, values: object, *, message: str = "msg_1") -> Any:
        """Sends a form to the last store, signed as it should be; bytes are sent as they are."""
        store = self.stores[-1]
        body = values if isinstance(values, bytes) else json.dumps(values).encode()
        now = datetime.now(UTC)  # signatures are checked by the machine's clock
        signed = Webhook(store["webhook_secret"]).sign(message, now, body.decode())
        stamp = str(int(now.timestamp()))
        headers = {"webhook-id": message, "webhook-timestamp": stamp, "webhook-signature": signed}
        path = f"/v1/hooks/forms/{store['id']}/{form}"
        return self.http.post(path, content=body, headers={"Accept-Language": "en", **headers})

    def items(self, what: str, store: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Everything in one of the store's lists: findings, changes, syncs."""
        store_id = (store or self.stores[-1])["id"]
        return list(self.call("GET", f"/v1/stores/{store_id}/{what}", params={"limit": 500}).json()["items"])

    def sheet(self, email: str = BOSS, store: Mapping[str, Any] | None = None) -> gspread.Spreadsheet:
        """The store's spreadsheet as one person opens it."""
        return self.person(email).open_by_key((store or self.stores[-1])["spreadsheet_id"])

    def tab(self, title: str, email: str = BOSS) -> gspread.Worksheet:
        return self.sheet(email).worksheet(title)

    def person(self, email: str) -> gspread.Client:
        """gspread, signed in as this person."""
        return signed_in(self.server, email)

    def counts(self) -> dict[str, int]:
        """Calls that the local Google has answered, by kind."""
        return dict(controls(self.server, "GET", "counts"))

    def switch(self, **switches: object) -> None:
        """Turns switches of the local Google, `storage_quota=True` for one."""
        controls(self.server, "POST", "switches", switches)

    def fault(self, method: str, **fault: object) -> None:
        """Arms a fault, see `armed`."""
        armed(self.server, method, **fault)

    def types_meanwhile(self, cells: str, *values: list[object], email: str = AMEI) -> None:
        """What a person types (as it is) after the service's next read and before its write: rows from `cells` on."""
        path = f"/v4/spreadsheets/{self.stores[-1]['spreadsheet_id']}/values/{quote(cells)}"
        self._meanwhile(email, "PUT", path, {"values": list(values)})

    def does_meanwhile(self, *requests: dict[str, object], email: str = AMEI) -> None:
        """What a person does after the service's next read and before its write, as requests of a batchUpdate."""
        path = f"/v4/spreadsheets/{self.stores[-1]['spreadsheet_id']}:batchUpdate"
        self._meanwhile(email, "POST", path, {"requests": list(requests)})

    def _meanwhile(self, email: str, method: str, path: str, body: object) -> None:
        credentials_of(self.server, email)
        query = "valueInputOption=RAW" if method == "PUT" else ""
        operation = {"as": email, "method": method, "path": path, "query": query, "body": body}
        self.fault("spreadsheets.batchUpdate", operation=operation)

    def refusals(self) -> list[Any]:
        """What Google answered to people whom it refused something, since the switch `log` was turned on."""
        entries = controls(self.server, "GET", "log")["entries"]
        return [entry["answer"] for entry in entries if entry["person"] != SERVICE and entry["status"] >= 400]

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The service's calls of a method since the switch `log` was turned on."""
        entries = controls(self.server, "GET", "log")["entries"]
        return [entry for entry in entries if entry["name"] == method and entry["person"] == SERVICE]

    def files(self) -> list[str]:
        """Ids of the spreadsheets that the service can see."""
        found = self.context.google.ask("GET", f"{DRIVE}/files", params={"fields": "files(id)"})
        return [str(file["id"]) for file in found["files"]]

    def restart(self) -> None:
        """Ends the service and starts it anew on the same data base, as after a crash."""
        self.http.__exit__(None, None, None)
        self.context.close()
        self.context, self.http = served(self.context.settings, self.server, self.clock)


def controls(server: Server, method: str, path: str, body: object = None) -> Any:
    """What one of the local Google's controls answers."""
    answer = server.handle(Request(method, f"/_local/{path}", "prettyPrint=false", {}, json.dumps(body or {}).encode()))
    assert answer.status == 200, answer.body
    return httpx.Response(200, headers=list(answer.headers), content=answer.body).json()


def armed(server: Server, method: str, **fault: object) -> None:
    """Arms a fault that strikes the service's next call of this method, `spreadsheets.batchUpdate` for one."""
    match = {"method": method, "person": SERVICE}
    controls(server, "POST", "faults", {"when": "before", **fault, "match": match})


def signed_in(server: Server, email: str) -> gspread.Client:
    """gspread as one person."""
    credentials = credentials_of(server, email)
    return gspread.Client(credentials, http_client=lambda auth, session=None: google(server, auth))  # type: ignore[arg-type]


def credentials_of(server: Server, email: str) -> Credentials:
    """A token of a local person, or of the service's account."""
    accounts = server.world.accounts
    person = accounts.welcome(email, kind="service" if email == SERVICE else "user")
    token = accounts.issue(person)
    server.world.commit()
    return Credentials(token=token)  # type: ignore[no-untyped-call]


def google(server: Server, credentials: Credentials) -> Google:
    """A connection to the server in process."""
    http = httpx.Client(transport=LocalTransport(server), timeout=30)
    return Google(credentials, base_url="http://localsheets.test", http=http)


def open_shop(folder: Path, *, database_url: str = "") -> Shop:
    """Everything, with an empty data base in a folder (or at a URL)."""
    server = Server()
    # The service's clock stands still here, so that a minute of Google's quota would never pass: no quota is kept.
    server.world.controls.switches.service_quota = False
    for email in (BOSS, AMEI):
        credentials_of(server, email)
    settings = Settings(
        data_dir=folder,
        database_url=database_url,
        google="http://localsheets.test",
        operator_key=OPERATOR,
        secret_key="secret-of-the-tests",
        encryption_key="key-of-the-tests",
        schedule=False,
        quota_user=0,
        quota_project=0,
    )
    if not database_url:
        (folder / "shopsheet.db").write_bytes(empty_books())
    clock = ManualClock(NOON)
    context, http = served(settings, server, clock)
    return Shop(server, context, http, clock)


@cache
def _first_store() -> Kept:
    """A shop whose first store was just onboarded."""
    with TemporaryDirectory() as folder:
        shop = open_shop(Path(folder))
        shop.onboard()
        found = kept(shop)
        close_shop(shop)
        return found


@cache
def empty_books() -> bytes:
    """A data base without a row: to migrate it anew costs a third of a second a test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "shopsheet.db"
        open_engine(f"sqlite:///{path}").dispose()
        return path.read_bytes()


def served(settings: Settings, server: Server, clock: ManualClock) -> tuple[Context, TestClient]:
    """The service, begun."""
    context = open_context(settings, clock=clock, google=google(server, credentials_of(server, SERVICE)))
    http = TestClient(create_app(settings, context=context), raise_server_exceptions=False)
    http.__enter__()
    return context, http


def close_shop(shop: Shop) -> None:
    shop.http.__exit__(None, None, None)
    shop.context.close()
    shop.server.close()
