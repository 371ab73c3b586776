"""A declaration that does not hold together is refused, and the message says where and what is allowed."""

from __future__ import annotations

import pytest

from app.templates import TemplateInvalid, load
from tests.app.templates.conftest import Spoil

CUSTOMERS, ORDERS, PRODUCTS = "tabs/customers.toml", "tabs/orders.toml", "tabs/products.toml"
REFUSED = {
    "unknown kind": (
        CUSTOMERS,
        '"mobile"',
        '"telephone"',
        r"column phone: `field` is unknown: `telephone`; allowed: .*mobile",
    ),
    "same column twice": (CUSTOMERS, '"wechat"\nfield', '"phone"\nfield', r"customers.toml: `phone` is declared twice"),
    "unknown key column": (CUSTOMERS, '"wechat"]', '"qq"]', r"`key` is unknown: `qq`; allowed: .*wechat"),
    "unknown reference": (
        ORDERS,
        '"products"',
        '"goods"',
        r"column sku: `references` is unknown: `goods`; allowed: .*customers",
    ),
    "unknown list": (
        ORDERS,
        'choices = "payment"',
        'choices = "money"',
        r"column payment: `choices` is unknown: `money`; .*owner",
    ),
    "choice without words": (
        ORDERS,
        'choices = "payment"\n',
        "",
        r"column payment: .* exactly one of options and choices",
    ),
    "options without choice": (
        PRODUCTS,
        '"integer"\n',
        '"integer"\noptions = ["a"]\n',
        r"column stock: .* no `options`",
    ),
    "option twice": (CUSTOMERS, '"male", ', '"male", "male", ', r"column gender: `male` is declared twice"),
    "reserved name": (PRODUCTS, '"brand"', '"submission"', r"column submission: the name is kept"),
    "circle": (
        PRODUCTS,
        '"brand"\nfield = "text"',
        '"brand"\nfield = "reference"\nreferences = "orders"',
        r"circle: \w+ → \w+",
    ),
    "own key": (CUSTOMERS, '["phone", "wechat"]', '["referrer"]', r"circle: customers → customers"),
    "lookup of nothing": (
        "derived/lookup.toml",
        '"customers.stage"',
        '"orders.status"',
        r"lookup: `card` .*customers.stage",
    ),
    "lookup match": (
        "derived/lookup.toml",
        '"orders.customer"',
        '"customers.name"',
        r"lookup: `match` is unknown: `cust",
    ),
    "lookup and function": (
        "derived/lookup.toml",
        "rows",
        'function = "daily"\nrows',
        r"`\[\[column\]\]`, or `\[lookup",
    ),
    "chart column": (
        "derived/dashboard.toml",
        '["net_sales"]',
        '["profit"]',
        r"chart monthly_sales: .* `profit`; .*net_sales",
    ),
    "chart rows": ("derived/dashboard.toml", "last_row = 16", "last_row = 4", r"chart monthly_sales: .*no row"),
    "form tab": (
        "forms/join.toml",
        '"customers"',
        '"products"',
        r"`tab` is unknown: `products`; allowed: customers, orders",
    ),
    "form column": ("forms/join.toml", '"note"', '"secret"', r"join.toml: a column is unknown: `secret`"),
    "form lacks required": ("forms/join.toml", '"name", ', "", r"join.toml: required columns are missing: name"),
    "tab twice": ("template.toml", '"orders"', '"customers"', r"template.toml: `customers` is listed twice"),
    "tab not listed": (
        "template.toml",
        '[[tab]]\nname = "products"\nkind = "input"\n',
        "",
        r"products.toml: .*not listed",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_broken_declaration_is_refused(case: str, spoil: Spoil) -> None:
    file, old, new, message = REFUSED[case]
    root = spoil(file, old, new)
    with pytest.raises(TemplateInvalid, match=message):
        load("base", "zh-CN", root=root)


def test_own_rows_may_be_referenced() -> None:
    assert load("base", "en").column("customers.referrer").references == "customers"
