"""Rows filed by what they have in common, at once or one change after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.groups import Groups, Mark, groups
from app.model.row import Row

MARKS = st.lists(st.sampled_from(["a", "b", "c", None]), min_size=1, max_size=6)


@given(marks=MARKS, changes=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["a", "b", "d", None])), max_size=5))
def test_changed_groups_are_as_anew(marks: list[Mark], changes: list[tuple[int, Mark]]) -> None:
    rows = [_row(place) for place in range(len(marks))]
    known = groups(list(marks), list(rows))
    for place, mark in changes:
        at, new = place % len(rows), _row(place % len(rows))
        known = known.after([(marks[at], rows[at])], [(mark, new)])
        marks[at], rows[at] = mark, new
    assert _numbers(known) == _numbers(groups(marks, rows))


def test_earlier_groups_stay_whole() -> None:
    rows = [_row(0), _row(1)]
    before = groups(["a", "a"], rows)
    after = before.after([("a", rows[1])], [("b", rows[1])])
    assert (_numbers(before), _numbers(after)) == ({"a": [0, 1]}, {})
    assert _numbers(after.after([("b", rows[1])], [("a", rows[1])])) == {"a": [0, 1]}


def _row(number: int) -> Row:
    return Row("customers", number, "", {}, {})


def _numbers(known: Groups) -> dict[Mark, list[int]]:
    return {mark: [row.number for row in group] for mark, group in known.shared.items()}
