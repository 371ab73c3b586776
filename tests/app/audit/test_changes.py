"""What is looked at again once some rows have changed: it comes to the same as looking at everything anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app import audit, normalise
from app.audit import Audited, Inspection
from app.model.cell import Scalar
from app.model.row import Row
from tests.app.audit.shop import TEMPLATE, TODAY
from tests.app.normalise.sheets import readings

Sheet = dict[str, list[dict[str, Scalar]]]

NAMES = st.sampled_from(["王丽", "王女士", "张伟", "张玮", "代理-刘", "", None])
PHONES = st.sampled_from(["13800138000", "138 0013 8000", "13900139000", "138O0138000", 13800138000, None])
DAYS = st.sampled_from(["2026-03-05", "2026-03-06", "2027-01-01", 46000, "3月5日", None])
CUSTOMER = st.fixed_dictionaries(
    {
        "name": NAMES,
        "phone": PHONES,
        "wechat": st.sampled_from(["lily_2020", "Lily_2020", None]),
        "birthday": st.sampled_from(["1990-08-15", "2026-03-06", None]),
        "email": st.sampled_from(["lily@qq.com", "wl@qq.com", None]),
        "referrer": PHONES,
        "note": st.sampled_from(["11010519491231002X", "好", "#REF!", True, 1, None]),
    }
)
ORDER = st.fixed_dictionaries(
    {
        "order_no": st.sampled_from(["A1", "A2", None]),
        "date": DAYS,
        "customer": PHONES,
        "sku": st.sampled_from(["SK-1", "sk1", None]),
        "quantity": st.sampled_from([1, 2, True, None]),
        "price": st.sampled_from([99, None]),
        "paid": st.sampled_from([99, -1, 198, "99元", None]),
    }
)
TICKET = st.fixed_dictionaries({"order_no": st.sampled_from(["A1", "A2"]), "date": DAYS, "resolved": DAYS})
PRODUCT = st.fixed_dictionaries({"sku": st.sampled_from(["SK-1", "SK-2"]), "name": st.just("面霜")})
ROWS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "customers": CUSTOMER,
    "orders": ORDER,
    "tickets": TICKET,
    "products": PRODUCT,
}
SHEETS = st.fixed_dictionaries({tab: st.lists(row, max_size=4) for tab, row in ROWS.items()})


@st.composite
def steps(draw: st.DrawFn) -> list[Sheet]:
    """A sheet, and what became of it by typing into a row, inserting, deleting or exchanging some."""
    sheet: Sheet = draw(SHEETS)
    found = [sheet]
    for _ in range(draw(st.integers(1, 4))):
        tab = draw(st.sampled_from(sorted(ROWS)))
        rows, place = list(sheet[tab]), draw(st.integers(0, 4))
        change = draw(st.sampled_from(["type", "insert", "delete", "reverse", "nothing"]))
        if change == "type" and rows:
            new = draw(ROWS[tab])
            column = draw(st.sampled_from(sorted(new)))
            rows[place % len(rows)] = {**rows[place % len(rows)], column: new[column]}
        elif change == "insert":
            rows.insert(place, draw(ROWS[tab]))
        elif change == "delete" and rows:
            rows.pop(place % len(rows))
        elif change == "reverse":
            rows.reverse()
        sheet = {**sheet, tab: rows}
        found.append(sheet)
    return found


@settings(max_examples=40, deadline=None)
@given(sheets=steps())
def test_again_is_as_anew(sheets: list[Sheet]) -> None:
    last: Audited | None = None
    rows: Mapping[str, tuple[Row, ...]] = {}
    for sheet in sheets:
        anew, again = _audited(sheet, {}, None), _audited(sheet, rows, last)
        assert again.findings == anew.findings
        assert _texts(again) == _texts(anew)
        last, rows = again, again.inspection.normalised.rows


def test_what_stands_is_the_same() -> None:
    sheet: Sheet = {"customers": [{"name": "王丽", "phone": "13800138000"}, {"name": "李雷", "phone": "13900139000"}]}
    first = _audited(sheet, {}, None)
    sheet["customers"][1]["note"] = "好"
    again = _audited(sheet, first.inspection.normalised.rows, first)
    pairs = zip(first.inspection.rows("customers"), again.inspection.rows("customers"), strict=True)
    assert [one is other for one, other in pairs] == [True, False]
    assert all(again.across[rule] is first.across[rule] for rule in first.across)


def _texts(seen: Audited) -> list[object]:
    """What was normalised, as texts, because TRUE equals 1."""
    normalised = seen.inspection.normalised
    rows = [row for rows in normalised.rows.values() for row in rows]
    cells = [
        [sorted((name, repr(cell)) for name, cell in cells.items()) for cells in (row.values, row.raw)] for row in rows
    ]
    names = [(row.tab, row.number, row.key, row.bad) for row in rows]
    return [names, cells, set(normalised.rewrites), sorted(map(repr, normalised.doubts))]


def _audited(sheet: Sheet, rows: Mapping[str, tuple[Row, ...]], last: Audited | None) -> Audited:
    read = readings(**sheet)
    vocabulary = normalise.vocabulary(TEMPLATE, read)
    normalised = normalise.rows(TEMPLATE, read, vocabulary, before=rows)
    return audit.audited(Inspection(TEMPLATE, normalised, TODAY, vocabulary), before=last)
