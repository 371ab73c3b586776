"""Texts that are kept as typed: in their row, in their column, and nowhere else."""

from __future__ import annotations

from app.db import kept
from tests.app.db.conftest import Books

CELL = ("customers.phone", "+86 138", "k")
OTHERS = [
    ("customers.phone", "+86 138", "other"),
    ("customers.phone", "+86 139", "k"),
    ("orders.customer", "+86 138", "k"),
]


def test_kept_text_is_known(books: Books) -> None:
    with books.transaction() as db:
        kept.add(db, "st_1", [CELL, CELL])
        kept.add(db, "st_1", [CELL])
        assert kept.standing(db, "st_1", [*OTHERS, CELL]) == {CELL}
        assert kept.standing(db, "st_2", [CELL]) == frozenset()


def test_rows_are_read_only_if_needed(books: Books) -> None:
    """Most stores have never undone anything, and sixty thousand cells."""
    cells = iter([CELL])
    with books.transaction() as db:
        assert kept.standing(db, "st_1", cells) == frozenset()
    assert next(cells) == CELL


def test_text_may_be_let_go(books: Books) -> None:
    with books.transaction() as db:
        kept.add(db, "st_1", [CELL, OTHERS[0]])
        kept.remove(db, "st_1", [CELL])
        assert kept.standing(db, "st_1", [CELL, OTHERS[0]]) == {OTHERS[0]}


def test_nothing_personal_is_readable(books: Books) -> None:
    with books.transaction() as db:
        kept.add(db, "st_1", [("customers.phone", "13800138000", "李雷")])
    with books.engine.connect() as connection:
        (row,) = connection.exec_driver_sql("select * from kept")
    assert not {"13800138000", "李雷"} & set(map(str, row))
