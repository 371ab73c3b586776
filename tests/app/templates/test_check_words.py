"""Labels that miss a word, say an idle one or mean two things are refused, in whichever locale."""

from __future__ import annotations

import pytest

from app.templates import TemplateInvalid, load
from tests.app.templates.conftest import Spoil

ZH, EN = "labels/zh-CN.toml", "labels/en.toml"
REFUSED = {
    "tab without title": (ZH, 'orders = "订单"\n', "", r"labels/zh-CN\*.toml: tab: `orders` has no words"),
    "column without words": (
        EN,
        "[column.customers.landline]",
        "[column.customers.fax]",
        r"column.customers: `landline` has no",
    ),
    "idle words": (
        EN,
        "[setting.summary_hour]",
        '[setting.x]\nlabel = "X"\nmeaning = ""\n[setting.summary_hour]',
        r"`x` is not decl",
    ),
    "option without word": (ZH, 'female = "女"\n', "", r"column.customers.gender.options: `female` has no words"),
    "header of two": (
        EN,
        'label = "Landline"',
        'label = "mobile"',
        r"column.customers: `mobile` names both `phone` and `landline`",
    ),
    "title of two": (ZH, 'orders = "订单"', 'orders = "客户"', r"two tabs are called `客户`"),
    "title unfit": (
        EN,
        'orders = "Orders"',
        'orders = "Orders: all"',
        r"tab orders: `Orders: all` cannot be the title",
    ),
    "list without words": (ZH, "payment = [", "paying = [", r"choices: `payment` has no words"),
    "synonym of nothing": (ZH, '"pdd" = "拼多多"', '"pdd" = "拼夕夕"', r"`pdd` means `拼夕夕`, which is in no list"),
    "form without title": (EN, "[form.order]", "[form.sale]", r"form: `order` has no words"),
    "chart without title": (ZH, "monthly_sales =", "yearly_sales =", r"chart: `monthly_sales` has no words"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_broken_labels_are_refused(case: str, spoil: Spoil) -> None:
    file, old, new, message = REFUSED[case]
    root = spoil(file, old, new)
    with pytest.raises(TemplateInvalid, match=message):
        load("base", "zh-CN", root=root)
