"""The world, put together once, and the server that answers one request at a time: route, person, handler, commit."""

from __future__ import annotations

import gc
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from localsheets.drive.channels import Channels
from localsheets.drive.library import Library
from localsheets.drive.postman import Postman
from localsheets.http import Answer, Call, GoogleError, Request, unauthenticated
from localsheets.local.clock import Clock
from localsheets.local.controls import Controls
from localsheets.local.occasion import Occasion
from localsheets.oauth import scopes
from localsheets.oauth.accounts import Accounts, Person
from localsheets.routes import ROUTES, Route, Table
from localsheets.shapes import parameters
from localsheets.shapes.answers import masked
from localsheets.truth.database import Database
from localsheets.truth.journal import Journal
from localsheets.truth.memory import Memory
from localsheets.truth.spreadsheets import Spreadsheets
from localsheets.wire import content, encoded, intended, query_of


class World:
    """All state of one local Google, put together once; in `data_dir`, or in memory where that is None."""

    def __init__(self, data_dir: Path | None = None, *, clock: Clock | None = None) -> None:
        self.database = Database(data_dir)
        self.clock = clock or Clock()
        self.controls = Controls(self.clock)
        self.accounts: Accounts = Accounts(self.database, self.clock)
        self.library: Library = Library(self.database, self.clock, self.controls.switches)
        self.channels = Channels(self.database, self.library, self.clock)
        self.postman = Postman()
        self.spreadsheets = Spreadsheets(self.database, Journal(), self.clock)
        self._people: Memory[str, Person | None] = Memory(self.database, self.clock)
        self._standings: Memory[tuple[str, str], tuple[str | None, str | None]] = Memory(self.database, self.clock)

    def standing(self, file_id: str, email: str) -> tuple[str | None, str | None]:
        """A file's name and the role that an account has on it; None where there is no file, or no role."""
        return self._standings.get((file_id, email), lambda: self._standing(file_id, email))

    def person(self, token: str) -> Person | None:
        """Who an access token belongs to."""
        return self._people.get(token, lambda: self.accounts.person(token))

    def _standing(self, file_id: str, email: str) -> tuple[str | None, str | None]:
        file = self.library.file(file_id)
        return (file.name, self.library.role(file_id, email)) if file else (None, None)

    def commit(self) -> None:
        """Make durable what a request did."""
        self.spreadsheets.save()
        letters = self.channels.letters()
        self.database.commit()
        self.spreadsheets.keep()
        self.postman.post(letters)

    def rollback(self) -> None:
        """Take back what a request did, in memory and in the database."""
        self.database.rollback()
        self.spreadsheets.revert()


class Server:
    """Answers requests one after another, whatever thread they come from."""

    def __init__(self, data_dir: Path | None = None, *, clock: Clock | None = None) -> None:
        self.world = World(data_dir, clock=clock)
        self.world.controls.perform = self._answered
        self.world.controls.token_of = self.world.accounts.passing_token
        self._table = Table(ROUTES)
        self._lock = threading.Lock()

    def handle(self, request: Request) -> Answer:
        """The answer to one request; what a 2xx says was done is durable by then."""
        with self._lock, _undisturbed():
            return self._answered(intended(request))

    def tick(self) -> None:
        """Let time pass: what Drive was to admit late, it admits when it is due, even where nobody asks."""
        with self._lock:
            self.world.library.settle(self.world.clock.now())
            self.world.commit()

    def close(self) -> None:
        """Close the database; nothing may be asked afterwards."""
        self.world.postman.close()
        self.world.database.close()

    def _answered(self, request: Request) -> Answer:
        found = self._table.find(request.method, request.path)
        if found is None:
            return NOT_FOUND
        route, params = found
        occasion = Occasion(route.kind, route.name, self._person(request), request)
        return self.world.controls.after(occasion, self._answer(route, params, occasion))

    def _answer(self, route: Route, params: dict[str, str], occasion: Occasion) -> Answer:
        """What the handler gives, durable by then, or the error that the caller is to see."""
        try:
            answer = encoded(self._handled(route, params, occasion), route.kind, occasion.request)
            self.world.commit()
            return answer
        except GoogleError as error:
            self.world.rollback()
            refused = error
        except Exception:
            self.world.rollback()
            traceback.print_exc(file=sys.stderr)
            refused = GoogleError(500, "Internal error encountered.")
        return encoded(refused, route.kind, occasion.request)

    def _handled(self, route: Route, params: dict[str, str], occasion: Occasion) -> Any:
        if occasion.person is None and route.kind in ("read", "write", "drive"):
            raise unauthenticated()
        if occasion.person is not None:
            scopes.check(route.name, occasion.person)
        instead = self.world.controls.before(occasion)
        if instead is not None:
            return instead
        call = Call(
            world=self.world,
            person=occasion.person,
            params=params,
            query=query_of(occasion.request.query),
            body=content(route.kind, occasion.request),
            now=self.world.clock.now(),
            headers=occasion.request.headers,
        )
        if route.kind in ("read", "write"):
            parameters.check(route.name, call.query)
        value = route.handler(call)
        return masked(value, route.name, fields=call.text("fields")) if isinstance(value, dict) else value

    def _person(self, request: Request) -> Person | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return self.world.person(token.strip()) if scheme.lower() == "bearer" else None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No garbage is collected meanwhile: among a million new cells that takes twice as long as making them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


NOT_FOUND = Answer.text(
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
    "<p><b>404.</b> <ins>That’s an error.</ins>\n<p>The requested URL was not found on this server.\n",
    status=404,
    content_type="text/html; charset=UTF-8",
)
