"""Damage to what cells bear, and the looks that are people's own."""

from __future__ import annotations

from tests.journeys.damage import Hands, Json, below, cells, kind, lines, paste

PHONE, GENDER, BIRTHDAY = 1, 5, 6


@kind("validation.lost")
def validation_removed_from_cells(hands: Hands) -> None:
    hands.does({"setDataValidation": {"range": below("customers", GENDER, top=2, bottom=4)}})


@kind("validation.lost")
def validation_removed_from_column(hands: Hands) -> None:
    hands.does({"setDataValidation": {"range": below("customers", GENDER)}})


@kind("validation.lost")
def all_validation_removed(hands: Hands) -> None:
    hands.does({"setDataValidation": {"range": cells("orders", 1, None)}})


@kind("validation.lost", "format.changed")
def cells_pasted_from_elsewhere(hands: Hands) -> None:
    """From a tab of their own, where cells bear nothing."""
    target = below("customers", GENDER, top=3, bottom=5)
    hands.does(
        paste({"sheetId": 77, "startRowIndex": 4, "endRowIndex": 6, "startColumnIndex": 3, "endColumnIndex": 4}, target)
    )


@kind("validation.lost")
def dropdown_pasted_over_text(hands: Hands) -> None:
    hands.does(paste(below("customers", GENDER, top=5, bottom=7), below("customers", PHONE, top=5, bottom=7)))


@kind("validation.lost")
def one_dropdown_over_another(hands: Hands) -> None:
    stage = hands.at("customers.stage")
    hands.does(paste(below("customers", stage, top=5, bottom=7), below("customers", GENDER, top=5, bottom=7)))


@kind("validation.changed")
def own_list_set(hands: Hands) -> None:
    hands.does(_rule(GENDER, ["先生", "女士"], strict=True))


@kind("validation.changed")
def own_rule_where_none_was(hands: Hands) -> None:
    hands.does(_rule(PHONE, ["是", "否"], strict=True))


@kind("validation.changed")
def rule_made_to_warn(hands: Hands) -> None:
    hands.does(_rule(GENDER, ["男", "女", "未知"], strict=False))


@kind("format.changed")
def date_shown_without_year(hands: Hands) -> None:
    hands.does(_format(below("orders", 1, top=1, bottom=5), "DATE", "m/d"))


@kind("format.changed")
def phone_formatted_as_number(hands: Hands) -> None:
    hands.does(_format(below("customers", PHONE), "NUMBER", "#,##0"))


@kind("format.changed")
def money_formatted_as_text(hands: Hands) -> None:
    hands.does(_format(below("orders", hands.at("orders.paid")), "TEXT", "@"))


@kind("format.changed")
def number_shown_as_percent(hands: Hands) -> None:
    hands.does(_format(below("orders", hands.at("orders.quantity"), top=2, bottom=3), "PERCENT", "0%"))


@kind("format.changed")
def formats_cleared(hands: Hands) -> None:
    area = cells("orders", 1, 6, 0, 5)
    hands.does({"repeatCell": {"range": area, "cell": {}, "fields": "userEnteredFormat"}})


@kind("format.changed", "validation.lost")
def cells_moved_up(hands: Hands) -> None:
    """Cells of one column deleted, those to the right move in: each now bears what belongs to its neighbour."""
    hands.does({"deleteRange": {"range": cells("orders", 2, 3, 4, 5), "shiftDimension": "COLUMNS"}})


@kind("tab.table")
def converted_to_table(hands: Hands) -> None:
    table = {"name": "表1", "range": cells("products", 0, 10, 0, 4)}
    hands.does({"addTable": {"table": table}})


@kind()
def cells_coloured(hands: Hands) -> None:
    look = {"backgroundColor": {"red": 1.0}, "textFormat": {"bold": True}}
    fill = {"range": cells("customers", 0, 5), "cell": {"userEnteredFormat": look}}
    hands.does({"repeatCell": {**fill, "fields": "userEnteredFormat(backgroundColor,textFormat.bold)"}})


@kind()
def filter_taken_away(hands: Hands) -> None:
    hands.does({"clearBasicFilter": {"sheetId": cells("orders", 0, 1)["sheetId"]}})


@kind()
def rows_shaded_by_rule(hands: Hands) -> None:
    shade = {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"blue": 1.0}}}
    rule = {"ranges": [cells("customers", 1, 50, 0, 3)], "booleanRule": shade}
    hands.does({"addConditionalFormatRule": {"rule": rule, "index": 0}})


@kind()
def data_cells_merged(hands: Hands) -> None:
    hands.does({"mergeCells": {"range": cells("customers", 6, 8, 13, 15), "mergeType": "MERGE_ALL"}})


@kind()
def rows_sorted_and_hidden(hands: Hands) -> None:
    order = {"range": cells("customers", 1, 3, 0, 20), "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]}
    hidden = {"range": lines("customers", "ROWS", 1), "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    hands.does({"sortRange": order}, {"updateDimensionProperties": hidden})


@kind()
def rows_inserted_and_deleted(hands: Hands) -> None:
    rows = {"range": lines("customers", "ROWS", 2, 2), "inheritFromBefore": True}
    hands.does({"insertDimension": rows}, {"deleteDimension": {"range": lines("customers", "ROWS", 20, 3)}})


@kind()
def range_named(hands: Hands) -> None:
    hands.does({"addNamedRange": {"namedRange": {"name": "我的区域", "range": cells("customers", 1, 9, 0, 2)}}})


def _rule(column: int, words: list[str], *, strict: bool) -> Json:
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": word} for word in words]}
    rule = {"condition": condition, "strict": strict, "showCustomUi": True}
    return {"setDataValidation": {"range": below("customers", column, top=1, bottom=8), "rule": rule}}


def _format(area: Json, type_: str, pattern: str) -> Json:
    form = {"numberFormat": {"type": type_, "pattern": pattern}}
    cell = {"userEnteredFormat": form}
    return {"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}
