"""All days and months at once say what each says alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse import Source, periods
from app.analyse.periods import Period
from app.analyse.sales import sales
from app.analyse.spans import Span, day_of, month_of
from app.analyse.tabs.days import days
from app.analyse.tabs.monthly import monthly
from app.model.row import Row
from tests.app.analyse.shop import TODAY, customer, line, order, shop, values

Periods = Callable[[Source], Mapping[date, Period]]
LINES = st.builds(
    order,
    st.integers(0, 500),
    st.dates(date(2024, 12, 20), date(2025, 4, 2)) | st.none(),
    order_no=st.sampled_from(["", "A", "B", "C"]),
    customer=st.sampled_from(["", "1", "2", "wx_1"]),
    refunded=st.sampled_from([None, 5, 600]),
    status=st.sampled_from(["已完成", "已取消"]),
    quantity=st.integers(0, 3),
)
ROWS = (
    customer("138", "李雷"),
    order(100, date(2025, 2, 3), order_no="A1", customer="138"),
    order(50.5, date(2025, 3, 3), order_no="A2", customer="138", refunded=10.25),
    order(9, date(2025, 3, 3), customer="139"),
    order(7, None, customer="139"),
    order(99, date(2025, 3, 4), customer="139", status="已取消"),
)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=12), st.sampled_from([(periods.days, day_of), (periods.months, month_of)]))
def test_each_period_as_alone(rows: list[Row], unit: tuple[Periods, Callable[[date], Span]]) -> None:
    source = shop(*rows, customer("1", wechat="wx_1"))
    for first, period in unit[0](source).items():
        assert period.figures == sales(source).figures(unit[1](first))
        assert period.paid - period.refunded == period.figures.net


@settings(max_examples=40)
@given(st.lists(LINES, max_size=12))
def test_months_add_up_exactly(rows: list[Row]) -> None:
    source = shop(*rows)
    months = sum(period.figures.net.fen for period in periods.months(source).values())
    assert months + sales(source).totals().undated.fen == sales(source).totals().net.fen


@pytest.mark.parametrize(
    ("label", "figures"),
    [
        ("2025-03", [2, 2, 59.5, 10.25, 49.25, 24.63, 2, 1, 1, 0]),
        ("2025-02", [1, 1, 100, 0, 100, 100, 1, 1, 0, 0]),
        ("没有日期，或日期在今天之后", [None] * 4 + [7]),
        ("合计", [None] * 4 + [156.25]),
    ],
)
def test_months_reckoned_by_hand(label: str, figures: list[float | None]) -> None:
    assert line(monthly(shop(*ROWS)), label) == figures


def test_newest_day_comes_first() -> None:
    lines = [values(cells) for cells in days(shop(*ROWS))[1:3]]
    assert lines == [["2025-03-03", "星期一", 49.25, 2, 2, 2, 1, 1], ["2025-02-03", "星期一", 100, 1, 1, 1, 1, 0]]


def test_coming_days_are_none() -> None:
    assert not periods.days(shop(order(5, date(2025, 3, 15)), as_of=TODAY))
