"""The ledger holds the last value that a person gave to a cell."""

from __future__ import annotations

import pytest

from demo.ledger import Ledger, Record


def ledger() -> Ledger:
    made = Ledger()
    made.made(Record("K1", "customers", "阿美", {"name": "王"}))
    return made


def test_last_typed_value_counts() -> None:
    book = ledger()
    book.typed("K1", "name", "李")
    book.typed("K1", "name", "张")
    assert book.records["K1"].cells == {"name": "张"}


@pytest.mark.parametrize("nothing", [None, ""])
def test_cleared_cell_is_blank(nothing: str | None) -> None:
    book = ledger()
    book.typed("K1", "name", nothing)
    assert book.records["K1"].cells == {}


def test_mark_is_taken_once() -> None:
    with pytest.raises(ValueError, match="K1 is taken"):
        ledger().made(Record("K1", "orders", "小雨", {}))


def test_deleted_record_is_kept() -> None:
    book = ledger()
    book.deleted("K1")
    assert not book.records["K1"].standing
