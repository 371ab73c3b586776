"""A shop comes with a workbook of its own: what is sure is adopted, nothing is moved or lost, then it is kept clean."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from gspread.utils import ValueRenderOption

from tests.shop import BOSS, SERVICE, Shop
from tests.workbooks import CHINESE, ENGLISH, FOREIGN, Workbook


def brought(shop: Shop, book: Workbook) -> gspread.Spreadsheet:
    """The workbook as its owner made it, shared with the service."""
    sheet = shop.person(BOSS).create("我们的客户")
    for title, rows in book.items():
        tab = sheet.add_worksheet(title, 40, 12 if len(rows[0]) <= 12 else 40)
        tab.update([list(row) for row in rows], raw=True)
    sheet.del_worksheet(sheet.sheet1)
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    return sheet


def cells(sheet: gspread.Spreadsheet) -> dict[str, list[list[Any]]]:
    """Everything that stands in the workbook, as it was entered."""
    return {tab.title: tab.get_values(value_render_option=ValueRenderOption.formula) for tab in sheet.worksheets()}


def adopt(shop: Shop, sheet: gspread.Spreadsheet, *, status: int = 201, **more: Any) -> dict[str, Any]:
    body = {"name": "小美的店", "owner": BOSS, "spreadsheet": {"adopt": sheet.url, **more}}
    answer = shop.call("POST", "/v1/stores", json=body, headers={"Idempotency-Key": "mine"})
    assert answer.status_code == status, answer.text
    if status == 201:
        shop.stores.append(answer.json())
    return dict(answer.json())


def preview(shop: Shop, sheet: gspread.Spreadsheet, **more: Any) -> dict[str, Any]:
    answer = shop.call("POST", "/v1/adoptions", json={"spreadsheet": sheet.url, **more})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_dry_run_writes_nothing(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    before, writes, files = cells(sheet), shop.counts()["sheets.write"], shop.files()
    found = preview(shop, sheet)
    assert [(one["title"], one["state"], one["tab"]) for one in found["sheets"]] == [
        ("客户资料", "adopted", "customers"),
        ("销售记录", "adopted", "orders"),
        ("杂记", "kept", ""),
    ]
    assert found["copied_first"] and "商品" in found["new_tabs"] and found["changes"]["InsertLines"] == 2
    assert (cells(sheet), shop.counts()["sheets.write"], shop.files()) == (before, writes, files)
    assert shop.call("GET", "/v1/stores").json()["items"] == []


def test_dry_run_says_how_sure(shop: Shop) -> None:
    (customers, *_) = preview(shop, brought(shop, CHINESE))["sheets"]
    by_header = {column["header"]: column for column in customers["columns"]}
    assert (by_header["客户姓名*"]["column"], by_header["客户姓名*"]["confidence"]) == ("name", 0.9)
    assert by_header["会员等级"]["state"] == "kept" and by_header["会员等级"]["advice"]
    assert 0.7 < customers["confidence"] < 0.9 and "标签" in customers["adds"]


def test_nothing_of_people_moves(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    before = cells(sheet)
    adopt(shop, sheet)
    after = cells(sheet)
    assert after["杂记"] == before["杂记"]
    for title in ("客户资料", "销售记录"):
        width = len(before[title][0])
        assert [row[:width] for row in after[title]] == before[title]
        assert not any(any(row[width:]) for row in after[title][1:])


def test_missing_columns_come_right(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    adopt(shop, sheet)
    header = sheet.worksheet("客户资料").row_values(1)
    assert header[:10] == list(CHINESE["客户资料"][0])
    assert {"电子邮箱", "性别", "标签", "同意营销"} < set(header[10:])
    assert header[-4:] == ["提交编号", "积分", "累计消费", "最近购买"]
    assert {"商品", "设置", "选项", "看板"} < {tab.title for tab in sheet.worksheets()}
    assert not {"客户", "订单"} & {tab.title for tab in sheet.worksheets()}


def test_adopting_is_one_write(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    writes = shop.counts()["sheets.write"]
    adopt(shop, sheet)
    assert shop.counts()["sheets.write"] == writes + 1
    assert adopt(shop, sheet) == shop.stores[0]
    assert shop.counts()["sheets.write"] == writes + 1


def test_copy_is_made_first(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    before = cells(sheet)
    store = adopt(shop, sheet)
    shop.sync()
    copy = shop.person(BOSS).open_by_url(
        store["copy_url"].replace("http://localsheets.test", "https://docs.google.com")
    )
    assert cells(copy) == before
    assert copy.title == "我们的客户（2026-11-24 接管前的副本）"


def test_sync_cleans_their_columns(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    adopt(shop, sheet)
    report = shop.sync()
    assert report["rewritten"] > 0
    tab = sheet.worksheet("客户资料")
    assert tab.col_values(3)[1:4] == ["13800138000", "13900139000", "13700137000"]
    assert tab.col_values(1)[1:] == ["1", "2", "3", "4", "5"]
    found = {(item["tab"], item["column"], item["code"]) for item in shop.items("findings")}
    assert ("customers", "phone", "phone.landline") in found and ("customers", "phone", "phone.unreadable") in found
    assert sheet.worksheet("销售记录").col_values(1)[1] == "2024-03-05"


def test_sync_reads_once(shop: Shop) -> None:
    """Their headers are known, so the marks need not be asked for."""
    adopt(shop, brought(shop, CHINESE))
    shop.sync()
    shop.sync()
    reads = shop.counts()["sheets.read"]
    assert shop.sync()["writes"] == 0
    assert shop.counts()["sheets.read"] == reads + 1


def test_form_lands_in_their_sheet(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    adopt(shop, sheet)
    assert shop.submit("join", {"name": "钱七", "phone": "13612345678"}).status_code == 202
    shop.sync()
    row = sheet.worksheet("客户资料").row_values(3)
    assert row[:3] == ["", "钱七", "13612345678"]


def test_headers_are_protected(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    adopt(shop, sheet)
    ranges = [
        (one["range"].get("startColumnIndex", 0), one["range"]["endColumnIndex"])
        for tab in sheet.fetch_sheet_metadata()["sheets"]
        if tab["properties"]["title"] == "客户资料"
        for one in tab["protectedRanges"]
    ]
    assert ranges[:2] == [(1, 5), (6, 9)] and ranges[2][0] == 10


def test_no_storage_asks_for_consent(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    before = cells(sheet)
    shop.switch(storage_quota=True)
    problem = adopt(shop, sheet, status=409)
    assert problem["type"].endswith("copy-refused") and "without_copy" in problem["detail"]
    assert cells(sheet) == before and shop.call("GET", "/v1/stores").json()["items"] == []
    assert adopt(shop, sheet, without_copy=True)["copy_url"] == ""


def test_header_below_says_what_to_do(shop: Shop) -> None:
    book = {"客户资料": [["小美的店 客户表"], [], *CHINESE["客户资料"]]}
    sheet = brought(shop, book)
    problem = adopt(shop, sheet, status=409)
    assert problem["type"].endswith("header-below") and "客户资料 (3)" in problem["detail"]
    sheet.worksheet("客户资料").delete_rows(1, 2)
    assert adopt(shop, sheet)["adopted"] == [{"tab": "customers", "title": "客户资料"}]


def test_formulas_are_left_alone(shop: Shop) -> None:
    sheet = brought(shop, {"客户资料": CHINESE["客户资料"]})
    tab = sheet.worksheet("客户资料")
    tab.update([['=UPPER("vip")']], "I3", raw=False)
    (found,) = preview(shop, sheet)["sheets"]
    assert {column["header"]: column["state"] for column in found["columns"]}["备注"] == "computed"
    adopt(shop, sheet)
    shop.sync()
    assert tab.get("I3", value_render_option=ValueRenderOption.formula) == [['=UPPER("vip")']]
    assert "备注 2" in tab.row_values(1)


def test_unclear_columns_stay_free(shop: Shop) -> None:
    rows = [[*row, row[2]] for row in CHINESE["客户资料"]]
    rows[0][-1] = "手机"
    sheet = brought(shop, {"客户资料": rows})
    (found,) = preview(shop, sheet)["sheets"]
    unclear = {column["header"]: column["state"] for column in found["columns"] if column["column"] == "phone"}
    assert unclear == {"联系电话": "ambiguous", "手机": "ambiguous"}
    adopt(shop, sheet, sheets={"客户资料": {"tab": "customers", "columns": {"手机": "phone"}}})
    shop.sync()
    tab = sheet.worksheet("客户资料")
    assert (tab.cell(2, 11).value, tab.cell(2, 3).value) == ("13800138000", "138 0013 8000")


def test_wrong_choice_is_named(shop: Shop) -> None:
    sheet = brought(shop, CHINESE)
    problem = adopt(shop, sheet, status=422, sheets={"客户资料": {"tab": "clients"}})
    assert problem["errors"][0]["field"] == "spreadsheet.sheets.客户资料.tab"
    assert "customers" in problem["errors"][0]["detail"]


def test_foreign_workbook_stays_untouched(shop: Shop) -> None:
    sheet = brought(shop, FOREIGN)
    before = cells(sheet)
    store = adopt(shop, sheet)
    shop.sync()
    assert cells(sheet)["Telemetry"] == before["Telemetry"]
    assert (store["adopted"], store["copy_url"]) == ([], "")


def test_english_workbook_is_adopted(shop: Shop) -> None:
    sheet = brought(shop, ENGLISH)
    store = adopt(shop, sheet)
    shop.sync()
    assert {one["title"]: one["tab"] for one in store["adopted"]} == {"Clients": "customers", "Inventory": "products"}
    assert sheet.worksheet("Clients").col_values(2)[1:] == ["13800138000", "13900139000", "13700137000"]
    assert sheet.worksheet("Inventory").col_values(6)[1:] == ["Yiwu", "Yiwu"]


@pytest.mark.parametrize("step", ["drive.files.copy", "spreadsheets.batchUpdate"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_lost_call_is_continued(shop: Shop, step: str, when: str) -> None:
    sheet = brought(shop, CHINESE)
    files = len(shop.files())
    shop.fault(step, when=when, status=503)
    body = {"name": "小美的店", "owner": BOSS, "spreadsheet": {"adopt": sheet.url}}
    answers = [
        shop.call("POST", "/v1/stores", json=body, headers={"Idempotency-Key": "mine"}).status_code for _ in range(2)
    ]
    assert answers[-1] == 201 and len(shop.files()) == files + 1
    assert sheet.worksheet("客户资料").row_values(1).count("性别") == 1


def test_lost_data_base_is_made_good(shop: Shop) -> None:
    """The marks say which column is which, whatever stands in the headers by now."""
    sheet = brought(shop, CHINESE)
    store = adopt(shop, sheet)
    shop.call("DELETE", f"/v1/stores/{store['id']}")
    sheet.worksheet("客户资料").update([["怎么找"]], "C1", raw=True)
    before = sheet.worksheet("客户资料").row_values(1)
    again = adopt(shop, sheet)
    assert again["adopted"] == store["adopted"]
    shop.sync()
    assert sheet.worksheet("客户资料").row_values(1) == before
    assert sheet.worksheet("客户资料").col_values(3)[1] == "13800138000"


def test_plan_after_adoption_is_empty(shop: Shop) -> None:
    store = adopt(shop, brought(shop, CHINESE))
    shop.sync()
    shop.call("POST", f"/v1/stores/{store['id']}/apply")
    plan = shop.call("GET", f"/v1/stores/{store['id']}/plan").json()
    assert plan["changes"] == [] == plan["refused"]
    assert not {item["code"] for item in plan["findings"]} & {"structure.header.changed", "structure.column.lost"}


def test_first_plan_changes_little(shop: Shop) -> None:
    """Adopted sheets come out of onboarding as structure wants them."""
    store = adopt(shop, brought(shop, CHINESE))
    plan = shop.call("GET", f"/v1/stores/{store['id']}/plan").json()
    assert plan["changes"] == []


def test_renamed_header_stays_theirs(shop: Shop) -> None:
    """Who renames a header of an adopted column has the last word; it is read by that word from then on."""
    sheet = brought(shop, CHINESE)
    store = adopt(shop, sheet)
    tab = sheet.worksheet("客户资料")
    tab.update([["手机"]], "C1", raw=True)
    tab.update_title("老客户")
    shop.call("POST", f"/v1/stores/{store['id']}/apply")
    assert tab.acell("C1").value == "手机"
    shop.sync()
    shop.sync()
    reads = shop.counts()["sheets.read"]
    assert shop.sync()["writes"] == 0 and shop.counts()["sheets.read"] == reads + 1
    assert shop.call("GET", f"/v1/stores/{store['id']}").json()["adopted"][0]["title"] == "老客户"
