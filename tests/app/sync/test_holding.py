"""Which rewrites are sent, which are only proposed."""

from __future__ import annotations

from app.model.normalised import Normalised, Rewrite
from app.model.row import Row
from app.sync.delta import Edit, Line
from app.sync.holding import findings, parted, shown_by_numbers, sort_out, wished

PAID = Rewrite("orders", "status", "已付", "已付款", "已付款")
MARK = ("orders.status", "已付")
PUT_BACK = Edit("orders", "edit", "A1", "status", "已付款", "已付")


def test_new_rewrite_is_sent() -> None:
    assert sort_out([PAID], {}, []).send == (PAID,)


def test_text_typed_elsewhere_sent() -> None:
    typed = Edit("orders", "edit", "B2", "status", None, "已付")
    assert sort_out([PAID], {MARK: "sent"}, [typed]).send == (PAID,)


def test_text_put_back_held() -> None:
    assert sort_out([PAID], {MARK: "sent"}, [PUT_BACK]).hold == (PAID,)


def test_put_back_in_text_cell_held() -> None:
    """A cell that people made one of plain text held what was entered, not the number that it means."""
    days = Rewrite("products", "lasts_days", "1.3万", "13000", 13000)
    back = Edit("products", "edit", "", "lasts_days", "13000", "1.3万")
    assert sort_out([days], {("products.lasts_days", "1.3万"): "sent"}, [back]).hold == (days,)


def test_text_in_scrambled_rows_held() -> None:
    """Cells were shifted: no row is what it was, and the value that the text became stands nowhere any more."""
    cream, sent = Rewrite("products", "name", " 面霜3号 ", "面霜3号", "面霜3号"), ("products.name", " 面霜3号 ")
    before = {"products": [Line("SKU-2", {"name": "面霜2号"}), Line("SKU-3", {"name": "面霜3号"})]}
    rows = (Row("products", 2, "SKU-3", {}, {"name": "面霜2号"}), Row("products", 3, "", {}, {"name": " 面霜3号 "}))
    found = parted(Normalised({"products": rows}, (cream,), ()), before, {sent: "sent"})
    assert sort_out([cream], {sent: "sent"}, [], doubtful=found).hold == (cream,)
    assert parted(Normalised({"products": rows}, (cream,), ()), before, {}) == frozenset()


def test_value_that_still_stands() -> None:
    """A state that many rows go through comes and goes: its text is a new typing."""
    before = {"orders": [Line("A1", {"status": "已付款"})]}
    rows = tuple(Row("orders", 2, key, {}, {"status": text}) for key, text in (("B2", "已付"), ("C3", "已付款")))
    assert parted(Normalised({"orders": rows}, (PAID,), ()), before, {MARK: "sent"}) == frozenset()
    gone = parted(Normalised({"orders": rows[:1]}, (PAID,), ()), before, {MARK: "sent"})
    assert gone == {("orders", "status", "已付")}


def test_held_rewrite_stays_held() -> None:
    assert sort_out([PAID], {MARK: "held"}, []).hold == (PAID,)


def test_other_column_not_held() -> None:
    back = Edit("orders", "edit", "A1", "note", "已付款", "已付")
    assert sort_out([PAID], {MARK: "sent"}, [back]).send == (PAID,)


def test_held_cells_become_findings() -> None:
    row = Row("orders", 5, "A1", {"status": "已付款"}, {"status": "已付"})
    other = Row("orders", 6, "A2", {"status": "已付款"}, {"status": "已付款"})
    found = findings(Normalised({"orders": (row, other)}, (PAID,), ()), [PAID])
    assert [(item.code, item.key, item.seen, item.proposal) for item in found] == [
        ("rewrite.held", "A1", "已付", "已付款")
    ]


def test_text_like_number_held() -> None:
    """findReplace cannot tell the text 20260831 from a number that shows the same digits."""
    day = Rewrite("orders", "date", "20260831", "2026-08-31", 46265)
    rows = (Row("orders", 2, "", {}, {"date": "20260831"}), Row("orders", 3, "", {}, {"date": 20260831}))
    alike = shown_by_numbers(Normalised({"orders": rows}, (day,), ()))
    assert sort_out([day], {}, [], doubtful=alike).hold == (day,)


def test_same_number_not_held() -> None:
    paid = Rewrite("orders", "paid", "99", "99.00", 99.0)
    rows = (Row("orders", 2, "", {}, {"paid": "99"}), Row("orders", 3, "", {}, {"paid": 99}))
    assert shown_by_numbers(Normalised({"orders": rows}, (paid,), ())) == frozenset()


def test_kept_cells_are_left_alone() -> None:
    """The text is held for the column; only the row in which it was put back hears nothing of it."""
    rows = tuple(
        Row("orders", number, key, {}, {"status": "已付"}) for number, key in ((2, "A1"), (3, "A2"), (4, "#4"))
    )
    normalised = Normalised({"orders": rows}, (PAID,), ())
    assert list(wished(normalised)) == [(*MARK, "A1"), (*MARK, "A2"), (*MARK, "")]
    found = findings(normalised, [PAID], kept=frozenset({(*MARK, "A1"), (*MARK, "")}))
    assert [item.key for item in found] == ["A2"]
