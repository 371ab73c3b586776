"""What rows are known by."""

from __future__ import annotations

from tests.app.audit.shop import CREAM, LILY, ORDER, found, places


def test_customers_need_a_key() -> None:
    (finding,) = found("key.missing", customers=[LILY, {"name": "小明"}])
    assert (finding.key, finding.details) == ("#3", (("columns", "手机号码 / 微信号"),))


def test_unreadable_key_is_there() -> None:
    assert places("key.missing", customers=[{"name": "小明", "phone": "若干"}]) == []


def test_orders_need_no_number() -> None:
    assert places("key.missing", orders=[ORDER]) == []


def test_products_have_own_codes() -> None:
    again = CREAM | {"sku": "ＳＫ－００１", "name": "乳液"}
    assert places("key.duplicate", products=[CREAM, again]) == [("SK-001", "sku")]


def test_shared_phones_judged_elsewhere() -> None:
    assert places("key.duplicate", customers=[LILY, LILY]) == []
