"""Rows as they are understood, what is rewritten, what is doubted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app import normalise
from app.fields.field import LONGEST, UNSAFE_START
from app.model.cell import Scalar
from app.model.normalised import Normalised, Rewrite
from app.model.vocabulary import Vocabulary
from tests.app.normalise.sheets import TEMPLATE, Rows, readings

TYPED = st.one_of(
    st.sampled_from(
        ["+86 13800138000", "13800138000", "138O0138000", "vx:lily_2020", "2024年3月5日", "３件", "1.2万", "＝1", ""]
    ),
    st.text(max_size=6),
    st.floats(allow_nan=False),
    st.booleans(),
)
ORDER = st.dictionaries(st.sampled_from([column.name for column in TEMPLATE.tab("orders").columns]), TYPED)


def test_texts_become_canonical_values() -> None:
    row = _rows(orders=[{"date": "2024年3月5日", "customer": "+86 138-0013-8000", "quantity": "３件"}]).rows["orders"][
        0
    ]
    assert row.values == {"date": 45356, "customer": "13800138000", "quantity": 3}
    assert row.raw["quantity"] == "３件"


def test_same_text_rewritten_once() -> None:
    found = _rows(orders=[{"quantity": "３件"}, {"quantity": "３件"}, {"quantity": "4件"}])
    assert found.rewrites == (
        Rewrite("orders", "quantity", "３件", "3", 3),
        Rewrite("orders", "quantity", "4件", "4", 4),
    )


def test_rewrite_predicts_the_spelling() -> None:
    """A WeChat id is known in lower case and stays spelt as typed: what a read gives is what was sent."""
    found = _rows(customers=[{"wechat": "vx:Lily_2020"}])
    assert found.rewrites == (Rewrite("customers", "wechat", "vx:Lily_2020", "Lily_2020", "Lily_2020"),)
    assert found.rows["customers"][0].values["wechat"] == "lily_2020"


def test_rewrites_follow_the_columns() -> None:
    found = _rows(orders=[{"paid": "¥99", "date": "2024.3.5"}], customers=[{"wechat": "vx:lily_2020", "name": " 王"}])
    assert [f"{wish.tab}.{wish.column}" for wish in found.rewrites] == [
        *("customers.name", "customers.wechat", "orders.date", "orders.paid"),
    ]


def test_key_is_the_phone_first() -> None:
    rows = _rows(customers=[{"phone": "+8613800138000", "wechat": "lily_2020"}, {"wechat": "Lily_2020"}]).rows[
        "customers"
    ]
    assert [row.key for row in rows] == ["13800138000", "lily_2020"]


def test_privacy_number_is_no_key() -> None:
    rows = _rows(customers=[{"phone": "17889123456转0987", "wechat": "lily_2020"}, {"phone": "17889123456转0987"}]).rows
    assert [row.key for row in rows["customers"]] == ["lily_2020", "#3"]


def test_unreadable_cells_are_bad() -> None:
    found = _rows(orders=[{"quantity": "若干", "note": "x"}])
    row = found.rows["orders"][0]
    assert (row.bad, row.get("quantity"), row.values["quantity"]) == (frozenset({"quantity"}), None, "若干")
    assert [(doubt.key, doubt.column, doubt.raw, doubt.verdict.code) for doubt in found.doubts] == [
        ("#2", "quantity", "若干", "number.unreadable")
    ]


def test_certain_cells_are_reckoned() -> None:
    found = _rows(customers=[{"phone": 13800138000.0}])
    row = found.rows["customers"][0]
    assert (row.key, row.bad, row.get("phone")) == ("13800138000", frozenset(), "13800138000")
    assert [doubt.verdict.code for doubt in found.doubts] == ["value.as_number"]


def test_checkbox_is_not_one() -> None:
    found = _rows(orders=[{"quantity": 1}, {"quantity": True}, {"quantity": 1.0}])
    assert [row.get("quantity") for row in found.rows["orders"]] == [1, None, 1]


def test_unread_tabs_are_absent() -> None:
    assert dict(_rows(orders=[]).rows) == {"orders": ()}


def test_vocabulary_changes_the_verdict() -> None:
    typed = readings(orders=[{"payment": "zfb"}])
    strange = Vocabulary(lists={"payment": ("支付宝",)})
    known = Vocabulary(lists={"payment": ("支付宝",)}, synonyms={"zfb": "支付宝"})
    assert normalise.rows(TEMPLATE, typed, strange).rewrites == ()
    assert [wish.entered for wish in normalise.rows(TEMPLATE, typed, known).rewrites] == ["支付宝"]


@given(rows=st.lists(ORDER, max_size=5))
def test_rewriting_comes_to_rest(rows: Rows) -> None:
    """Once every wish is fulfilled as Google would (the text becomes the value), nothing is left to rewrite."""
    first = _rows(orders=rows)
    done = {(wish.column, wish.find): wish.value for wish in first.rewrites}
    after = [{name: _done(done, name, cell) for name, cell in row.items()} for row in rows]
    second = _rows(orders=after)
    assert second.rewrites == ()
    assert [row.values for row in second.rows["orders"]] == [row.values for row in first.rows["orders"]]


@given(rows=st.lists(ORDER, max_size=5))
def test_columns_hold_the_rows(rows: Rows) -> None:
    found = _rows(orders=rows)
    columns = found.columns["orders"]
    assert {name: [row.get(name) for row in found.rows["orders"]] for name in columns} == columns


def test_known_rows_without_columns() -> None:
    """Rows of before are not read again, and so their columns are not at hand."""
    typed = readings(orders=[{"quantity": 2}])
    before = normalise.rows(TEMPLATE, typed, Vocabulary())
    assert normalise.rows(TEMPLATE, typed, Vocabulary(), before=before.rows).columns == {}


@given(rows=st.lists(ORDER, max_size=5))
def test_rewrites_are_always_safe(rows: Rows) -> None:
    wishes = _rows(orders=rows).rewrites
    finds = {(wish.column, wish.find) for wish in wishes}
    assert len(finds) == len(wishes)
    for wish in wishes:
        assert wish.entered != wish.find
        assert wish.entered
        assert (wish.column, wish.entered) not in finds
        assert not UNSAFE_START.match(wish.entered)
        assert len(wish.find) <= LONGEST


def _rows(**tabs: Rows) -> Normalised:
    read = readings(**tabs)
    return normalise.rows(TEMPLATE, read, normalise.vocabulary(TEMPLATE, read))


def _done(done: dict[tuple[str, str], Scalar], name: str, cell: Scalar) -> Scalar:
    return done.get((name, cell), cell) if isinstance(cell, str) else cell
