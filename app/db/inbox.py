"""The inbox: submissions accepted durably by one writer that commits many of them at once (group commit)."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from app.clock import moment
from app.db import stores
from app.db.session import Session
from app.db.tables import submissions
from app.db.vault import Vault

BATCH = 200
"""Most submissions of one commit: 50 a commit were measured 26 times as fast as one (synchronous=FULL)."""

Item = tuple[dict[str, Any], "Future[bool]"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One submission as it arrives. `message` names it in its sender's numbering."""

    id: str
    store_id: str
    form: str
    message: str
    received_at: str
    values: dict[str, Any]


class Inbox:
    """Accepts submissions from any number of threads; a future is done when its commit is on disk."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self._engine, self._vault = engine, vault
        self._waiting: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="inbox", daemon=True)
        self._writer.start()

    def accept(self, letter: Letter) -> Future[bool]:
        """True where the submission is new, False where that message was accepted before."""
        row = {
            "id": letter.id,
            "store_id": letter.store_id,
            "form": letter.form,
            "message": letter.message,
            "state": "accepted",
            "received_at": letter.received_at,
            "operation_id": "",
            "reason": "",
            "body": self._vault.seal(letter.values),
        }
        future: Future[bool] = Future()
        future.set_running_or_notify_cancel()  # who stops waiting must not stop the writer
        self._waiting.put((row, future))
        return future

    def close(self) -> None:
        """Commits what is waiting and ends the writer."""
        self._waiting.put(None)
        self._writer.join(timeout=10)

    def _write(self) -> None:
        while True:
            first = self._waiting.get()
            if first is None:
                return
            batch, last = [first], False
            while len(batch) < BATCH and not self._waiting.empty():
                item = self._waiting.get()
                if item is None:
                    last = True
                    break
                batch.append(item)
            self._commit(batch)
            if last:
                return

    def _commit(self, batch: list[Item]) -> None:
        try:
            with self._engine.begin() as connection:
                db = Session(connection, self._vault)
                fresh = [db.insert_new(submissions, row, returning="id") for row, _ in batch]
                _wake(db, (row for (row, _), new in zip(batch, fresh, strict=True) if new))
        except Exception as error:  # every waiting request must hear of it
            for _, future in batch:
                future.set_exception(error)
        else:
            for (_, future), new in zip(batch, fresh, strict=True):
                future.set_result(new)


def _wake(db: Session, rows: Iterable[dict[str, Any]]) -> None:
    """The stores that something came for are synced soon. In order, so that two writers never wait for each other."""
    came = {row["store_id"]: row["received_at"] for row in rows}
    for store_id in sorted(came):
        stores.wake(db, store_id, now=moment(came[store_id]))
