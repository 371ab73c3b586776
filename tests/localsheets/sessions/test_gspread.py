"""gspread: the shelf of a shop from its making to its last tab."""

from __future__ import annotations

import gspread
import pytest
from gspread.utils import ExportFormat, ValidationConditionType, ValueInputOption, ValueRenderOption

from tests.localsheets.conftest import BO, Office
from tests.localsheets.sessions.conftest import gspread_of


def test_rows_written_and_read(tab: gspread.Worksheet) -> None:
    assert tab.get_all_records() == [
        {"sku": "B-2", "price": 12.5, "stock": 3},
        {"sku": "A-1", "price": 99, "stock": 10},
        {"sku": "C-3", "price": 5, "stock": 0},
    ]
    assert tab.row_values(2) == ["B-2", "12.5", "3"]
    assert tab.col_values(1) == ["sku", "B-2", "A-1", "C-3"]
    assert tab.acell("B3").value == "99"
    assert tab.batch_get(["A1:B1", "C2"]) == [[["sku", "price"]], [["3"]]]


def test_typed_values_are_parsed(tab: gspread.Worksheet) -> None:
    tab.update([["2026-03-05", "1,200", "=B2*2", "'007"]], "A6:D6", value_input_option=ValueInputOption.user_entered)
    assert tab.get("A6:D6") == [["2026-03-05", "1,200", "25", "007"]]
    raw = tab.get("A6:D6", value_render_option=ValueRenderOption.unformatted)
    assert raw == [[46086, 1200, 25, "007"]]
    assert tab.acell("C6", value_render_option=ValueRenderOption.formula).value == "=B2*2"


def test_rows_come_and_go(tab: gspread.Worksheet) -> None:
    assert tab.append_row(["D-4", 7, 1])["updates"]["updatedRange"] == "Sheet1!A5:C5"
    tab.insert_row(["0-0", 1, 1], 2)
    tab.delete_rows(3)
    tab.update_cell(2, 2, 2)
    assert tab.col_values(1) == ["sku", "0-0", "A-1", "C-3", "D-4"]
    tab.append_rows([["E-5"], ["F-6"]], table_range="A1")
    assert (tab.col_values(1)[-2:], tab.acell("B2").value) == (["E-5", "F-6"], "2")


def test_cells_found_and_changed(tab: gspread.Worksheet) -> None:
    found = tab.find("A-1")
    assert found is not None
    assert (found.row, found.col) == (3, 1)
    cells = tab.range("C2:C4")
    for cell in cells:
        cell.value = "0"
    tab.update_cells(cells)
    tab.batch_update([{"range": "A2", "values": [["Z"]]}, {"range": "B2", "values": [[1]]}])
    assert tab.get("A2:C4") == [["Z", "1", "0"], ["A-1", "99", "0"], ["C-3", "5", "0"]]
    tab.batch_clear(["A2:C2"])
    assert tab.row_values(2) == []


def test_rows_sorted_and_filtered(tab: gspread.Worksheet) -> None:
    tab.sort((1, "asc"), range="A2:C4")
    assert tab.col_values(1) == ["sku", "A-1", "B-2", "C-3"]
    tab.sort((2, "des"), range="A2:C4")
    assert tab.col_values(2) == ["price", "99", "12.5", "5"]
    tab.set_basic_filter("A1:C4")
    assert "basicFilter" in tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]
    tab.clear_basic_filter()
    assert "basicFilter" not in tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]


def test_formats_and_merges(tab: gspread.Worksheet) -> None:
    tab.format("A1:C1", {"textFormat": {"bold": True}, "horizontalAlignment": "CENTER"})
    tab.format("B2:B4", {"numberFormat": {"type": "CURRENCY", "pattern": "¥#,##0.00"}})
    assert tab.col_values(2) == ["price", "¥12.50", "¥99.00", "¥5.00"]
    tab.merge_cells("A6:C6")
    assert tab.get_values("A6:C6", maintain_size=True, combine_merged_cells=True) == [["", "", ""]]
    merges = tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]["merges"]
    assert [(one["startRowIndex"], one["endColumnIndex"]) for one in merges] == [(5, 3)]
    tab.unmerge_cells("A6:C6")
    assert "merges" not in tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]


def test_grid_frozen_and_resized(tab: gspread.Worksheet) -> None:
    tab.freeze(rows=1, cols=1)
    tab.resize(rows=50, cols=5)
    tab.hide_columns(3, 4)
    tab.update_tab_color("#ff0000")
    fresh = tab.spreadsheet.get_worksheet(0)
    assert (fresh.frozen_row_count, fresh.frozen_col_count, fresh.row_count, fresh.col_count) == (1, 1, 50, 5)
    assert fresh.tab_color == "#FF0000"
    with pytest.raises(gspread.exceptions.APIError, match="exceeds grid limits"):
        tab.update([["x"]], "A51")


def test_notes_and_names(tab: gspread.Worksheet) -> None:
    tab.insert_note("A2", "现货")
    assert (tab.get_note("A2"), tab.get_notes(grid_range="A1:A2")) == ("现货", [[""], ["现货"]])
    tab.define_named_range("A2:C4", "goods")
    assert tab.spreadsheet.sheet1.get("goods")[0] == ["B-2", "12.5", "3"]
    [named] = tab.spreadsheet.list_named_ranges()
    tab.delete_named_range(named["namedRangeId"])
    assert tab.spreadsheet.list_named_ranges() == []


def test_choices_and_groups(tab: gspread.Worksheet) -> None:
    tab.add_validation("C2:C4", ValidationConditionType.number_greater, ["0"], strict=True)
    tab.add_dimension_group_rows(1, 3)
    assert [group["depth"] for group in tab.list_dimension_group_rows()] == [1]
    fields = "sheets.data.rowData.values.dataValidation.condition.type"
    found = tab.spreadsheet.fetch_sheet_metadata({"ranges": "C2", "fields": fields})
    assert found["sheets"][0]["data"][0]["rowData"][0]["values"][0]["dataValidation"]["condition"]["type"] == (
        "NUMBER_GREATER"
    )


def test_protected_header_keeps_others_out(office: Office, tab: gspread.Worksheet) -> None:
    reply = tab.add_protected_range("A1:C1", editor_users_emails=[])
    theirs = gspread_of(office, BO)
    tab.spreadsheet.share(BO, perm_type="user", role="writer", notify=False)
    other = theirs.open("商品").sheet1
    other.update([[1]], "C2")
    with pytest.raises(gspread.exceptions.APIError, match="protected"):
        other.update([["x"]], "A1")
    tab.delete_protected_range(reply["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"])
    other.update([["SKU"]], "A1")
    assert tab.acell("A1").value == "SKU"


def test_tabs_made_moved_and_deleted(tab: gspread.Worksheet) -> None:
    book = tab.spreadsheet
    orders = book.add_worksheet("订单", rows=20, cols=4)
    copy = tab.duplicate(new_sheet_name="copy")
    book.reorder_worksheets([orders, copy, tab])
    orders.update_title("Orders")
    assert [sheet.title for sheet in book.worksheets()] == ["Orders", "copy", "Sheet1"]
    assert copy.get_all_values() == tab.get_all_values()
    copy.hide()
    assert [sheet.title for sheet in book.worksheets(exclude_hidden=True)] == ["Orders", "Sheet1"]
    book.del_worksheet(copy)
    with pytest.raises(gspread.exceptions.WorksheetNotFound):
        book.worksheet("copy")


def test_spreadsheet_renamed_copied_exported(gc: gspread.Client, tab: gspread.Worksheet) -> None:
    book = tab.spreadsheet
    book.update_title("Shelf")
    book.update_locale("zh_CN")
    book.update_timezone("Asia/Shanghai")
    assert (gc.open("Shelf").locale, gc.open("Shelf").timezone) == ("zh_CN", "Asia/Shanghai")
    copy = gc.copy(book.id, title="Shelf 2")
    assert copy.sheet1.get_all_values() == tab.get_all_values()
    assert bytes(copy.export(ExportFormat.CSV)).splitlines()[0] == b"sku,price,stock"
    gc.del_spreadsheet(copy.id)
    with pytest.raises(gspread.exceptions.SpreadsheetNotFound):
        gc.open("Shelf 2")
