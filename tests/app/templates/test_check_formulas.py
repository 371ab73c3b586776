"""A formula that cannot be is refused when the schema is loaded, by file, tab and column, with what is allowed."""

from __future__ import annotations

import pytest

from app.templates import TemplateInvalid, load
from app.templates.load import ROOT
from tests.app.templates.conftest import Spoil

CUSTOMERS, ORDERS, SETTINGS = "tabs/customers.toml", "tabs/orders.toml", "tabs/settings.toml"
NAME = "'IFNA(XLOOKUP({orders.sku}&\"\",{products.sku},{products.name}),)'"
REFUSED = {
    "no formula": (
        ORDERS,
        NAME,
        "'IFNA(XLOOKUP('",
        r"orders.toml: column product_name: `formula` does not parse: it ends",
    ),
    "unknown column": (
        ORDERS,
        NAME,
        "'{products.nmae}'",
        r"column product_name: .*`products.nmae`; allowed: .*products.name",
    ),
    "unknown tab": (
        ORDERS,
        NAME,
        "'{goods.name}'",
        r"column product_name: .*unknown: `goods.name`; allowed: .*customers.name",
    ),
    "unknown option": (
        ORDERS,
        NAME,
        "'{orders.status.lost}'",
        r"unknown: `orders.status.lost`; allowed: .*orders.status.paid",
    ),
    "unknown setting": (
        ORDERS,
        NAME,
        "'{settings.tier}'",
        r"unknown: `settings.tier`; allowed: .*settings.tier_months",
    ),
    "unknown function": (
        ORDERS,
        NAME,
        "'FETCH({products.name})'",
        r"function that is unknown: `FETCH`; allowed: .*XLOOKUP",
    ),
    "own column": (
        ORDERS,
        NAME,
        "'{orders.product_name}'",
        r"column product_name: formulas go in a circle: orders.product",
    ),
    "unknown where": (
        ORDERS,
        'where = ["sku"]',
        'where = ["product"]',
        r"`where` is unknown: `product`; allowed: .*sku",
    ),
    "unknown kind": (
        ORDERS,
        'field = "name"\nwhere',
        'field = "title"\nwhere',
        r"column customer_name: `field` is unknown",
    ),
    "name of two": (ORDERS, 'name = "category"', 'name = "note"', r"orders.toml: `note` is declared twice"),
    "kept name": (ORDERS, 'name = "category"', 'name = "submission"', r"column submission: the name is kept"),
    "setting twice": (SETTINGS, '"tier_3_name"', '"tier_2_name"', r"settings.toml: `tier_2_name` is declared twice"),
    "setting of no kind": (SETTINGS, '"integer"', '"hour"', r"setting summary_hour: `field` is unknown: `hour`"),
    "setting above none": (
        SETTINGS,
        'above = "tier_2_from"',
        'above = "tier_1_from"',
        r"setting tier_3_from: `above` is unknown",
    ),
    "setting without value": (
        SETTINGS,
        'value = "21"\n',
        "",
        r"setting.summary_hour: a setting has its `value` either",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_broken_formula_is_refused(case: str, spoil: Spoil) -> None:
    file, old, new, message = REFUSED[case]
    root = spoil(file, old, new)
    with pytest.raises(TemplateInvalid, match=message):
        load("base", "zh-CN", root=root)


def test_circle_of_two_is_refused(spoil: Spoil) -> None:
    spoil(CUSTOMERS, "{points.points}", "{customers.last_order}")
    root = spoil(CUSTOMERS, "IF(ISNUMBER({orders.date}),", "IF(ISNUMBER({customers.points}),")
    with pytest.raises(TemplateInvalid, match=r"circle: customers\.\w+ → customers\.\w+ → customers\.\w+"):
        load("base", "zh-CN", root=root)


def test_formula_may_name_another(spoil: Spoil) -> None:
    """A column of formulas, or one of a derived tab."""
    root = spoil(CUSTOMERS, "{points.points}", "{customers.spent}")
    formulas = [load("base", "en", root=each).tab("customers").column("points").formula for each in (ROOT, root)]
    assert ["{points.customer}" in formula for formula in formulas] == [True, True]
    assert ["{customers.spent}" in formula for formula in formulas] == [False, True]
