"""A shop's own columns: one line makes a column, or adopts one that a person added; without the line the data stays."""

from __future__ import annotations

from typing import Any

import gspread
from gspread.utils import rowcol_to_a1

from tests.shop import AMEI, BOSS, Shop

LINE = ["客户", "宠物", "选项", "猫、狗"]


def ask(shop: Shop, *lines: list[str], row: int = 2) -> None:
    """A person writes lines in the tab of custom fields; the next sync and the next look at the structure follow."""
    shop.tab("自定义字段", AMEI).update(list(lines), f"A{row}", raw=True)
    settle(shop)


def settle(shop: Shop) -> None:
    shop.sync()
    store_id = shop.stores[-1]["id"]
    assert shop.call("POST", f"/v1/stores/{store_id}/apply").status_code == 200
    shop.sync()


def customers(shop: Shop) -> gspread.Worksheet:
    return shop.tab("客户", AMEI)


def header(shop: Shop) -> list[str]:
    return [str(text) for text in customers(shop).row_values(1)]


def codes(shop: Shop) -> dict[str, str]:
    """Code of each finding → what was seen."""
    return {item["code"]: item["seen"] for item in shop.items("findings")}


def column(shop: Shop, label: str) -> int:
    """1-based."""
    return header(shop).index(label) + 1


def test_line_becomes_a_column(shop: Shop) -> None:
    shop.onboarded()
    ask(shop, LINE)
    at = column(shop, "宠物")
    customers(shop).update_cell(2, at, "小猫")
    shop.sync()
    (found,) = (item for item in shop.items("findings") if item["code"] == "choice.unknown")
    assert (found["tab"], found["seen"], found["proposal"]) == ("customers", "小猫", "猫")


def test_new_column_is_like_others(shop: Shop) -> None:
    shop.onboarded()
    ask(shop, LINE)
    at = column(shop, "宠物") - 1
    sheet = next(one for one in metadata(shop)["sheets"] if one["properties"]["title"] == "客户")
    (grid,) = sheet["data"]
    cell = grid["rowData"][1]["values"][at]
    assert [value["userEnteredValue"] for value in cell["dataValidation"]["condition"]["values"]] == ["猫", "狗"]
    assert grid["rowData"][0]["values"][at]["note"]
    assert any(
        one["range"].get("startColumnIndex", 0) <= at < one["range"]["endColumnIndex"]
        for one in sheet["protectedRanges"]
    )


def test_second_sync_finds_nothing(shop: Shop) -> None:
    shop.onboarded()
    ask(shop, LINE)
    shop.sync()
    writes = shop.counts()["sheets.write"]
    assert shop.sync()["writes"] == 0 and shop.counts()["sheets.write"] == writes
    assert shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}/plan").json()["changes"] == []


def test_own_column_is_reported(shop: Shop) -> None:
    own_column(shop)
    (found,) = (item for item in shop.items("findings") if item["code"] == "column.own")
    assert (found["tab"], found["seen"], found["severity"]) == ("customers", "生肖", "hint")
    assert "自定义字段" in found["advice"] and "客户" in found["advice"]


def test_own_column_is_adopted(shop: Shop) -> None:
    at = own_column(shop)
    before = customers(shop).col_values(at)
    ask(shop, ["客户", "生肖", "手机号码"])
    assert column(shop, "生肖") == at
    assert customers(shop).col_values(at) == ["生肖", "13800138000", "13900139000"] != before
    assert "column.own" not in codes(shop)


def test_adopted_cells_are_nobodys_edits(shop: Shop) -> None:
    own_column(shop)
    shop.sync()
    ask(shop, ["客户", "生肖", "文字"])
    edits = [item for item in shop.items("changes") if item["kind"] == "edit"]
    assert edits == []


def test_removed_line_keeps_the_data(shop: Shop) -> None:
    shop.onboarded()
    ask(shop, LINE)
    at = column(shop, "宠物")
    customers(shop).update([["王小美"]], "A2", raw=True)
    shop.sync()
    customers(shop).update_cell(2, at, "猫")
    shop.sync()
    shop.tab("自定义字段", AMEI).update([["", "", "", ""]], "A2", raw=True)
    settle(shop)
    assert customers(shop).cell(2, at).value == "猫" and column(shop, "宠物") == at
    assert codes(shop)["column.own"] == "宠物"
    assert [item["kind"] for item in shop.items("changes") if item["column"].startswith("custom_")] == ["edit"]


def test_line_written_again_finds_column(shop: Shop) -> None:
    shop.onboarded()
    ask(shop, LINE)
    at = column(shop, "宠物")
    shop.tab("自定义字段", AMEI).update([["", "", "", ""]], "A2", raw=True)
    settle(shop)
    ask(shop, LINE, row=4)
    assert header(shop).count("宠物") == 1 and column(shop, "宠物") == at


def test_nonsense_leaves_last_good(shop: Shop) -> None:
    shop.onboarded()
    ask(shop, LINE)
    at = column(shop, "宠物")
    ask(shop, ["客户", "宠物", "选项", ""], ["客户", "手机号码", "文字", ""])
    assert {"custom.no_choices": "宠物", "custom.taken": "手机号码"}.items() <= codes(shop).items()
    customers(shop).update_cell(2, at, "小猫")
    shop.sync()
    assert codes(shop)["choice.unknown"] == "小猫"


def test_emptied_tab_is_no_nonsense(shop: Shop) -> None:
    """A header that somebody spoils takes no column away."""
    shop.onboarded()
    ask(shop, LINE)
    shop.tab("自定义字段", BOSS).update([["列名字的"]], "B1", raw=True)
    shop.sync()
    assert "column.own" not in codes(shop) or codes(shop)["column.own"] != "宠物"


def own_column(shop: Shop) -> int:
    """A column that a person added beside ours, with two rows; its place, 1-based."""
    shop.onboarded()
    shop.sync()
    at = len(header(shop)) + 1
    customers(shop).update([["王小美"], ["李雷"]], "A2", raw=True)
    cells = [["生肖"], ["+86 138 0013 8000"], ["13900139000"]]
    customers(shop).update(cells, rowcol_to_a1(1, at), raw=True)
    shop.sync()
    return at


def metadata(shop: Shop) -> dict[str, Any]:
    fields = "sheets(properties.title,protectedRanges,data.rowData.values(note,dataValidation))"
    return dict(shop.sheet().fetch_sheet_metadata({"includeGridData": "true", "fields": fields}))


def test_form_takes_own_columns(shop: Shop) -> None:
    """A shop's own column is a field of the form, one that old senders need not know."""
    shop.onboarded()
    ask(shop, [*LINE, "是"])
    schema = shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}/forms/join/schema").json()
    (name,) = (name for name, field in schema["properties"].items() if field["title"] == "宠物")
    assert schema["properties"][name]["enum"] == ["猫", "狗"] and name not in schema["required"]
    for number, more in enumerate(({name: "猫"}, {})):
        values = {"name": f"客{number}", "phone": f"1380013800{number}", **more}
        assert shop.submit("join", values, message=f"m{number}").status_code == 202
    shop.sync()
    rows = {row["姓名"]: row["宠物"] for row in customers(shop).get_all_records()}
    assert (rows["客0"], rows["客1"]) == ("猫", "")
