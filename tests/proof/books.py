"""The service's data base in memory, put back in no time; every commit is a point where the process can die."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from app.db import Inbox, Letter, Vault

P = ParamSpec("P")
T = TypeVar("T")
Reach = Callable[[str], None]


class Disk(sqlite3.Connection):
    """A connection that outlives its users, as a file does; `failure` is raised by the next commit instead."""

    reach: Reach
    failure: str

    def commit(self) -> None:
        if not self.in_transaction:
            return
        self.reach("before")
        failure, self.failure = self.failure, ""
        if failure != "after":
            self._fail(failure)
        super().commit()
        self._fail(failure)
        self.reach("after")

    def close(self) -> None:
        """What was not committed is lost; what was committed stays."""
        self.rollback()

    def _fail(self, failure: str) -> None:
        if failure:
            raise sqlite3.OperationalError("disk I/O error")


class Books:
    """One engine for all runs of a process, so that statements are compiled once."""

    def __init__(self) -> None:
        self.disk = sqlite3.connect(":memory:", factory=Disk, isolation_level=None, check_same_thread=False)
        self.disk.reach = _unwatched
        self.disk.failure = ""
        self.empty = b""
        """The data base without a row, once somebody has made its tables."""
        self.disk.execute("PRAGMA foreign_keys=ON")
        self.engine: Engine = create_engine("sqlite://", creator=lambda: self.disk, poolclass=StaticPool)
        event.listen(self.engine, "begin", _begin)

    def kept(self) -> bytes:
        """Everything that is committed."""
        return self.disk.serialize()

    def put_back(self, kept: bytes, reach: Reach) -> None:
        """Everything as it was kept; from now on `reach` hears of every commit."""
        self.disk.rollback()
        self.disk.deserialize(kept)
        self.disk.reach, self.disk.failure = reach, ""


class SameThreadInbox(Inbox):
    """The inbox without a thread of its own: whoever brings a letter commits it."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        super().__init__(engine, vault)
        super().close()

    def accept(self, letter: Letter) -> Future[bool]:
        future = super().accept(letter)
        self._waiting.put(None)
        self._write()
        return future

    def close(self) -> None:
        """Nothing waits."""


class SameThread(Executor):
    """Does at once what is asked of it: there is one connection to the data base, and one order of all that happens."""

    def __init__(self, *_: object) -> None:
        super().__init__()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _unwatched(side: str) -> None:
    """Nobody is interested in this commit."""
