"""Undoing puts back what stands as the operation left it, and nothing that a person has touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Scalar
from app.model.history import CellBack, Entry, Kind, Reason, Spared
from app.model.row import Row
from app.model.tab import SUBMISSION
from app.sync.reversal import Past, Reversal, Tally, outcome, reversal

AT = datetime(2026, 11, 24, tzinfo=UTC)
TYPED, PUT = "+86 138", "138"


def row(number: int, key: str = "", **cells: Scalar) -> Row:
    return Row("customers", number, key or f"#{number}", cells, cells)


def entry(kind: Kind = "rewrite", key: str = "k", **said: Any) -> Entry:
    return Entry(AT, kind, **{"tab": "customers", "key": key, "column": "phone", "before": TYPED, "after": PUT, **said})


def undo(
    entries: Sequence[Entry], rows: Sequence[Row], *, later: Sequence[Entry] = (), inserted: Any = None
) -> Reversal:
    return reversal(Past(entries, later, inserted or {}), {"customers": rows})


def reasons(found: Reversal) -> list[str]:
    assert not found.cells and not found.rows
    return [spared.reason for spared in found.spared]


def test_untouched_cell_is_put_back() -> None:
    here = row(2, "k", phone=PUT)
    found = undo([entry()], [row(3, "other", phone=PUT), here])
    assert [(back.now, back.to, where) for back, where in found.cells] == [(PUT, TYPED, here)]
    assert found.spared == ()


def test_touched_cells_are_spared() -> None:
    assert reasons(undo([entry()], [row(2, "k", phone="139")])) == ["touched"]
    touched = entry("edit", before=PUT, after="139"), entry("edit", before="139", after=PUT)
    assert reasons(undo([entry()], [row(2, "k", phone=PUT)], later=touched)) == ["touched"]


def test_other_cells_may_be_touched() -> None:
    later = [entry("edit", column="name"), entry("edit", key="other"), entry("edit", tab="orders")]
    assert undo([entry()], [row(2, "k", phone=PUT)], later=later).cells


def test_gone_row_is_named() -> None:
    assert reasons(undo([entry()], [])) == ["gone"]


def test_put_back_already_is_named() -> None:
    assert reasons(undo([entry()], [row(2, "k", phone=TYPED)])) == ["already"]


def test_number_is_no_text() -> None:
    assert reasons(undo([entry()], [row(2, "k", phone=138)])) == ["touched"]


def test_twins_are_put_back_together() -> None:
    twins = [row(2, "k", phone=PUT), row(3, "k", phone=PUT)]
    assert len(undo([entry(), entry()], twins).cells) == 2
    assert reasons(undo([entry()], twins)) == ["ambiguous"]


def test_rows_without_key_are_counted() -> None:
    rows = [row(2, phone=PUT), row(3, phone="139")]
    assert len(undo([entry(key="")], rows).cells) == 1
    assert reasons(undo([entry(key="")], [*rows, row(4, phone=PUT)])) == ["ambiguous"]
    assert reasons(undo([entry(key="")], rows[1:])) == ["gone"]


def test_half_undone_twins_are_finished() -> None:
    found = undo([entry(), entry()], [row(2, "k", phone=PUT), row(3, "k", phone=TYPED)])
    assert len(found.cells) == 1 and [spared.reason for spared in found.spared] == ["already"]


def test_undo_is_undone_likewise() -> None:
    back = entry("undo", before=PUT, after=TYPED)
    found = undo([back], [row(2, "k", phone=TYPED)])
    assert [cell.to for cell, _ in found.cells] == [PUT]


SENT = {"phone": "+1 2", "name": "李雷", SUBMISSION: "su_1"}
CAME = entry("submission", column="", before=None, after="su_1")


def test_inserted_row_is_cleared() -> None:
    found = undo([CAME], [row(2, "k", **SENT)], inserted={"su_1": SENT})
    assert [(back.submission, where.number) for back, where in found.rows] == [("su_1", 2)]


def test_worked_on_row_is_spared() -> None:
    for changed in ({"name": "李磊"}, {"note": "老客户"}):
        assert reasons(undo([CAME], [row(2, "k", **{**SENT, **changed})], inserted={"su_1": SENT})) == ["touched"]


def test_rewritten_row_is_cleared() -> None:
    """What a later rewrite made of the inserted cells is not a person's work."""
    later = [entry(key="now", before="+1 2", after="1-2")]
    found = undo([CAME], [row(2, "now", **{**SENT, "phone": "1-2"})], later=later, inserted={"su_1": SENT})
    assert len(found.rows) == 1


def test_copied_row_is_ambiguous() -> None:
    twins = [row(2, "k", **SENT), row(3, "k", **SENT)]
    assert reasons(undo([CAME], twins, inserted={"su_1": SENT})) == ["ambiguous"]
    assert reasons(undo([CAME], [], inserted={"su_1": SENT})) == ["gone"]


cells = st.sampled_from([TYPED, PUT, "139", 138])
keys = st.sampled_from(["", "a", "b"])


@given(st.lists(st.tuples(keys, cells), max_size=6), st.lists(keys, max_size=4))
def test_every_entry_is_accounted_for(standing: list[tuple[str, Scalar]], rewritten: list[str]) -> None:
    rows = [row(number, key, phone=cell) for number, (key, cell) in enumerate(standing, start=2)]
    found = undo([entry(key=key) for key in rewritten], rows)
    assert len(found.cells) + len(found.spared) == len(rewritten)
    assert len({where.number for _, where in found.cells}) == len(found.cells)
    assert all(where.raw["phone"] == PUT for _, where in found.cells)


BACK = CellBack("customers", "k", "phone", PUT, TYPED)
WANTED = Reversal(((BACK, row(2, "k", phone=PUT)),))


def reached(last: Reversal, *, done: bool = False, stopped: Reason | None = None) -> tuple[int, list[str]]:
    tally = Tally((BACK,) if done else (), {BACK: stopped} if stopped else {}, ("op_2",))
    found = outcome(WANTED, last, tally)
    return len(found.cells), [spared.reason for spared in found.spared]


def test_done_cell_is_reached() -> None:
    assert reached(WANTED, done=True) == (1, [])


def test_cell_that_moved_on_is_reached() -> None:
    """It was hit, though the row had gone when we looked: now it stands as before the operation."""
    assert reached(Reversal(spared=(Spared("customers", "k", "phone", "already"),))) == (1, [])


def test_cell_touched_meanwhile_is_spared() -> None:
    assert reached(Reversal(spared=(Spared("customers", "k", "phone", "touched"),))) == (0, ["touched"])


def test_unreached_cell_says_why() -> None:
    assert reached(WANTED, stopped="refused") == (0, ["refused"])
    assert reached(WANTED) == (0, ["moved"])
