"""Damage to headers, columns and their marks, and what is none."""

from __future__ import annotations

from tests.journeys.damage import Hands, cells, kind, lines, paste

MARKS = {"developerMetadataLookup": {"metadataKey": "shopsheet.column"}}


@kind("header.blank")
def header_blanked(hands: Hands) -> None:
    hands.heads("customers.phone", "")


@kind("header.changed")
def header_spelt_with_blanks(hands: Hands) -> None:
    hands.heads("customers.wechat", "微 信 号")


@kind("header.changed")
def header_called_by_synonym(hands: Hands) -> None:
    hands.heads("customers.phone", "手机")


@kind("header.changed")
def header_renamed_over_phones(hands: Hands) -> None:
    hands.heads("customers.phone", "怎么找到她")


@kind("header.changed")
def header_renamed_over_names(hands: Hands) -> None:
    """Any word may be a name: nobody can tell whether the column is another one now."""
    hands.heads("customers.name", "客户的叫法")


@kind("header.changed")
def header_over_other_data(hands: Hands) -> None:
    hands.heads("customers.phone", "昵称")
    hands.types("客户!B2", ["小美"], ["雷子"])


@kind("header.swapped")
def header_words_swapped(hands: Hands) -> None:
    hands.heads("customers.phone", "性别")
    hands.heads("customers.gender", "手机号码")


@kind("header.swapped")
def header_words_swapped_over_text(hands: Hands) -> None:
    hands.types("客户!N2", ["老师"], ["会计"])
    hands.types("客户!O2", ["瑜伽"], ["烘焙"])
    hands.heads("customers.occupation", "兴趣爱好")
    hands.heads("customers.hobbies", "职业")


@kind("header.changed", "header.doubled")
def header_doubled(hands: Hands) -> None:
    hands.heads("customers.phone", "姓名")


@kind("header.doubled")
def header_over_blank_column(hands: Hands) -> None:
    hands.types("客户!Z1", ["电子邮箱"])


@kind("header.note")
def note_deleted(hands: Hands) -> None:
    area = cells("customers", 0, 1, 1, 2)
    hands.does({"repeatCell": {"range": area, "cell": {}, "fields": "note"}})


@kind("header.note")
def all_notes_deleted(hands: Hands) -> None:
    hands.does({"repeatCell": {"range": cells("orders", 0, 1), "cell": {}, "fields": "note"}})


@kind()
def note_rewritten(hands: Hands) -> None:
    area = cells("customers", 0, 1, 1, 2)
    hands.does({"repeatCell": {"range": area, "cell": {"note": "必须问清楚"}, "fields": "note"}})


@kind("header.merged", "header.blank")
def headers_merged(hands: Hands) -> None:
    hands.does({"mergeCells": {"range": cells("customers", 0, 1, 3, 6), "mergeType": "MERGE_ALL"}})


@kind("header.merged")
def header_merged_downwards(hands: Hands) -> None:
    hands.does({"mergeCells": {"range": cells("products", 0, 2, 3, 4), "mergeType": "MERGE_ALL"}})


@kind("header.row_missing", "protection.missing", "spill.missing")
def header_row_deleted(hands: Hands) -> None:
    hands.does({"deleteDimension": {"range": lines("customers", "ROWS", 0)}})


@kind("header.lost", "format.changed", "validation.lost")
def header_row_sorted_away(hands: Hands) -> None:
    order = {"range": cells("customers", 0, 3, 0, 18), "sortSpecs": [{"dimensionIndex": 1, "sortOrder": "ASCENDING"}]}
    hands.does({"sortRange": order})


@kind("header.blank")
def all_headers_cleared(hands: Hands) -> None:
    hands.does({"updateCells": {"range": cells("customers", 0, 1, 0, 18), "fields": "userEnteredValue"}})


@kind("header.blank", "header.note", "format.changed", "validation.lost", "protection.changed")
def blank_row_above_headers(hands: Hands) -> None:
    hands.does({"insertDimension": {"range": lines("products", "ROWS", 0)}})


@kind("column.missing", "lookup.severed")
def column_deleted(hands: Hands) -> None:
    _without(hands, "customers.birthday")


@kind("column.missing", "protection.changed", "spill.severed", "lookup.severed")
def first_column_deleted(hands: Hands) -> None:
    _without(hands, "customers.name")


@kind("column.missing", "protection.changed", "spill.severed", "lookup.severed")
def key_column_deleted(hands: Hands) -> None:
    _without(hands, "customers.phone")


@kind("column.missing", "protection.changed")
def last_column_deleted(hands: Hands) -> None:
    _without(hands, "products.lasts_days")


@kind("column.missing", "protection.changed")
def hidden_column_deleted(hands: Hands) -> None:
    _without(hands, "customers.submission")


@kind("column.missing", "spill.severed")
def two_columns_deleted(hands: Hands) -> None:
    _without(hands, "orders.payment", "orders.sku")


@kind("column.missing")
def neighbours_deleted(hands: Hands) -> None:
    hands.does({"deleteDimension": {"range": lines("customers", "COLUMNS", 3, 3)}})


@kind("column.missing", "validation.lost", "protection.changed")
def list_column_deleted(hands: Hands) -> None:
    _without(hands, "choices.source")


@kind()
def column_moved(hands: Hands) -> None:
    move = {"source": lines("customers", "COLUMNS", 1), "destinationIndex": 6}
    hands.does({"moveDimension": move})


@kind("protection.changed", "protection.missing")
def own_column_put_in(hands: Hands) -> None:
    """The protection of the headers has grown around it, so that only the owner could give it a name."""
    hands.does({"insertDimension": {"range": lines("customers", "COLUMNS", 4)}})
    hands.types("客户!E1", ["我的标记"], ["甲"], ["乙"])


@kind()
def own_column_behind(hands: Hands) -> None:
    hands.types("客户!AA1", ["另一列"], ["丙"])


@kind("column.shown")
def hidden_column_shown(hands: Hands) -> None:
    _shown(hands, hands.at("customers.submission"), hidden=False)


@kind()
def column_hidden_by_people(hands: Hands) -> None:
    _shown(hands, hands.at("customers.landline"), hidden=True)


@kind("column.mark_moved", "format.changed", "protection.changed", "protection.missing")
def column_cut_and_pasted(hands: Hands) -> None:
    """Header, cells and all, into a spare column."""
    hands.does(paste(cells("customers", 0, 20, 1, 2), cells("customers", 0, 20, 25, 26), cut=True))


@kind("column.swapped", "validation.lost")
def columns_swapped_by_pasting(hands: Hands) -> None:
    one, other, spare = (cells("customers", 0, 20, at, at + 1) for at in (1, 5, 26))
    hands.does(*(paste(source, target, cut=True) for source, target in ((one, spare), (other, one), (spare, other))))


@kind("header.doubled")
def column_copied_aside(hands: Hands) -> None:
    hands.does(paste(cells("customers", 0, 20, 1, 2), cells("customers", 0, 20, 25, 26)))


@kind("column.unmarked")
def all_marks_removed(hands: Hands) -> None:
    hands.does({"deleteDeveloperMetadata": {"dataFilter": MARKS}})


@kind("column.unmarked")
def one_mark_removed(hands: Hands) -> None:
    _unmarked(hands, "customers.phone")


@kind("column.unmarked", "column.lost", "protection.changed", "protection.missing")
def marks_removed_and_header_renamed(hands: Hands) -> None:
    hands.does({"deleteDeveloperMetadata": {"dataFilter": MARKS}})
    hands.heads("customers.hobbies", "平时爱干嘛")


@kind("column.unmarked", "header.changed")
def mark_removed_and_header_synonym(hands: Hands) -> None:
    _unmarked(hands, "customers.phone")
    hands.heads("customers.phone", "手机号")


@kind("spill.missing")
def formula_cleared(hands: Hands) -> None:
    hands.types("客户!S1", [""])


@kind("spill.broken")
def formula_blocked_by_typing(hands: Hands) -> None:
    hands.types("客户!T3", ["999"])


def _without(hands: Hands, *paths: str) -> None:
    """Deletes columns, from right to left."""
    places = sorted(((hands.at(path), path.partition(".")[0]) for path in paths), reverse=True)
    hands.does(*({"deleteDimension": {"range": lines(name, "COLUMNS", at)}} for at, name in places))


def _shown(hands: Hands, at: int, *, hidden: bool) -> None:
    line = lines("customers", "COLUMNS", at)
    asked = {"range": line, "properties": {"hiddenByUser": hidden}, "fields": "hiddenByUser"}
    hands.does({"updateDimensionProperties": asked})


def _unmarked(hands: Hands, path: str) -> None:
    lookup = {"metadataKey": "shopsheet.column", "metadataValue": path}
    hands.does({"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}})
