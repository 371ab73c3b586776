"""Rows in an order: every step can be taken back, and replayed from the log."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localsheets.truth.axis import Axis
from localsheets.truth.journal import Journal

Do = tuple[str, int, int, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(("insert", "delete", "move", "touch")), *[st.integers(0, 30)] * 3), max_size=12
)


def act(axis: Axis, step: Do) -> None:
    """One step that makes sense for the axis, whatever the numbers."""
    kind, first, size, last = step
    start = first % axis.count
    end = min(start + size % 5 + 1, axis.count)
    if kind == "insert":
        axis.insert(start, size + 1)
    elif kind == "delete" and end - start < axis.count:
        axis.delete(start, end)
    elif kind == "move" and not start <= last <= end and last <= axis.count:
        axis.move(start, end, last)
    elif kind == "touch":
        axis.id_at(start)


def state(axis: Axis) -> tuple[int, list[int], int]:
    """All that an axis is."""
    return axis.count, list(axis.ids), axis.next_id


@given(before=STEPS, steps=STEPS)
def test_undone_steps_leave_nothing(before: list[Do], steps: list[Do]) -> None:
    journal = Journal()
    axis = Axis(journal, 20)
    for step in before:
        act(axis, step)
    journal.keep()
    old, log = state(axis), list(axis.log)
    for step in steps:
        act(axis, step)
    journal.undo()
    assert (state(axis), axis.log) == (old, log)


@given(steps=STEPS)
def test_replayed_log_is_equal(steps: list[Do]) -> None:
    axis, twin = Axis(Journal(), 20), Axis(Journal(), 20)
    for step in steps:
        act(axis, step)
    for logged in axis.log:
        twin.replay(logged)
    assert state(twin) == state(axis)


def test_untouched_axis_is_small() -> None:
    axis = Axis(Journal(), 10_000_000)
    axis.id_at(5)
    assert len(axis.ids) == 256
