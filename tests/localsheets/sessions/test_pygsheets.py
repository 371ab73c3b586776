"""pygsheets, which finds cells as objects and talks to Google by discovery documents of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pygsheets  # type: ignore[import-untyped]
import pytest
from google.oauth2.credentials import Credentials

from tests.localsheets.clients import LocalHttp
from tests.localsheets.conftest import BO, Office


@pytest.fixture
def pc(office: Office, credentials: Credentials) -> Any:
    return pygsheets.authorize(custom_credentials=credentials, http=LocalHttp(office.server, str(credentials.token)))


@pytest.fixture
def tab(pc: Any) -> Any:
    """The first tab of a new spreadsheet, with goods in it."""
    sheet = pc.create("商品").sheet1
    sheet.update_values("A1", [["sku", "price", "stock"], ["B-2", 12.5, 3], ["A-1", 99, 10], ["C-3", 5, 0]])
    return sheet


def test_spreadsheet_made_and_found(pc: Any) -> None:
    made = pc.create("商品")
    assert pc.open("商品").id == pc.open_by_key(made.id).id == pc.open_by_url(made.url).id == made.id
    assert pc.spreadsheet_titles() == ["商品"]
    made.delete()
    with pytest.raises(pygsheets.SpreadsheetNotFound):
        pc.open("商品")


def test_spreadsheet_shared_and_withdrawn(office: Office, pc: Any) -> None:
    office.client(BO)
    book = pc.create("商品")
    book.share(BO, role="writer", type="user", sendNotificationEmail=False)
    assert {one.get("emailAddress"): one["role"] for one in book.permissions}[BO] == "writer"
    book.remove_permission(BO)
    assert [one["role"] for one in book.permissions] == ["owner"]


def test_rows_written_and_read(tab: Any) -> None:
    assert tab.get_all_records()[0] == {"sku": "B-2", "price": 12.5, "stock": 3}
    assert tab.get_row(2, include_tailing_empty=False) == ["B-2", "12.5", "3"]
    assert tab.get_values("A2", "B3") == [["B-2", "12.5"], ["A-1", "99"]]
    assert tab.get_values_batch(["A1:B1", "C2:C3"]) == [[["sku", "price"]], [["3"], ["10"]]]
    assert tab.get_col(1, include_tailing_empty=False) == ["sku", "B-2", "A-1", "C-3"]


def test_cells_are_objects(tab: Any) -> None:
    cell = tab.cell("B2")
    cell.set_number_format(pygsheets.FormatType.CURRENCY, "¥#,##0.00")
    cell.color = (1.0, 1.0, 0.0, 0.0)
    cell.note = "现货"
    cell.set_text_format(attribute="bold", value=True)
    fresh = tab.cell("B2").fetch()
    assert (fresh.value, fresh.value_unformatted, fresh.note) == ("¥12.50", 12.5, "现货")
    assert fresh.text_format["bold"]
    assert fresh.color[:2] == (1, 1)
    tab.cell("D2").formula = "=B2*C2"
    computed = tab.cell("D2").fetch()
    assert (computed.value_unformatted, computed.formula) == (37.5, "=B2*C2")


def test_rows_come_and_go(tab: Any) -> None:
    appended = tab.append_table(["D-4", 7, 1])
    assert appended["updates"]["updatedRange"].label == "'Sheet1'!A5:C5"
    tab.insert_rows(1, number=1, values=["0-0", 1, 1])
    tab.delete_rows(3)
    tab.update_value("B2", 2)
    assert tab.get_col(1, include_tailing_empty=False) == ["sku", "0-0", "A-1", "C-3", "D-4"]
    assert (tab.rows, tab.cell("B2").value) == (1001, "2")


def test_values_found_and_replaced(tab: Any) -> None:
    assert [cell.label for cell in tab.find("A-1")] == ["A3"]
    tab.replace("A-1", "A-9", matchEntireCell=True)
    tab.sort_range("A2", "C4", basecolumnindex=0)
    assert tab.get_col(1, include_tailing_empty=False) == ["sku", "A-9", "B-2", "C-3"]
    tab.clear("A4", "C4")
    assert tab.get_col(1, include_tailing_empty=False) == ["sku", "A-9", "B-2"]


def test_grid_is_arranged(tab: Any) -> None:
    tab.frozen_rows, tab.frozen_cols = 1, 1
    tab.resize(50, 5)
    tab.adjust_column_width(1, 2, pixel_size=200)
    tab.merge_cells("A6", "C6")
    tab.hide_dimensions(3, dimension="COLUMNS")
    fresh = tab.spreadsheet.client.open_by_key(tab.spreadsheet.id).sheet1
    assert (fresh.frozen_rows, fresh.frozen_cols, fresh.rows, fresh.cols) == (1, 1, 50, 5)
    assert fresh.merged_ranges[0].label == "'Sheet1'!A6:C6"
    widths = tab.client.sheet.get(tab.spreadsheet.id, fields="sheets.data.columnMetadata", includeGridData=True)
    assert [one["pixelSize"] for one in widths["sheets"][0]["data"][0]["columnMetadata"][:3]] == [200, 200, 100]


def test_rules_and_filters(tab: Any) -> None:
    tab.set_data_validation("C2", "C4", condition_type="NUMBER_GREATER", condition_values=[-1], strict=True)
    tab.add_conditional_formatting("B2", "B4", "NUMBER_GREATER", {"textFormat": {"bold": True}}, ["50"])
    tab.set_basic_filter("A1", "C4", sort_order="ASCENDING", sort_column_index=0)
    fields = "sheets(conditionalFormats,basicFilter)"
    found = tab.client.sheet.get(tab.spreadsheet.id, fields=fields)["sheets"][0]
    assert found["conditionalFormats"][0]["booleanRule"]["condition"]["type"] == "NUMBER_GREATER"
    assert found["basicFilter"]["range"]["endRowIndex"] == 4
    tab.clear_basic_filter()
    assert "basicFilter" not in tab.client.sheet.get(tab.spreadsheet.id, fields=fields)["sheets"][0]


def test_ranges_named_and_protected(tab: Any) -> None:
    tab.create_named_range("goods", "A2", "C4", returnas="json")
    named = tab.get_named_range("goods")
    assert [cell.value for cell in named[0]] == ["B-2", "12.5", "3"]
    named.protected = True
    assert len(tab.get_protected_ranges()) == 1
    named.protected = False
    tab.delete_named_range("goods")
    assert (tab.get_protected_ranges(), tab.get_named_ranges()) == ([], [])


def test_charts_and_metadata(tab: Any) -> None:
    tab.add_chart(("A2", "A4"), [("B2", "B4")], "Prices")
    [chart] = tab.get_charts()
    chart.title = "Preise"
    assert [one.title for one in tab.get_charts()] == ["Preise"]
    chart.delete()
    assert tab.get_charts() == []
    tab.create_developer_metadata("shelf", "left")
    assert [one.value for one in tab.get_developer_metadata("shelf")] == ["left"]


def test_tabs_made_moved_and_deleted(tab: Any) -> None:
    book = tab.spreadsheet
    orders = book.add_worksheet("订单", rows=20, cols=4)
    copy = book.add_worksheet("copy", src_worksheet=tab)
    orders.index, orders.title = 0, "Orders"
    assert [sheet.title for sheet in tab.client.open_by_key(book.id)] == ["Orders", "Sheet1", "copy"]
    assert copy.get_row(2, include_tailing_empty=False) == ["B-2", "12.5", "3"]
    book.del_worksheet(copy)
    with pytest.raises(pygsheets.WorksheetNotFound):
        book.worksheet_by_title("copy")


# It leaves the file that it writes for the garbage collector to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_frames_written_and_exported(tab: Any, tmp_path: Path) -> None:
    tab.clear()
    tab.set_dataframe(pd.DataFrame({"sku": ["A-1", "B-2"], "price": [99.0, 12.5]}), "A1")
    frame = tab.get_as_df()
    assert (list(frame.columns), frame["price"].sum()) == (["sku", "price"], 111.5)
    tab.export(pygsheets.ExportType.CSV, filename="goods", path=f"{tmp_path}/")
    assert (tmp_path / "goods.csv").read_bytes().splitlines() == [b"sku,price", b"A-1,99", b"B-2,12.5"]
