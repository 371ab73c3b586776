"""Who is known here: people and service accounts by e-mail, their tokens and public keys. Knows no HTTP.

The accounts of this server are those that `localsheets token` and `localsheets credentials` made; every other address
counts as one without a Google account. Of a token only the SHA-256 is stored.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from localsheets.local.clock import Clock
    from localsheets.truth.database import Database

Kind = Literal["user", "service"]
Use = Literal["access", "refresh"]

SERVICE_DOMAIN = ".gserviceaccount.com"
ADDRESS = re.compile(r"[^@\s\"<>()]+@[^@\s\"<>()]+\.[^@\s\"<>().]+")

TABLES = """
create table if not exists people (
    email text primary key, kind text not null, name text not null
) without rowid;
create table if not exists tokens (
    hash blob primary key, email text not null, use text not null, scopes text not null, expires integer
) without rowid;
create table if not exists keys (
    id text primary key, email text not null, public_key text not null
) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may call: a person of flesh, or a service account; `scopes` are those of their token."""

    email: str
    kind: Kind
    name: str
    scopes: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token stands for; `expires` is None where it never does."""

    person: Person
    use: Use
    scopes: str
    expires: datetime | None


class NotAnAddress(ValueError):
    """Text that is no e-mail address."""


class Accounts:
    """People, service accounts, their tokens and keys, in the tables of one database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        database.define(TABLES)

    def person(self, bearer_token: str) -> Person | None:
        """Who an access token belongs to; None where it is unknown, revoked or expired."""
        grant = self.grant(bearer_token)
        return grant.person if grant and grant.use == "access" else None

    def find(self, email: str) -> Person | None:
        """The account of an address."""
        row = self._database.row("select email, kind, name from people where email = ?", [email.strip().lower()])
        return Person(*row) if row else None

    def exists(self, email: str) -> bool:
        """Whether an address has an account here."""
        return self.find(email) is not None

    def welcome(self, email: str, *, kind: Kind | None = None) -> Person:
        """The account of an address, made where it is missing; raises NotAnAddress.

        Without `kind`, addresses of Google's service accounts become one, all others people.
        """
        address = normalised(email)
        known = self.find(address)
        if known is not None:
            return known
        guessed: Kind = "service" if address.endswith(SERVICE_DOMAIN) else "user"
        person = Person(address, kind or guessed, address.partition("@")[0])
        self._database.write("insert into people values (?, ?, ?)", [person.email, person.kind, person.name])
        return person

    def issue(self, person: Person, *, scopes: str = "", lifetime: timedelta | None = None, use: Use = "access") -> str:
        """A new token of a person; one without `lifetime` never expires."""
        token = ("ya29.l." if use == "access" else "1//0l") + secrets.token_urlsafe(48)
        expires = None if lifetime is None else int((self._clock.now() + lifetime).timestamp())
        row = [_hash(token), person.email, use, scopes, expires]
        self._database.write("insert into tokens values (?, ?, ?, ?, ?)", row)
        return token

    def passing_token(self, email: str) -> str:
        """A token of the account of an address, made where missing; worthless a minute later."""
        return self.issue(self.welcome(email), lifetime=timedelta(minutes=1))

    def grant(self, token: str) -> Grant | None:
        """What a token stands for; None where it is unknown, revoked or expired."""
        row = self._database.row(GRANT, [_hash(token)])
        if row is None:
            return None
        email, kind, name, use, scopes, expires = row
        if expires is not None and expires <= self._clock.now().timestamp():
            return None
        until = None if expires is None else datetime.fromtimestamp(expires, UTC)
        return Grant(Person(email, kind, name, scopes), use, scopes, until)

    def revoke(self, token: str) -> bool:
        """Make a token worthless; False where it was unknown."""
        return self._database.write("delete from tokens where hash = ?", [_hash(token)]).rowcount > 0

    def add_key(self, person: Person, public_key: str) -> str:
        """Store the public half (PEM) of a service account's key; its id."""
        key_id = secrets.token_hex(20)
        self._database.write("insert into keys values (?, ?, ?)", [key_id, person.email, public_key])
        return key_id

    def public_keys(self, email: str, *, key_id: str | None = None) -> list[str]:
        """The public keys (PEM) of a service account; only the named one where `key_id` is given."""
        sql = "select public_key from keys where email = ? and (? is null or id = ?)"
        return [row[0] for row in self._database.rows(sql, [email, key_id, key_id])]

    def clear(self) -> None:
        """Forget everybody."""
        for table in ("people", "tokens", "keys"):
            self._database.write(f"delete from {table}")


GRANT = """
select people.email, people.kind, people.name, tokens.use, tokens.scopes, tokens.expires
from tokens join people using (email) where tokens.hash = ?
"""


def normalised(email: str) -> str:
    """An address in lower case; raises NotAnAddress."""
    address = email.strip().lower()
    if not ADDRESS.fullmatch(address) or len(address) > 320:
        raise NotAnAddress(f"{email!r} is not an e-mail address; write it as name@example.com")
    return address


def account_number(email: str) -> str:
    """The 20 or 21 digits by which Google's permissions and tokens name an account; the same for ever."""
    digest = hashlib.sha256(email.lower().encode()).digest()
    return f"1{int.from_bytes(digest[:8], 'big'):020d}"[:20]


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
