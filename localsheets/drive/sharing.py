"""Who may do what with an item (a file, a folder, a shared drive): permissions in SQLite, inheritance counted in.

Knows no HTTP and no rule of the API about who may change a permission.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from localsheets.drive.moments import stamp
from localsheets.oauth.accounts import account_number

if TYPE_CHECKING:
    from localsheets.local.clock import Clock
    from localsheets.truth.database import Database

RANK = {"reader": 1, "commenter": 2, "writer": 3, "fileOrganizer": 4, "organizer": 5, "owner": 6}

TABLES = """
create table if not exists permissions (
    item text not null, id text not null, type text not null, role text not null,
    email text not null, domain text not null, discoverable integer not null, pending integer not null,
    expires text not null,
    primary key (item, id)
) without rowid;
create index if not exists permissions_email on permissions (email);
"""

# The item itself (depth 0), the folder it is in, that folder's, … , the shared drive or somebody's My Drive.
UPWARDS = """
with recursive up (id, depth) as (
    select ?, 0
    union all
    select files.parent, up.depth + 1 from files join up on files.id = up.id where files.parent is not null
)
select {columns}, up.depth from permissions join up on permissions.item = up.id
where (permissions.expires = '' or permissions.expires > ?)
"""
ALL = UPWARDS.format(columns="permissions.*")
OF_ONE = UPWARDS.format(columns="permissions.role") + (
    " and (email = ? or type = 'anyone' or (type = 'domain' and domain = ?))"
)


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of an item's sharing; `item` is where it is written, which may be a folder above."""

    item: str
    id: str
    type: str
    role: str
    email: str = ""
    domain: str = ""
    discoverable: bool = False
    pending: bool = False
    expires: str = ""


class Sharing:
    """The permissions of all items."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        database.define(TABLES)

    def role(self, item: str, email: str) -> str | None:
        """The highest role that an account has on an item, by itself, a link, its domain or a folder above."""
        values = [item, stamp(self._clock.now()), email, email.rpartition("@")[2]]
        rows = self._database.rows(OF_ONE, values)
        return max((_effective(role, depth=depth) for role, depth in rows), key=RANK.__getitem__, default=None)

    def listed(self, item: str) -> list[Permission]:
        """The permissions of an item and those inherited, one per grantee, the highest role of each."""
        best: dict[str, Permission] = {}
        for permission in self._upwards(item):
            known = best.get(permission.id)
            if known is None or RANK[permission.role] > RANK[known.role]:
                best[permission.id] = permission
        return list(best.values())

    def permission(self, item: str, permission_id: str) -> Permission | None:
        """One permission of an item, its own or inherited."""
        return next((each for each in self.listed(item) if each.id == permission_id), None)

    def owner(self, item: str) -> str | None:
        """The address of an item's owner; None in a shared drive."""
        row = self._database.row("select email from permissions where item = ? and role = 'owner'", [item])
        return row[0] if row else None

    def people(self, item: str) -> set[str]:
        """The addresses that see an item by name, not just by a link."""
        return {permission.email for permission in self.listed(item) if permission.email}

    def put(self, permission: Permission) -> None:
        """Write a permission, over the one of the same grantee on the same item."""
        row = [getattr(permission, name) for name in Permission.__slots__]
        self._database.write("insert or replace into permissions values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def remove(self, item: str, permission_id: str) -> None:
        """Take one permission away."""
        self._database.write("delete from permissions where item = ? and id = ?", [item, permission_id])

    def forget(self, item: str) -> None:
        """Take away all permissions that are written on an item."""
        self._database.write("delete from permissions where item = ?", [item])

    def clear(self) -> None:
        """Take away every permission of every item."""
        self._database.write("delete from permissions")

    def _upwards(self, item: str) -> list[Permission]:
        rows = self._database.rows(ALL, [item, stamp(self._clock.now())])
        return [_permission(row[:-1], depth=row[-1]) for row in rows]


def _permission(row: tuple[Any, ...], *, depth: int) -> Permission:
    item, name, kind, role, email, domain, discoverable, pending, expires = row
    flags = {"discoverable": bool(discoverable), "pending": bool(pending)}
    role = _effective(role, depth=depth)
    return Permission(item, name, kind, role, email, domain, expires=expires, **flags)


def _effective(role: str, *, depth: int) -> str:
    """Whoever owns a folder may write what others put into it, without owning it."""
    return "writer" if depth and role == "owner" else role


def of_person(item: str, email: str, *, role: str, pending: bool = False) -> Permission:
    """The permission of one address; its id is the account's number, the same on every item."""
    return Permission(item, account_number(email), "user", role, email, pending=pending)
