"""gspread-formatting: a tab gets its looks, its rules, its choices, and tells them again."""

from __future__ import annotations

from typing import Any

import gspread
import pandas as pd
from gspread_formatting import (  # type: ignore[import-untyped]
    BooleanCondition,
    BooleanRule,
    CellFormat,
    Color,
    ConditionalFormatRule,
    DataValidationRule,
    GridRange,
    TextFormat,
    TextFormatRun,
    batch_updater,
    cellFormat,
    format_cell_range,
    format_cell_ranges,
    get_conditional_format_rules,
    get_data_validation_rule,
    get_default_format,
    get_effective_format,
    get_frozen_column_count,
    get_frozen_row_count,
    get_right_to_left,
    get_text_format_runs,
    get_user_entered_format,
    numberFormat,
    set_column_width,
    set_data_validation_for_cell_range,
    set_frozen,
    set_right_to_left,
    set_row_height,
    set_text_format_runs,
    textFormat,
)
from gspread_formatting.dataframe import BasicFormatter, format_with_dataframe  # type: ignore[import-untyped]

RED = Color(1, 0, 0)
HEADER = cellFormat(backgroundColor=RED, textFormat=textFormat(bold=True), horizontalAlignment="CENTER")


def test_formats_set_and_told(tab: gspread.Worksheet) -> None:
    format_cell_range(tab, "A1:C1", HEADER)
    format_cell_ranges(tab, [("B2:B4", cellFormat(numberFormat=numberFormat("CURRENCY", "¥#,##0.00")))])
    found = get_user_entered_format(tab, "A1")
    assert (found.textFormat.bold, found.horizontalAlignment, found.backgroundColor) == (True, "CENTER", RED)
    assert get_effective_format(tab, "B2").numberFormat.pattern == "¥#,##0.00"
    assert get_user_entered_format(tab, "C4") is None
    assert tab.acell("B3").value == "¥99.00"


def test_format_of_a_new_spreadsheet(tab: gspread.Worksheet) -> None:
    found = get_default_format(tab.spreadsheet)
    assert isinstance(found, CellFormat)
    assert (found.verticalAlignment, found.textFormat.fontSize) == ("BOTTOM", 10)


def test_part_of_a_format_stays(tab: gspread.Worksheet) -> None:
    format_cell_range(tab, "A1", HEADER)
    format_cell_range(tab, "A1", cellFormat(textFormat=textFormat(italic=True)))
    found = get_user_entered_format(tab, "A1")
    assert (found.textFormat.bold, found.textFormat.italic, found.horizontalAlignment) == (True, True, "CENTER")


def test_grid_is_arranged(tab: gspread.Worksheet) -> None:
    set_frozen(tab, rows=1, cols=2)
    set_right_to_left(tab, True)  # noqa: FBT003
    set_row_height(tab, "1", 42)
    set_column_width(tab, "A:B", 200)
    assert (get_frozen_row_count(tab), get_frozen_column_count(tab), get_right_to_left(tab)) == (1, 2, True)
    params: dict[str, Any] = {
        "includeGridData": "true",
        "ranges": "A1:C2",
        "fields": "sheets.data(rowMetadata,columnMetadata)",
    }
    [data] = tab.spreadsheet.fetch_sheet_metadata(params)["sheets"][0]["data"]
    assert [one["pixelSize"] for one in data["rowMetadata"]] == [42, 21]
    assert [one["pixelSize"] for one in data["columnMetadata"]] == [200, 200, 100]


def test_choices_set_and_told(tab: gspread.Worksheet) -> None:
    rule = DataValidationRule(BooleanCondition("ONE_OF_LIST", ["现货", "缺货"]), strict=True, showCustomUi=True)
    set_data_validation_for_cell_range(tab, "D2:D4", rule)
    assert get_data_validation_rule(tab, "D3") == rule
    set_data_validation_for_cell_range(tab, "D2:D4", None)
    assert get_data_validation_rule(tab, "D3") is None


def test_rules_kept_in_order(tab: gspread.Worksheet) -> None:
    rules = get_conditional_format_rules(tab)
    rules.append(rule_of(tab, "NUMBER_GREATER", "50"))
    rules.insert(0, rule_of(tab, "NUMBER_LESS", "10"))
    rules.save()
    told = get_conditional_format_rules(tab)
    assert [one.booleanRule.condition.type for one in told] == ["NUMBER_LESS", "NUMBER_GREATER"]
    del told[0]
    told.save()
    assert [one.booleanRule.condition.type for one in get_conditional_format_rules(tab)] == ["NUMBER_GREATER"]


def rule_of(tab: gspread.Worksheet, kind: str, value: str) -> ConditionalFormatRule:
    """Prices that compare so are bold."""
    condition = BooleanCondition(kind, [value])
    format_ = CellFormat(textFormat=textFormat(bold=True))
    return ConditionalFormatRule(
        ranges=[GridRange.from_a1_range("B2:B4", tab)], booleanRule=BooleanRule(condition=condition, format=format_)
    )


def test_runs_set_and_told(tab: gspread.Worksheet) -> None:
    runs = [TextFormatRun(startIndex=0, format=TextFormat(bold=True)), TextFormatRun(startIndex=1, format=TextFormat())]
    set_text_format_runs(tab, "A2", runs)
    assert [run.startIndex or 0 for run in get_text_format_runs(tab, "A2")] == [0, 1]
    assert get_text_format_runs(tab, "A3") == []


def test_all_in_one_batch(tab: gspread.Worksheet) -> None:
    with batch_updater(tab.spreadsheet) as batch:
        batch.format_cell_range(tab, "A1:C1", HEADER)
        batch.set_frozen(tab, rows=1)
        batch.set_column_width(tab, "A", 120)
    assert (get_frozen_row_count(tab), get_user_entered_format(tab, "C1").textFormat.bold) == (1, True)


def test_frame_is_formatted(tab: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"sku": ["A-1"], "price": [12.5]})
    format_with_dataframe(tab, frame, BasicFormatter.with_defaults(freeze_headers=True))
    assert get_user_entered_format(tab, "A1").textFormat.bold
    assert get_user_entered_format(tab, "B2").horizontalAlignment == "RIGHT"
    assert get_frozen_row_count(tab) == 1
