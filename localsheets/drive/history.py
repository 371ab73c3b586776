"""What happened to files: the change log that `changes.list` reads, and the revisions of each file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from localsheets.drive.moments import moment, stamp

if TYPE_CHECKING:
    from localsheets.truth.database import Database

# Google merges the edits of one person into one revision ("hundreds of writes in a day listed only a handful");
# how long it waits is not published, ten minutes is likely.
SAME_REVISION = timedelta(minutes=10)

TABLES = """
create table if not exists changes (
    number integer primary key autoincrement, file text not null, at text not null, lost_by text not null,
    what text not null
);
create index if not exists changes_file on changes (file);
create table if not exists revisions (
    file text not null, id integer not null, began text not null, modified text not null, editor text not null,
    primary key (file, id)
) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log; `lost_by` is the address of the one person who no longer sees the file.

    `what` is add, content, properties, parents, permissions, trash or untrash.
    """

    number: int
    file: str
    at: str
    lost_by: str
    what: str


@dataclass(frozen=True, slots=True)
class Revision:
    """The edits of one person, merged."""

    file: str
    id: int
    began: str
    modified: str
    editor: str


class History:
    """The change log of all files and the revisions of each."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(TABLES)
        self.latest = self.next_number() - 1
        """The number of the last change, or a higher one where a request failed."""

    def changed(self, file_id: str, what: str, *, at: datetime) -> None:
        """A file changed for everybody who sees it; its older entry goes, as Google keeps one per file."""
        self._database.write("delete from changes where file = ? and lost_by = ''", [file_id])
        self._write(file_id, what, at=at)

    def lost(self, file_id: str, people: Iterable[str], *, at: datetime) -> None:
        """Some people no longer see a file: it was deleted, or no longer shared with them."""
        for person in sorted(people):
            self._write(file_id, "remove", at=at, lost_by=person)

    def next_number(self) -> int:
        """The number that the next change will get: Google's start page token."""
        row = self._database.row("select seq from sqlite_sequence where name = 'changes'")
        return (row[0] if row else 0) + 1

    def since(self, number: int) -> list[Change]:
        """The changes from `number` on, oldest first."""
        sql = "select number, file, at, lost_by, what from changes where number >= ? order by number"
        return [Change(*row) for row in self._database.rows(sql, [number])]

    def edited(self, file_id: str, *, editor: str, at: datetime) -> None:
        """Somebody edited a file's content: a new revision, or more of the last one."""
        last = self._last(file_id)
        now = stamp(at)
        if last and last.editor == editor and at - moment(last.began) < SAME_REVISION:
            sql = "update revisions set modified = ? where file = ? and id = ?"
            self._database.write(sql, [now, file_id, last.id])
            return
        row = [file_id, last.id + 1 if last else 1, now, now, editor]
        self._database.write("insert into revisions values (?, ?, ?, ?, ?)", row)

    def revisions(self, file_id: str) -> list[Revision]:
        """The revisions of a file, oldest first."""
        rows = self._database.rows("select * from revisions where file = ? order by id", [file_id])
        return [Revision(*row) for row in rows]

    def forget(self, file_id: str) -> None:
        """A file is gone: so are its revisions, and its entry in the change log."""
        self._database.write("delete from revisions where file = ?", [file_id])
        self._database.write("delete from changes where file = ? and lost_by = ''", [file_id])

    def clear(self) -> None:
        """Nothing ever happened; numbers go on, so that an old page token stays valid."""
        self._database.write("delete from revisions")
        self._database.write("delete from changes")

    def _last(self, file_id: str) -> Revision | None:
        row = self._database.row("select * from revisions where file = ? order by id desc limit 1", [file_id])
        return Revision(*row) if row else None

    def _write(self, file_id: str, what: str, *, at: datetime, lost_by: str = "") -> None:
        sql = "insert into changes (file, at, lost_by, what) values (?, ?, ?, ?)"
        self.latest = self._database.write(sql, [file_id, stamp(at), lost_by, what]).lastrowid or 0
