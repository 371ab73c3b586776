"""A disk that loses what was not synced: SQLite's file system, watched write by write, and what is left after a cut.

The files of the living data base are real; a cut leaves an image of them that holds what was synced, and of the rest
either nothing, or any sectors of it, in no order (https://www.sqlite.org/atomiccommit.html, §2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512

Change = tuple[int, bytes | None]


class Cursor(apsw.Cursor):
    """A cursor that counts as sqlite3's does."""

    @property
    def lastrowid(self) -> int:
        return self.connection.last_insert_rowid()

    @property
    def rowcount(self) -> int:
        return self.connection.changes()


class Connection(apsw.Connection):
    """As much of sqlite3's connection as localsheets uses."""

    def executescript(self, sql: str) -> None:
        self.execute(sql)


@dataclass
class Kept:
    """One file: what is on the disk for certain, and what was written since; a truncation writes None."""

    synced: bytes | None = None
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        self.synced, self.pending = self.left(None), []

    def left(self, chance: Random | None) -> bytes:
        """The content with everything that was written, or with what chance leaves of it."""
        content = bytearray(self.synced or b"")
        for offset, data in self.pending:
            if data is None:
                if chance is None or chance.random() < 0.5:
                    del content[offset:]
                continue
            for start, piece in sectors(offset, data):
                if chance is None or chance.random() < 0.5:
                    content.extend(bytes(max(0, start - len(content))))
                    content[start : start + len(piece)] = piece
        return bytes(content)


def sectors(offset: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """A write, cut where the sectors of the disk end."""
    end = offset + len(data)
    edges = [offset, *range(offset - offset % SECTOR + SECTOR, end, SECTOR), end]
    for start, stop in pairwise(edges):
        yield start, data[start - offset : stop - offset]


class Disk(apsw.VFS):
    """A file system whose power may fail at any write; `cuts` collects what each failure leaves.

    `likely` is how often it fails; a disk that is not `honest` says that it synced, and did not.
    """

    def __init__(self, chance: Random, *, likely: float, honest: bool = True) -> None:
        self.name_here = f"disk-{id(self)}"
        super().__init__(self.name_here, "")
        self.files: dict[str, Kept] = {}
        self.cuts: list[dict[str, bytes]] = []
        self.syncs = {"main": 0, "wal": 0}
        self.honest = honest
        self.chance = chance
        self._likely = likely

    def connect(self, place: str, **_: Any) -> Connection:
        """Stands in for `sqlite3.connect`."""
        made = Connection(place, vfs=self.name_here)
        made.cursor_factory = Cursor
        return made

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> File:
        return File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001
        self.files.pop(Path(filename).name, None)
        super().xDelete(filename, syncdir)

    def maybe_cut(self) -> None:
        """Fail now and then, before a write or a sync."""
        if self.chance.random() < self._likely:
            chance = self.chance if self.chance.random() < 0.7 else None
            self.cuts.append({name: self._left(kept, chance) for name, kept in self.files.items()})

    def _left(self, kept: Kept, chance: Random | None) -> bytes:
        return kept.left(chance) if chance else kept.synced or b""


class File(apsw.VFSFile):
    """One open file; what SQLite writes goes to the real one and into the disk's book."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk = disk
        self._kind = "wal" if flags[0] & apsw.SQLITE_OPEN_WAL else "main"
        self._kept = disk.files.setdefault(Path(path).name, Kept()) if path else Kept()

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.maybe_cut()
        self._kept.pending.append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._disk.maybe_cut()
        self._kept.pending.append((newsize, None))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._disk.maybe_cut()
        self._disk.syncs[self._kind] += 1
        if self._disk.honest:
            self._kept.sync()
