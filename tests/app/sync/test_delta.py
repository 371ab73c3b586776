"""What people did between two reads."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Scalar
from app.sync.delta import Edit, Line, edits, match, unseeded, within
from app.templates import load

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


def test_nameless_row_stays_in_place() -> None:
    """Its one cell was changed: who had put back a text there is recognised. Where rows came, nobody can tell."""
    before, after = [LI, Line("", {"note": 13000})], [LI, Line("", {"note": "1.3万"})]
    assert edits("customers", before, after) == [Edit("customers", "edit", "", "note", 13000, "1.3万")]
    assert {edit.kind for edit in edits("customers", before, [HAN, *after])} == {"insert", "delete"}


def test_row_is_given_its_key() -> None:
    """Beside another change in it: before, it had nothing to be known by but its place."""
    before, after = Line("", {"note": 13000}), Line("13800138002", {"phone": "13800138002", "note": "1.3万"})
    found = edits("customers", [LI, before], [LI, after])
    assert [(edit.kind, edit.column) for edit in found] == [("edit", "note"), ("edit", "phone")]
    other = Line("13900139001", {"phone": "13900139001"})
    assert {edit.kind for edit in edits("customers", [LI, HAN], [LI, other])} == {"insert", "delete"}


def test_text_and_number_differ() -> None:
    before, after = Line("a", {"sku": "1", "x": "y"}), Line("a", {"sku": 1, "x": "y"})
    assert [(edit.before, edit.after) for edit in edits("orders", [before], [after])] == [("1", 1)]


def test_truth_and_one_differ() -> None:
    before, after = Line("a", {"sku": True, "x": "y"}), Line("a", {"sku": 1, "x": "y"})
    assert len(edits("orders", [before], [after])) == 1


def test_filling_and_clearing_are_edits() -> None:
    before, after = Line("a", {"sku": "1", "note": "旧"}), Line("a", {"sku": "1", "name": "新"})
    expected = [Edit("orders", "edit", "a", "name", None, "新"), Edit("orders", "edit", "a", "note", "旧", None)]
    assert edits("orders", [before], [after]) == expected


def test_key_outweighs_all_other_cells() -> None:
    before, after = Line("a", {"sku": "a", "x": 1, "y": 2}), Line("a", {"sku": "a", "x": 8, "y": 9})
    other = Line("b", {"sku": "b", "x": 8, "y": 9})
    assert match([other, before], [after]) == ([(before, after)], [], [other])


def test_equal_keys_pair_in_order() -> None:
    before = [Line("a", {"sku": "a", "note": note}) for note in ("一", "二", "三")]
    after = [Line("a", {"sku": "a", "note": note}) for note in ("甲", "乙")]
    assert match(before, after) == ([(before[0], after[0]), (before[1], after[1])], [], [before[2]])


def test_rows_gone_keep_their_order() -> None:
    lines = [Line(key, {"sku": key}) for key in "abc"]
    assert [edit.key for edit in edits("orders", lines, [])] == ["a", "b", "c"]


@pytest.mark.parametrize(("kept", "same"), [(5, True), (3, True), (2, False), (1, False), (0, False)])
def test_half_of_the_cells_are_enough(kept: int, same: bool) -> None:  # noqa: FBT001
    before = Line("one", {name: f"{name} was" for name in "abcdef"})
    after = Line("other", {**before.cells, **{name: f"{name} is" for name in "abcdef"[kept:]}})
    assert bool(match([before], [after])[0]) == same


def test_longer_row_says_what_half_is() -> None:
    """Two cells of five are less than half, whichever of the rows has the five."""
    short, long = Line("one", {"a": 1, "b": 2}), Line("other", {name: index for index, name in enumerate("abcde", 1)})
    assert match([short], [long])[0] == match([long], [short])[0] == []


def test_likest_row_is_recognised() -> None:
    half, most = Line("", {"a": 1, "b": 2, "c": 8, "d": 9}), Line("", {"a": 1, "b": 2, "c": 3, "d": 9})
    after = Line("", {"a": 1, "b": 2, "c": 3, "d": 4})
    assert match([half, most], [after]) == ([(most, after)], [], [half])
    assert match([most, half], [after]) == ([(most, after)], [], [half])


def test_first_of_equally_like_rows() -> None:
    before = [Line("", {"a": 1, "b": number}) for number in (5, 6)]
    after = [Line("", {"a": 1, "b": number}) for number in (7, 8)]
    assert match(before, after)[0] == [(before[0], after[0]), (before[1], after[1])]


@pytest.mark.parametrize(("rows", "pairs"), [(50, 1), (51, 0)])
def test_what_many_share_tells_nothing(rows: int, pairs: int) -> None:
    """Half of the cells are equal, but so they are with fifty others."""
    before = [Line("", {"status": "已付款", "note": f"单{number}"}) for number in range(rows)]
    found, came, gone = match(before, [Line("", {"status": "已付款", "note": "新"})])
    assert (len(found), len(came), len(gone)) == (pairs, 1 - pairs, rows - pairs)


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


def test_seeds_that_came_are_ours() -> None:
    tab = load("base", "zh-CN").tab("settings")
    names = [column.name for column in tab.columns]
    seed = dict(zip(names, tab.seeds[0], strict=True))
    key = str(seed["name"])
    assert unseeded([Line(key, seed), LI], [], tab) == [LI]
    assert unseeded([Line(key, seed)], [Line(key, {**seed, "value": "7"})], tab) == [Line(key, seed)]
