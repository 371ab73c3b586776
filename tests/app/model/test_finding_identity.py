"""The identity of findings, which lasts from one read to the next."""

from __future__ import annotations

from app.model.finding import Finding, identified


def unkeyed(number: int, seen: str = "") -> Finding:
    return Finding("value.required", "orders", f"#{number}", "paid", seen)


def test_moved_rows_stay_known() -> None:
    before, after = identified([unkeyed(5), unkeyed(9)]), identified([unkeyed(6), unkeyed(10)])
    assert before.keys() == after.keys()


def test_solved_one_leaves_the_other() -> None:
    before, after = identified([unkeyed(5), unkeyed(9)]), identified([unkeyed(9)])
    assert len(before.keys() - after.keys()) == 1
    assert after.keys() < before.keys()


def test_keyed_rows_are_told_apart() -> None:
    one, other = (Finding("value.required", "orders", key, "paid") for key in ("A1", "A2"))
    assert list(identified([one, other]).values()) == [one, other]


def test_other_texts_are_told_apart() -> None:
    assert len(identified([unkeyed(5, "甲"), unkeyed(5, "乙")])) == 2
