"""The world, put together once, and the server that answers one request at a time: route, person, handler, commit."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from localsheets.drive.library import Library
from localsheets.http import Answer, Call, GoogleError, Request, unauthenticated
from localsheets.local.clock import Clock
from localsheets.local.controls import Controls
from localsheets.oauth.accounts import Accounts, Person
from localsheets.routes import ROUTES, Route, Table
from localsheets.truth.database import Database
from localsheets.truth.journal import Journal
from localsheets.truth.spreadsheets import Spreadsheets
from localsheets.wire import content, encoded, query_of


class World:
    """All state of one local Google, put together once; in `data_dir`, or in memory where that is None."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self.database = Database(data_dir)
        self.journal = Journal()
        self.clock = Clock()
        self.accounts = Accounts(self)
        self.library = Library(self)
        self.spreadsheets = Spreadsheets(self.database, self.journal)
        self.controls = Controls(self)

    def commit(self) -> None:
        """Make durable what a request did."""
        self.spreadsheets.save()
        self.database.commit()
        self.journal.keep()

    def rollback(self) -> None:
        """Take back what a request did, in memory and in the database."""
        self.database.rollback()
        self.journal.undo()
        self.spreadsheets.forget_changes()


class Server:
    """Answers requests one after another, whatever thread they come from."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self.world = World(data_dir)
        self._table = Table(ROUTES)
        self._lock = threading.Lock()

    def handle(self, request: Request) -> Answer:
        """The answer to one request; what a 2xx says was done is durable by then."""
        with self._lock:
            found = self._table.find(request.method, request.path)
            if found is None:
                return NOT_FOUND
            route, params = found
            return encoded(self._answer(route, params, request), route.kind, request)

    def _answer(self, route: Route, params: dict[str, str], request: Request) -> Any:
        try:
            value = self._handled(route, params, request)
            self.world.commit()
            return value
        except GoogleError as error:
            self.world.rollback()
            return error
        except Exception:
            self.world.rollback()
            traceback.print_exc(file=sys.stderr)
            return GoogleError(500, "Internal error encountered.")

    def _handled(self, route: Route, params: dict[str, str], request: Request) -> Any:
        person = self._person(route, request)
        self.world.controls.note(f"{route.kind} {route.name}", person)
        call = Call(
            world=self.world,
            person=person,
            params=params,
            query=query_of(request.query),
            body=content(route.kind, request),
            now=self.world.clock.now(),
        )
        return route.handler(call)

    def _person(self, route: Route, request: Request) -> Person | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        person = self.world.accounts.person(token.strip()) if scheme.lower() == "bearer" else None
        if person is None and route.kind in ("read", "write", "drive"):
            raise unauthenticated()
        return person


NOT_FOUND = Answer.text(
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
    "<p><b>404.</b> <ins>That’s an error.</ins>\n<p>The requested URL was not found on this server.\n",
    status=404,
    content_type="text/html; charset=UTF-8",
)
