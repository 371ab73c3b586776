"""Rules about one cell."""

from __future__ import annotations

import pytest

from app.model.cell import Scalar
from tests.app.audit.shop import LILY, ORDER, found, places
from tests.app.normalise.sheets import Rows


def test_doubts_quote_the_cell() -> None:
    (finding,) = found("phone.letters", customers=[LILY | {"phone": "138O0138000"}])
    assert (finding.tab, finding.key, finding.column) == ("customers", "lily_2020", "phone")
    assert (finding.seen, finding.proposal, finding.severity) == ("138O0138000", "13800138000", "warning")


def test_year_is_proposed_from_today() -> None:
    (finding,) = found("date.year_missing", orders=[ORDER | {"date": "12月25日"}])
    assert finding.proposal == "2025-12-25"


def test_customer_is_proposed_by_name() -> None:
    namesake: dict[str, Scalar] = {"name": "小明", "wechat": "ming_2020"}
    customers: Rows = [LILY, namesake, namesake | {"wechat": "ming_2021"}]
    assert _proposals(customers, "王丽") == ["13800138000"]
    assert _proposals(customers, "小明") == [""]
    assert _proposals(customers, "小红") == [""]


def test_required_cells_are_missed() -> None:
    order: dict[str, Scalar] = {"customer": "13800138000", "quantity": 0, "note": "x"}
    assert places("value.required", orders=[order]) == [("#2", "date"), ("#2", "paid")]


def test_today_is_not_future() -> None:
    assert places("date.future", orders=[ORDER | {"date": "2026-04-01"}]) == []
    assert places("date.future", orders=[ORDER | {"date": "2026年4月2日", "order_no": "A1"}]) == [("A1 SK-001", "date")]


@pytest.mark.parametrize(("quantity", "wrong"), [(1, False), (0, True), (-1, True), ("若干", False), (None, False)])
def test_quantities_are_above_zero(quantity: int | str | None, wrong: bool) -> None:  # noqa: FBT001
    assert bool(places("number.not_positive", orders=[ORDER | {"quantity": quantity}])) == wrong


def test_identity_numbers_are_masked() -> None:
    number = "11010519491231002X"
    findings = found("personal.identity_number", customers=[LILY | {"note": f"身份证{number}"}])
    assert [(finding.column, finding.seen) for finding in findings] == [("note", "身份证**************002X")]


def test_masked_in_every_finding() -> None:
    (finding,) = found("phone.unreadable", customers=[LILY | {"phone": "11010519491231002X"}])
    assert finding.seen == "**************002X"


def test_order_numbers_are_no_cards() -> None:
    assert places("personal.identity_number", orders=[ORDER | {"order_no": "6222021234567894"}]) == []
    assert len(places("personal.identity_number", orders=[ORDER | {"note": "6222021234567894"}])) == 1


def test_formula_errors_are_errors() -> None:
    (finding,) = found("formula.error", orders=[ORDER | {"paid": "#REF!"}])
    assert (finding.column, finding.severity) == ("paid", "error")


def _proposals(customers: Rows, name: str) -> list[str]:
    findings = found("reference.unreadable", customers=customers, orders=[ORDER | {"customer": name}])
    return [finding.proposal for finding in findings]
