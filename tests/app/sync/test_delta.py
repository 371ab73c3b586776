"""What people did between two reads."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Scalar
from app.sync.delta import Edit, Line, edits, match, within

LI = Line("13800138000", {"phone": "13800138000", "name": "李雷", "note": "老客户"})
HAN = Line("13900139000", {"phone": "13900139000", "name": "韩梅梅"})

scalars = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["1", "甲", "乙"]))
some_lines = st.lists(
    st.builds(Line, st.sampled_from(["", "k1", "k2", "k3"]), st.dictionaries(st.sampled_from("abcd"), scalars)),
    max_size=12,
)


def test_edited_cell_is_one_edit() -> None:
    after = Line(LI.key, {**LI.cells, "name": "李雷雷"})
    assert edits("customers", [LI, HAN], [after, HAN]) == [Edit("customers", "edit", LI.key, "name", "李雷", "李雷雷")]


def test_sort_is_no_edit() -> None:
    lines = [Line(str(i), {"phone": str(i)}) for i in range(500)]
    shuffled = random.Random(7).sample(lines, len(lines))
    assert edits("customers", lines, shuffled) == []


def test_inserted_row_is_one_insert() -> None:
    assert edits("customers", [LI], [HAN, LI]) == [Edit("customers", "insert", HAN.key)]


def test_deleted_row_is_one_delete() -> None:
    assert edits("customers", [LI, HAN], [HAN]) == [Edit("customers", "delete", LI.key)]


def test_changed_key_is_recognised() -> None:
    after = Line("13800138001", {**LI.cells, "phone": "13800138001"})
    found = edits("customers", [LI, HAN], [HAN, after])
    assert found == [Edit("customers", "edit", "13800138001", "phone", "13800138000", "13800138001")]


def test_unlike_row_is_new() -> None:
    other = Line("13700137000", {"phone": "13700137000", "name": "王芳", "note": "新客"})
    assert {edit.kind for edit in edits("customers", [LI], [other])} == {"insert", "delete"}


def test_text_and_number_differ() -> None:
    before, after = Line("a", {"sku": "1", "x": "y"}), Line("a", {"sku": 1, "x": "y"})
    assert [(edit.before, edit.after) for edit in edits("orders", [before], [after])] == [("1", 1)]


def test_truth_and_one_differ() -> None:
    before, after = Line("a", {"sku": True, "x": "y"}), Line("a", {"sku": 1, "x": "y"})
    assert len(edits("orders", [before], [after])) == 1


def test_equal_rows_are_counted() -> None:
    twin = Line("", {"note": "同样"})
    assert edits("orders", [twin, twin, twin], [twin, twin]) == [Edit("orders", "delete", "")]


@given(some_lines, some_lines)
def test_every_row_is_accounted(before: list[Line], after: list[Line]) -> None:
    pairs, came, gone = match(before, after)
    assert len(before) - len(gone) == len(after) - len(came)
    assert len(pairs) <= min(len(before), len(after))


@given(some_lines, st.randoms(use_true_random=False))
def test_permuting_changes_nothing(lines: list[Line], dice: random.Random) -> None:
    assert edits("orders", lines, dice.sample(lines, len(lines))) == []


@given(some_lines, some_lines)
def test_edits_lead_there(before: list[Line], after: list[Line]) -> None:
    """Rows that stayed, with their edits applied, and rows that came, are what stands after."""
    pairs, came, gone = match(before, after)
    applied = [_with(old, edits("t", [old], [new])) for old, new in pairs]
    expected = [_typed(new.cells) for _, new in pairs]
    assert applied == expected
    assert len(came) - len(gone) == len(after) - len(before)


def _with(line: Line, found: list[Edit]) -> dict[str, tuple[type, Scalar]]:
    if any(edit.kind != "edit" for edit in found):
        return _typed(line.cells)
    return _typed({**line.cells, **{edit.column: edit.after for edit in found}})


def _typed(cells: object) -> dict[str, tuple[type, Scalar]]:
    assert isinstance(cells, dict)
    return {name: (type(value), value) for name, value in cells.items() if value is not None}


def test_columns_may_be_left_out() -> None:
    only = frozenset({"phone", "note"})
    assert within([LI], only) == [Line(LI.key, {"phone": "13800138000", "note": "老客户"})]
    assert edits("customers", within([LI], only), within([Line(LI.key, {**LI.cells, "name": "李"})], only)) == []
