"""A plan is a value: empty or not, without single changes, in parts that lean on nothing of each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.change import (
    Change,
    DeleteTab,
    ForgetMetadata,
    FormatColumn,
    InsertRows,
    NumberFormat,
    Place,
    ReplaceBlock,
    RewriteValue,
    SetHeader,
    places,
)
from app.model.plan import Plan

PLAN = Plan((DeleteTab(1), DeleteTab(2), DeleteTab(3)), (Place(1, 0, 9),))
TEXT = NumberFormat("TEXT")
COLUMNS = [Place(1, index, 90 + index) for index in range(3)]
columns = st.sampled_from(COLUMNS)
changes = st.one_of(
    st.builds(RewriteValue, columns, st.text(max_size=3), st.text(max_size=3)),
    st.builds(ReplaceBlock, st.sampled_from([7, 8, 9]), st.just(()), first_row=st.integers(0, 9)),
    st.builds(InsertRows, st.sampled_from([1, 2]), st.lists(columns, max_size=2).map(tuple), st.just(())),
    st.builds(DeleteTab, st.sampled_from([7, 8])),
    st.just(ForgetMetadata((4, 5))),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans as a sync makes them: the format of a column before what is rewritten in it, no change twice."""
    drawn = draw(st.lists(changes, unique=True, max_size=12))
    formats = [FormatColumn(place, TEXT) for place in draw(st.sets(columns))]
    return Plan((*formats, *drawn), tuple(COLUMNS))


def one_each(change: Change) -> tuple[int, int]:
    return 10, 1


def test_plan_loses_one_change() -> None:
    assert PLAN.without(PLAN.changes[1:2]) == Plan((DeleteTab(1), DeleteTab(3)), PLAN.guarded)


def test_equal_change_stays_in_plan() -> None:
    twice = Plan((DeleteTab(1), DeleteTab(1)))
    assert twice.without(twice.changes[:1]) == Plan((DeleteTab(1),))


def test_refusal_bars_its_column() -> None:
    """The tab is barred with the second of its refusals; rows of submissions and other tabs never are."""
    phone, name = (RewriteValue(COLUMNS[0], text, "1") for text in "ab"), RewriteValue(COLUMNS[1], "c", "2")
    first, second = phone
    rows, other = InsertRows(1, (), ()), DeleteTab(2)
    plan = Plan((FormatColumn(COLUMNS[0], TEXT), first, second, name, rows, other))
    assert plan.barred(2) == plan.changes[:3]
    assert plan.barred(3, before=[first]) == plan.changes[:4]
    assert plan.barred(3, before=[other]) == (name,)
    assert plan.barred(4, before=[first]) == (*plan.changes[:4], rows)


def test_refusal_bars_its_kind() -> None:
    blocks = [ReplaceBlock(7, (), first_row=row) for row in (0, 9)]
    plan = Plan((DeleteTab(7), *blocks, ReplaceBlock(8, ()), ForgetMetadata((4,)), ForgetMetadata((5,))))
    assert plan.barred(1) == tuple(blocks)
    assert plan.barred(4, before=plan.changes[5:]) == plan.changes[4:]


def test_empty_plan_is_false() -> None:
    assert PLAN and not Plan() and not Plan((), PLAN.guarded)
    assert Plan().parts(one_each) == ()


def test_changes_are_counted_by_kind() -> None:
    assert PLAN.counts() == {"DeleteTab": 3}


def test_small_plan_stays_whole() -> None:
    assert PLAN.parts(one_each, most=(30, 3)) == (PLAN,)


def test_bytes_and_requests_both_count() -> None:
    assert len(PLAN.parts(one_each, most=(29, 9))) == len(PLAN.parts(one_each, most=(99, 2))) == 2


def test_provisioning_plan_stays_whole() -> None:
    plan = Plan((SetHeader(1, 0, ()), *PLAN.changes))
    assert plan.parts(one_each, most=(1, 1)) == (plan,)


def test_rewrite_brings_its_format() -> None:
    form, one, two = FormatColumn(COLUMNS[0], TEXT), *(RewriteValue(COLUMNS[0], find, "x") for find in "ab")
    parts = Plan((form, one, two), tuple(COLUMNS)).parts(one_each, most=(20, 2))
    assert [part.changes for part in parts] == [(form, one), (form, two)]
    assert {part.guarded for part in parts} == {(COLUMNS[0],)}


def test_format_goes_nowhere_without_rewrite() -> None:
    form, one, two = FormatColumn(COLUMNS[0], TEXT), *(RewriteValue(COLUMNS[0], find, "x") for find in "ab")
    parts = Plan((form, one, two), tuple(COLUMNS)).parts(one_each, most=(1, 1))
    assert [part.changes for part in parts] == [(form, one), (form, two)]


@pytest.mark.parametrize("most", [(30, 99), (99, 3)])
def test_part_is_filled_to_the_brim(most: tuple[int, int]) -> None:
    """A format that two rewrites share is weighed once."""
    form, one, two = FormatColumn(COLUMNS[0], TEXT), *(RewriteValue(COLUMNS[0], find, "x") for find in "ab")
    other = RewriteValue(COLUMNS[1], "a", "x")
    parts = Plan((form, one, two, other), tuple(COLUMNS)).parts(one_each, most=most)
    assert [part.changes for part in parts] == [(form, one, two), (other,)]


def test_each_change_is_weighed_itself() -> None:
    light, heavy, last = (RewriteValue(COLUMNS[0], find, "x") for find in ("a", "a" * 50, "b"))
    parts = Plan((light, heavy, last)).parts(lambda change: (len(getattr(change, "find", "")), 1), most=(51, 9))
    assert [part.changes for part in parts] == [(light, heavy), (last,)]


@given(plans(), st.integers(1, 60))
def test_parts_hold_every_change(plan: Plan, most: int) -> None:
    parts = plan.parts(one_each, most=(most, 100))
    said = [change for part in parts for change in part.changes]
    assert {*said} == {*plan.changes}
    assert len(said) == len(plan.changes) + sum(map(said.count, _formats(plan))) - len(_formats(plan))


@given(plans(), st.integers(1, 60))
def test_derived_tab_is_never_split(plan: Plan, most: int) -> None:
    parts = plan.parts(one_each, most=(most, 100))
    for tab_id in (7, 8, 9):
        holding = [part for part in parts if any(getattr(change, "tab_id", 0) == tab_id for change in part.changes)]
        assert len(holding) <= 1


@given(plans(), st.integers(1, 60))
def test_neighbouring_parts_never_fit_together(plan: Plan, most: int) -> None:
    """So there are at most twice as many as there must be."""
    parts = plan.parts(one_each, most=(most, 100))
    joined = [{*one.changes, *other.changes} for one, other in pairwise(parts)]
    assert all(len(changes) * 10 > most for changes in joined)


@given(plans(), st.integers(1, 60))
def test_part_guards_its_columns(plan: Plan, most: int) -> None:
    for part in plan.parts(one_each, most=(most, 100)):
        assert part == plan or {*part.guarded} == {place for change in part.changes for place in places(change)}


def _formats(plan: Plan) -> list[Change]:
    return [change for change in plan.changes if isinstance(change, FormatColumn)]
