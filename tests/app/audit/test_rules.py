"""The rules as a whole: total, in order, and nothing said twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Scalar
from tests.app.audit.shop import CREAM, LILY, ORDER, audited
from tests.app.normalise.sheets import TEMPLATE, Rows

CELL: st.SearchStrategy[Scalar] = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["13800138000", "lily_2020", "SK-001", "3月5日", 46000, "11010519491231002X", "#REF!", "王丽", "-1"]
    ),
)


def _rows(tab: str) -> st.SearchStrategy[Rows]:
    names = [column.name for column in TEMPLATE.tab(tab).columns]
    return st.lists(st.dictionaries(st.sampled_from(names), CELL), max_size=4)


def test_clean_rows_say_nothing() -> None:
    orders = [ORDER | {"order_no": "A1", "time": 0.5, "price": 99}]
    assert audited(customers=[LILY], products=[CREAM], orders=orders) == ()


def test_findings_follow_the_sheet() -> None:
    bad: dict[str, Scalar] = {"phone": "若干", "email": "x"}
    found = audited(customers=[bad, LILY | {"email": "x"}], products=[CREAM | {"price": "?"}])
    assert [(finding.tab, finding.key, finding.column) for finding in found] == [
        ("customers", "#2", "name"),
        ("customers", "#2", "phone"),
        ("customers", "#2", "email"),
        ("customers", "13800138000", "email"),
        ("products", "SK-001", "price"),
    ]


def test_same_thing_said_once() -> None:
    found = audited(products=[CREAM | {"price": "?"}, CREAM | {"price": "?"}])
    assert [finding.code for finding in found] == ["key.duplicate", "number.unreadable"]


@given(customers=_rows("customers"), orders=_rows("orders"), products=_rows("products"))
def test_any_rows_are_audited(customers: Rows, orders: Rows, products: Rows) -> None:
    tabs = {"customers": customers, "orders": orders, "products": products}
    found = audited(**tabs)
    assert found == audited(**tabs)
    assert len({finding.fingerprint for finding in found}) == len(found)
    assert not any("11010519491231002X" in finding.seen + finding.key for finding in found)


def test_long_cells_are_cut() -> None:
    (finding,) = audited(customers=[LILY | {"email": "x" * 50_000}])
    assert len(finding.seen) == 201
