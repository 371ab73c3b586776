"""A shop brings its old table along: a file from Excel is shown, taken into the sheet, cleaned; and taken back."""

from __future__ import annotations

from typing import Any

from gspread.utils import ValueRenderOption

from tests.shop import Shop

OLD = """客户姓名,手机号,出生日期,渠道,QQ
王小美,="13800138000",1990/08/15,微信,1001
李雷,+86 139 0013 9000,农历八月十五,抖音,1002
韩梅梅,1.37E+10,,,1003
=IMPORTDATA("x"),13600136000,,,
"""


def sent(shop: Shop, **params: Any) -> dict[str, Any]:
    path = f"/v1/stores/{shop.stores[-1]['id']}/imports/customers"
    answer = shop.call("POST", path, content=OLD.encode("gbk"), params=params)
    assert answer.is_success, answer.text
    return dict(answer.json())


def rows(shop: Shop) -> list[list[Any]]:
    """Name, phone and birthday of every customer."""
    lines = shop.tab("客户").get_all_values(value_render_option=ValueRenderOption.formula)[1:]
    return [[line[0], line[1], line[6]] for line in lines if any(line[:17])]


def test_old_table_comes_in(shop: Shop) -> None:
    shop.onboarded()
    assert sent(shop)["accepted"] == 4
    assert shop.sync()["delivered"] == 4
    assert rows(shop) == [
        ["王小美", "13800138000", "1990-08-15"],
        ["李雷", "13900139000", "农历八月十五"],
        ["韩梅梅", "1.37E+10", ""],
        ['=IMPORTDATA("x")', "13600136000", ""],
    ]
    shop.sync()
    codes = {finding["code"] for finding in shop.items("findings")}
    assert {"value.lost", "text.formula_like"} <= codes


def test_imported_twice_stands_once(shop: Shop) -> None:
    shop.onboarded()
    sent(shop)
    shop.sync()
    assert (sent(shop)["duplicates"], shop.sync()["delivered"], len(rows(shop))) == (4, 0, 4)


def test_import_can_be_undone(shop: Shop) -> None:
    shop.onboarded()
    sent(shop)
    shop.sync()
    operation = next(change["operation_id"] for change in shop.items("changes") if change["kind"] == "submission")
    undone = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/operations/{operation}/undo")
    assert (len(undone.json()["rows"]), rows(shop)) == (4, [])
    assert sent(shop, again=True)["accepted"] == 4 and shop.sync()["delivered"] == 4
