"""A whole shop as it stood once, kept to begin with again: to onboard a store anew costs a second a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, delete, insert, select

from app.db.tables import metadata
from localsheets.server import Server

if TYPE_CHECKING:
    from tests.shop import Shop

Books = Mapping[str, Sequence[dict[str, Any]]]
"""The rows of each table of the service's data base."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the local Google and the service's data base held; good for a data base of either kind."""

    google: bytes
    books: Books
    stores: tuple[dict[str, Any], ...]

    def restore(self, shop: Shop) -> None:
        """The shop holds this again and nothing else; whoever has signed in stays signed in."""
        world = shop.server.world
        tokens = world.database.rows("select * from tokens")
        world.spreadsheets.clear()
        world.commit()
        world.database._connection.deserialize(self.google)
        world.database.write_many("insert or ignore into tokens values (?, ?, ?, ?, ?)", tokens)
        world.commit()
        put_back(shop.context.engine, self.books)
        shop.stores[:] = self.stores


def kept(shop: Shop) -> Kept:
    return Kept(_held(shop.server), copied(shop.context.engine), tuple(shop.stores))


def copied(engine: Engine) -> Books:
    """A backup of the service's data base."""
    with engine.connect() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }


def put_back(engine: Engine, books: Books) -> None:
    """The data base holds what the backup holds, and nothing else."""
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(delete(table))
            if books.get(table.name):
                connection.execute(insert(table), list(books[table.name]))


def _held(server: Server) -> bytes:
    return server.world.database._connection.serialize()
