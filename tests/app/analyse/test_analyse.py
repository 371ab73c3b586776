"""Every derived tab of a store at once, and what holds for any content of cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse import FUNCTIONS, daily, report
from app.model.cell import Formula
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, customer, found, order, shop


def test_report_has_every_tab() -> None:
    declared = [tab for tab in ZH.derived if tab.function and not tab.per_day]
    tabs = report(shop()).tabs
    assert [(tab.tab, tab.title, tab.tab_id) for tab in tabs] == [(t.name, t.label, t.sheet_id) for t in declared]
    assert {tab.function for tab in declared if tab.function} == set(FUNCTIONS)


def test_rows_fit_declared_columns() -> None:
    content = report(shop(customer("138", "李雷"), order(5), findings=[found("x", column="phone")]))
    assert [max(map(len, tab.grid)) for tab in content.tabs] == [len(ZH.tab(tab.tab).columns) for tab in content.tabs]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_equal_sources_equal_reports(locale: str) -> None:
    rows = (customer("138", "李雷"), order(5, customer="138"), order(7))
    assert report(shop(*rows, locale=locale)) == report(shop(*rows, locale=locale))


def test_unread_tabs_are_empty() -> None:
    assert report(replace(shop(order(5)), rows={})) == report(shop())


CELLS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec=None))
ANYTHING = st.builds(
    lambda tab, cells, bad: Row(tab, 2, "k", cells, cells, bad),
    st.sampled_from([tab.name for tab in ZH.inputs]),
    st.dictionaries(st.sampled_from(sorted({c.name for tab in ZH.inputs for c in tab.columns})), CELLS),
    st.frozensets(st.sampled_from(["paid", "date", "customer", "quantity", "refunded", "order_no"])),
)

DAYS = st.just(TODAY) | st.dates(TODAY - timedelta(weeks=20), TODAY)


@settings(max_examples=60)
@given(st.lists(ANYTHING, max_size=6))
def test_no_cell_breaks_analysis(rows: list[Row]) -> None:
    source = shop(*rows, findings=[found("x", key=str(row.get("name")), seen=str(row.get("paid"))) for row in rows])
    for tab in (*report(source).tabs, daily(source, day=TODAY)):
        texts = {cell.value.text for row in tab.grid for cell in row if isinstance(cell.value, Formula)}
        assert all(text.startswith("=IFERROR(HYPERLINK(") for text in texts)


@settings(max_examples=40)
@given(st.data(), st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["", "1", "2"]), DAYS), max_size=8))
def test_rows_may_be_sorted(data: st.DataObject, lines: list[tuple[int, str, date]]) -> None:
    rows = [
        order(fen / 100, day, order_no=number, customer=number, time=fen % 24 / 24 if fen % 3 else None)
        for fen, number, day in lines
    ]
    rows.append(customer("1", "李雷"))
    shuffled = data.draw(st.permutations(rows))
    assert report(shop(*rows)) == report(shop(*shuffled))
