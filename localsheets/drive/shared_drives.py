"""Shared drives: places that belong to nobody; who is a member is said by permissions on the drive's id."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from localsheets.drive.moments import stamp
from localsheets.drive.sharing import Sharing, of_person

if TYPE_CHECKING:
    from localsheets.local.clock import Clock
    from localsheets.oauth.accounts import Person
    from localsheets.truth.database import Database

TABLE = """
create table if not exists drives (id text primary key, name text not null, created text not null) without rowid;
"""


@dataclass(frozen=True, slots=True)
class SharedDrive:
    """One shared drive."""

    id: str
    name: str
    created: str


class SharedDrives:
    """All shared drives."""

    def __init__(self, database: Database, sharing: Sharing, clock: Clock) -> None:
        self._database = database
        self._sharing = sharing
        self._clock = clock
        database.define(TABLE)

    def create(self, name: str, *, organizer: Person) -> SharedDrive:
        """A new shared drive with one manager."""
        drive = SharedDrive(drive_id(), name, stamp(self._clock.now()))
        self._database.write("insert into drives values (?, ?, ?)", [drive.id, drive.name, drive.created])
        self._sharing.put(of_person(drive.id, organizer.email, role="organizer"))
        return drive

    def find(self, drive_id: str) -> SharedDrive | None:
        """The shared drive of an id."""
        row = self._database.row("select id, name, created from drives where id = ?", [drive_id])
        return SharedDrive(*row) if row else None

    def of(self, email: str) -> list[SharedDrive]:
        """The shared drives that somebody is a member of, by name."""
        sql = """select id, name, created from drives
                 where id in (select item from permissions where email = ?) order by name, id"""
        return [SharedDrive(*row) for row in self._database.rows(sql, [email])]

    def rename(self, drive: SharedDrive, name: str) -> SharedDrive:
        """Give a shared drive another name."""
        self._database.write("update drives set name = ? where id = ?", [name, drive.id])
        return replace(drive, name=name)

    def delete(self, drive_id: str) -> None:
        """Remove a shared drive that is empty."""
        self._database.write("delete from drives where id = ?", [drive_id])
        self._sharing.forget(drive_id)

    def clear(self) -> None:
        """Forget every shared drive."""
        self._database.write("delete from drives")


def drive_id() -> str:
    """An id as Google gives to shared drives and My Drives: 19 characters, 0A first and Uk9PVA last."""
    return f"0A{secrets.token_urlsafe(12)[:11]}Uk9PVA"
