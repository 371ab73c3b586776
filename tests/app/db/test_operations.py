"""Operations as rows: begun, settled once, their marks in the spreadsheet forgotten in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.db import operations
from app.model.operation import Operation
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
ONE, OTHER = Operation("op_1", 11), Operation("op_2", 22)


def begun(books: Books) -> Books:
    with books.transaction() as db:
        operations.begin(db, "st_1", ONE, effects={"name": "小美"}, now=NOW)
        operations.begin(db, "st_1", OTHER, effects={}, now=NOW)
        operations.begin(db, "st_2", Operation("op_3", 33), effects={}, now=NOW)
    return books


def test_begun_operations_wait(books: Books) -> None:
    with begun(books).transaction() as db:
        assert operations.unsettled(db, "st_1") == [(ONE, {"name": "小美"}), (OTHER, {})]


def test_operation_is_settled_once(books: Books) -> None:
    with begun(books).transaction() as db:
        assert operations.settle(db, "op_1", "applied", now=NOW)
        assert not operations.settle(db, "op_1", "burnt", now=NOW)
        assert operations.unsettled(db, "st_1") == [(OTHER, {})]


def test_reasons_are_unreadable_at_rest(books: Books) -> None:
    with begun(books).transaction() as db:
        operations.settle(db, "op_1", "refused", now=NOW, reason="Invalid value '小美'")
        rows = db.connection.exec_driver_sql("select reason from operations").scalars().all()
    assert "小美".encode() not in b"".join(rows)


def test_marks_are_forgotten_in_time(books: Books) -> None:
    with begun(books).transaction() as db:
        operations.settle(db, "op_1", "applied", now=NOW)
        operations.settle(db, "op_2", "burnt", now=NOW)
        found = [operations.forgettable(db, "st_1", now=NOW + timedelta(hours=hours)) for hours in (0.5, 2, 25)]
        assert [sorted(marks) for marks in found] == [[], [11], [11, 22]]


def test_forgotten_marks_stay_forgotten(books: Books) -> None:
    with begun(books).transaction() as db:
        operations.settle(db, "op_1", "applied", now=NOW)
        operations.forget(db, "st_1", (11,))
        assert operations.forgettable(db, "st_1", now=NOW + timedelta(days=2)) == ()
