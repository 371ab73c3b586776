"""Push channels: who wants to be told of what, where to; and the letters that are due. Sends nothing itself.

https://developers.google.com/workspace/drive/api/guides/push; how long channels live is as users measured it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from localsheets.drive.history import Change
from localsheets.drive.moments import moment, stamp

if TYPE_CHECKING:
    from localsheets.drive.library import Library
    from localsheets.local.clock import Clock
    from localsheets.truth.database import Database

DEFAULT_LIFE = timedelta(hours=1)
LONGEST_OF_FILE = timedelta(days=1)
LONGEST_OF_CHANGES = timedelta(days=7)

TABLE = """
create table if not exists channels (
    id text not null, resource text not null, file text not null, email text not null, address text not null,
    token text not null, uri text not null, expires text not null, next integer not null, number integer not null,
    primary key (id, resource)
) without rowid;
"""

# What a change does to a file, and what the header X-Goog-Changed says of it.
STATES = {"add": "add", "remove": "remove", "trash": "trash", "untrash": "untrash"}


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel; `file` is empty where it is about all changes. `next` is the first change not told of yet."""

    id: str
    resource: str
    file: str
    email: str
    address: str
    token: str
    uri: str
    expires: str
    next: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """One notification on its way out; `state` and `changed` as Google's headers have them."""

    channel: Channel
    number: int
    state: str
    changed: str = ""


class Channels:
    """All channels of one world."""

    def __init__(self, database: Database, library: Library, clock: Clock) -> None:
        self._database = database
        self._library = library
        self._clock = clock
        database.define(TABLE)
        self._any = bool(database.rows("select 1 from channels limit 1"))
        self._told = 0
        self._due: list[Letter] = []

    def open(self, channel: Channel) -> None:
        """Begin to tell; the first letter says so."""
        row = [getattr(channel, name) for name in Channel.__slots__]
        self._database.write("insert into channels values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._any = True
        self._due += self._numbered(channel, [("sync", "")], told_to=channel.next)

    def known(self, channel_id: str) -> bool:
        """Whether a channel of that id is open."""
        return self._database.row("select 1 from channels where id = ?", [channel_id]) is not None

    def stop(self, channel_id: str, resource: str, *, email: str) -> bool:
        """Tell no more; False where there is no such channel of that person."""
        sql = "delete from channels where id = ? and resource = ? and email = ?"
        return self._database.write(sql, [channel_id, resource, email]).rowcount > 0

    def letters(self) -> list[Letter]:
        """What is due since the last time, in the order of the changes; part of the transaction that made it due."""
        due, self._due = self._due, []
        latest = self._library.history.latest
        if self._any and latest != self._told:
            self._told = latest
            for channel in self._live():
                due += self._news(channel)
        return due

    def clear(self) -> None:
        """Stop every channel."""
        self._database.write("delete from channels")
        self._due.clear()

    def _live(self) -> list[Channel]:
        now = stamp(self._clock.now())
        self._database.write("delete from channels where expires <= ?", [now])
        channels = [Channel(*row) for row in self._database.rows("select * from channels")]
        self._any = bool(channels)
        return channels

    def _news(self, channel: Channel) -> list[Letter]:
        found = self._library.history.since(channel.next)
        mine = [change for change in found if self._library.concerns(change, channel.email)]
        if not channel.file:
            states = [("change", "")] if mine else []
        else:
            states = [_state(change) for change in mine if change.file == channel.file]
        return self._numbered(channel, states, told_to=self._library.history.next_number())

    def _numbered(self, channel: Channel, states: list[tuple[str, str]], *, told_to: int) -> list[Letter]:
        last = channel.number + len(states)
        sql = "update channels set next = ?, number = ? where id = ? and resource = ?"
        self._database.write(sql, [told_to, last, channel.id, channel.resource])
        numbers = range(channel.number + 1, last + 1)
        return [Letter(channel, number, *state) for number, state in zip(numbers, states, strict=True)]


def lifetime(asked: datetime | None, *, now: datetime, of_file: bool) -> datetime:
    """When a channel ends: an hour from now, or when it is asked to, but within Google's limits."""
    longest = LONGEST_OF_FILE if of_file else LONGEST_OF_CHANGES
    return min(asked or now + DEFAULT_LIFE, now + longest)


def milliseconds(channel: Channel) -> str:
    """When a channel ends, as Google's JSON has it: milliseconds since 1970, as text."""
    return str(int(moment(channel.expires).timestamp() * 1_000))


def _state(change: Change) -> tuple[str, str]:
    if change.lost_by:
        return "remove", ""
    return (STATES[change.what], "") if change.what in STATES else ("update", change.what)
