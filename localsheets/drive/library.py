"""What is in Drive: files, folders, each person's My Drive, shared drives; in SQLite. Knows no HTTP.

Who may see or change a file is asked of `sharing`, what happened to it of `history`; this module keeps them in step.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from localsheets.drive.errors import storage_quota_exceeded
from localsheets.drive.history import Change, History
from localsheets.drive.moments import stamp
from localsheets.drive.shared_drives import SharedDrives, drive_id
from localsheets.drive.sharing import Sharing, of_person
from localsheets.oauth.accounts import Person

if TYPE_CHECKING:
    from localsheets.local.clock import Clock
    from localsheets.local.switches import Switches
    from localsheets.truth.database import Database

FOLDER = "application/vnd.google-apps.folder"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"

TABLES = """
create table if not exists files (
    id text primary key, name text not null, mime_type text not null,
    parent text, drive text, created text not null, modified text not null, editor text not null,
    version integer not null, trashed integer not null, description text not null,
    app_properties text not null, properties text not null,
    edited text not null default '', edited_by text not null default '', due text
) without rowid;
create index if not exists files_parent on files (parent);
create index if not exists files_due on files (due) where due is not null;
create table if not exists roots (email text primary key, id text not null) without rowid;
"""

COLUMNS = """files.id, files.name, files.mime_type, files.parent, files.drive, files.created, files.modified,
files.editor, files.version, files.trashed, files.description, files.app_properties, files.properties"""

# What is shared with somebody, and everything inside of it.
DOWNWARDS = f"""
with recursive down (id) as (
    select item from permissions
    where (email = ? or (type = 'domain' and domain = ?)) and (expires = '' or expires > ?)
    union
    select files.id from files join down on files.parent = down.id
)
select {COLUMNS} from files join down using (id) where files.id not in (select id from roots)
"""

INSIDE = """
with recursive inside (id) as (
    select ? union select files.id from files join inside on files.parent = inside.id
)
select id from inside
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file or folder as Drive shows it; `parent` is a folder, a My Drive or a shared drive."""

    id: str
    name: str
    mime_type: str
    parent: str | None
    drive: str | None
    created: str
    modified: str
    editor: str
    version: int = 1
    trashed: bool = False
    description: str = ""
    app_properties: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


class Library:
    """All files of everybody."""

    def __init__(self, database: Database, clock: Clock, switches: Switches) -> None:
        self._database = database
        self._clock = clock
        self._switches = switches
        self.sharing = Sharing(database, clock)
        self.history = History(database)
        self.shared_drives = SharedDrives(database, self.sharing, clock)
        database.define(TABLES)

    def create(
        self, *, name: str, mime_type: str, owner: Person, parents: Sequence[str] = (),
        app_properties: Mapping[str, str] | None = None,
    ) -> File:  # fmt: skip
        """A new file of `owner` in the first of `parents`, else in the owner's My Drive.

        Raises GoogleError 403 storageQuotaExceeded for a service account outside a shared drive, where that is
        switched on.
        """
        parent = parents[0] if parents else self.root(owner)
        drive = self._drive_of(parent)
        if drive is None and owner.kind == "service" and self._switches.storage_quota:
            raise storage_quota_exceeded()
        now = self._clock.now()
        at = stamp(now)
        file = File(new_id(), name, mime_type, parent, drive, at, at, owner.email)
        file = replace(file, app_properties=dict(app_properties or {}))
        self._insert(file)
        if drive is None:
            self.sharing.put(of_person(file.id, owner.email, role="owner"))
        self.history.edited(file.id, editor=owner.email, at=now)
        self.history.changed(file.id, "add", at=now)
        return file

    def file(self, file_id: str) -> File | None:
        """The file of an id, whoever may see it."""
        row = self._database.row(f"select {COLUMNS} from files where id = ?", [file_id])
        return _file(row) if row else None

    def visible(self, email: str) -> list[File]:
        """Every file that is somebody's own or shared with them by name, by domain or through a folder."""
        values = [email, email.rpartition("@")[2], stamp(self._clock.now())]
        return [_file(row) for row in self._database.rows(DOWNWARDS, values)]

    def role(self, file_id: str, email: str) -> str | None:
        """owner, writer, commenter, reader or None.

        Who manages a shared drive counts as an owner of what is in it (likely: its protections never stop them).
        """
        role = self.sharing.role(file_id, email)
        return {"organizer": "owner", "fileOrganizer": "writer"}.get(role or "", role)

    def rename(self, file_id: str, name: str, *, person: Person, now: datetime) -> None:
        """Give a file another name; Drive knows at once (recorded: within seconds)."""
        file = self.file(file_id)
        if file is not None and file.name != name:
            self.store(replace(file, name=name), person=person, now=now)

    def touch(self, file_id: str, *, person: Person, now: datetime) -> None:
        """A file's content was edited: a revision now, time and change log at once or as late as is switched on."""
        self.history.edited(file_id, editor=person.email, at=now)
        if not self._switches.drive_lag:
            self._edited(file_id, editor=person.email, modified=stamp(now), now=now)
            return
        sql = "update files set edited = ?, edited_by = ?, due = coalesce(due, ?) where id = ?"
        due = stamp(_next_round(now, every=self._switches.drive_lag))
        self._database.write(sql, [stamp(now), person.email, due, file_id])

    def settle(self, now: datetime) -> None:
        """Let Drive admit the edits whose time has come."""
        sql = "select id, edited_by, edited from files where due <= ?"
        for file_id, editor, modified in self._database.rows(sql, [stamp(now)]):
            self._edited(file_id, editor=editor, modified=modified, now=now)

    def store(self, file: File, *, person: Person, now: datetime) -> File:
        """Write a changed name, place, trash mark, description or properties of a file; the file as it is then."""
        changed = replace(file, modified=stamp(now), editor=person.email, version=file.version + 1)
        before = self.file(file.id) or file
        what = "properties"
        if before.trashed != file.trashed:
            what = "trash" if file.trashed else "untrash"
        self._update(changed)
        self.history.changed(file.id, what, at=now)
        return changed

    def move(self, file: File, parent: str, *, now: datetime) -> File:
        """Put a file into another folder, with all that is inside; who sees it changes with the place."""
        before = self.sharing.people(file.id)
        drive = self._drive_of(parent)
        inside = self.inside(file.id)
        moved = replace(file, parent=parent, drive=drive, version=file.version + 1)
        self._update(moved)
        for each in inside:
            self._database.write("update files set drive = ? where id = ?", [drive, each])
            self.history.changed(each, "parents", at=now)
        self.history.lost(file.id, before - self.sharing.people(file.id), at=now)
        return moved

    def shared(self, file_id: str, *, lost_by: set[str], now: datetime) -> None:
        """The permissions of a file, or of something above it, changed."""
        for each in self.inside(file_id):
            self._database.write("update files set version = version + 1 where id = ?", [each])
            self.history.changed(each, "permissions", at=now)
            self.history.lost(each, lost_by - self.sharing.people(each), at=now)

    def concerns(self, change: Change, email: str) -> bool:
        """Whether a change is for somebody: of what they see by name, or no longer see."""
        if change.lost_by:
            return change.lost_by == email
        return email in self.sharing.people(change.file)

    def delete(self, file_id: str, *, now: datetime) -> list[str]:
        """Remove a file, and of a folder all inside that has the same owner; the ids that are gone."""
        owner = self.sharing.owner(file_id)
        gone = [each for each in self.inside(file_id) if self.sharing.owner(each) == owner]
        losers = {each: self.sharing.people(each) for each in gone}
        for each in gone:
            self._database.write("delete from files where id = ?", [each])
            self._database.write("update files set parent = null where parent = ?", [each])
            self.sharing.forget(each)
            self.history.forget(each)
            self.history.lost(each, losers[each], at=now)
        return gone

    def inside(self, file_id: str) -> list[str]:
        """The file itself and, of a folder, everything in it at any depth."""
        return [row[0] for row in self._database.rows(INSIDE, [file_id])]

    def in_trash(self, file: File) -> bool:
        """Whether a file is in the trash by itself or in a folder that is."""
        while not file.trashed and file.parent is not None:
            above = self.file(file.parent)
            if above is None:
                return False
            file = above
        return file.trashed

    def root(self, person: Person) -> str:
        """The id of somebody's My Drive."""
        row = self._database.row("select id from roots where email = ?", [person.email])
        return row[0] if row else self._new_root(person)

    def clear(self) -> None:
        """Forget every file, folder and drive."""
        for table in ("files", "roots"):
            self._database.write(f"delete from {table}")
        self.shared_drives.clear()
        self.sharing.clear()
        self.history.clear()

    def _edited(self, file_id: str, *, editor: str, modified: str, now: datetime) -> None:
        sql = "update files set modified = ?, editor = ?, version = version + 1, due = null where id = ?"
        self._database.write(sql, [modified, editor, file_id])
        self.history.changed(file_id, "content", at=now)

    def _drive_of(self, parent: str) -> str | None:
        if self.shared_drives.find(parent) is not None:
            return parent
        folder = self.file(parent)
        return folder.drive if folder else None

    def _new_root(self, person: Person) -> str:
        at = stamp(self._clock.now())
        root = File(drive_id(), "My Drive", FOLDER, None, None, at, at, person.email)
        self._insert(root)
        self._database.write("insert into roots values (?, ?)", [person.email, root.id])
        self.sharing.put(of_person(root.id, person.email, role="owner"))
        return root.id

    def _insert(self, file: File) -> None:
        holes = ", ".join("?" * len(File.__slots__))
        sql = f"insert into files ({COLUMNS.replace('files.', '')}) values ({holes})"
        self._database.write(sql, _row(file))

    def _update(self, file: File) -> None:
        names = [name.strip().removeprefix("files.") for name in COLUMNS.split(",")]
        changes = ", ".join(f"{name} = ?" for name in names)
        self._database.write(f"update files set {changes} where id = ?", [*_row(file), file.id])


def new_id() -> str:
    """An id as Google makes them: 44 characters, the first of them 1."""
    return "1" + secrets.token_urlsafe(33)[:43]


def _next_round(now: datetime, *, every: float) -> datetime:
    """When Drive next looks: Google's edits show like a job that runs every three minutes, merged and 0-180 s late
    (https://github.com/googleapis/google-api-go-client/issues/444, deathandmayhem/jolly-roger issue 173).
    """
    return now + timedelta(seconds=every - now.timestamp() % every)


def _file(row: Sequence[Any]) -> File:
    values = (*row[:9], bool(row[9]), row[10], json.loads(row[11]), json.loads(row[12]))
    return File(*values)


def _row(file: File) -> list[Any]:
    values = [getattr(file, name) for name in File.__slots__]
    return [json.dumps(value) if isinstance(value, Mapping) else value for value in values]
