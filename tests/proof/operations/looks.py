"""What people do to how a tab looks and works: filters, formats, notes, merges, validation, protection."""

from __future__ import annotations

from tests.proof.operations.desk import Desk, Done
from tests.proof.people import Json


def set_a_filter(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    area = here.box(0, 0, height=here.depth, width=here.width)
    hidden = {str(here.column()): {"hiddenValues": ["女", "微信"]}}
    return desk.amei.batch({"setBasicFilter": {"filter": {"range": area, "criteria": hidden}}})


def clear_the_filter(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.batch({"clearBasicFilter": {"sheetId": here.id}}) if here else None


def add_a_filter_view(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    view = {"title": "我的视图", "range": here.box(0, 0, height=here.depth, width=4)}
    return desk.amei.batch({"addFilterView": {"filter": view}})


def set_a_number_format(desk: Desk) -> Done:
    form = desk.random.choice((("NUMBER", "#,##0.00"), ("DATE", "m/d"), ("TEXT", "@"), ("PERCENT", "0%")))
    return _formatted(desk, {"numberFormat": {"type": form[0], "pattern": form[1]}}, "userEnteredFormat.numberFormat")


def colour_some_cells(desk: Desk) -> Done:
    return _formatted(desk, {"backgroundColor": {"red": 1.0, "green": 0.8}}, "userEnteredFormat.backgroundColor")


def embolden_some_cells(desk: Desk) -> Done:
    return _formatted(desk, {"textFormat": {"bold": True}}, "userEnteredFormat.textFormat.bold")


def clear_formats(desk: Desk) -> Done:
    return _formatted(desk, {}, "userEnteredFormat")


def note_a_cell(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    rows = [{"values": [{"note": "问过她了"}]}]
    start = here.spot(here.row(), here.column())
    return desk.amei.batch({"updateCells": {"start": start, "rows": rows, "fields": "note"}})


def merge_some_cells(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    area = here.box(here.row(), here.column(), height=desk.random.randrange(1, 3), width=2)
    return desk.amei.batch({"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}})


def unmerge_everything(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.batch({"unmergeCells": {"range": {"sheetId": here.id, "startRowIndex": 1}}}) if here else None


def remove_validation(desk: Desk) -> Done:
    here = desk.here()
    area = here.box(1, here.column(), height=here.depth) if here else {}
    return desk.amei.batch({"setDataValidation": {"range": area}}) if here else None


def set_a_strict_validation(desk: Desk) -> Done:
    """Only two words are let in from now on."""
    here = desk.here()
    if here is None:
        return None
    words = [{"userEnteredValue": word} for word in ("是", "否")]
    rule = {"condition": {"type": "ONE_OF_LIST", "values": words}, "strict": True}
    return desk.amei.batch(
        {"setDataValidation": {"range": here.box(1, here.column(), height=here.depth), "rule": rule}}
    )


def protect_a_column(desk: Desk) -> Done:
    """Nobody but the boss may write there: where the boss is the owner, not even the service."""
    here = desk.here()
    if here is None:
        return None
    area = here.box(1, here.column(), height=50)
    return desk.boss.batch({"addProtectedRange": {"protectedRange": {"range": area, "editors": {}}}})


def protect_a_tab(desk: Desk) -> Done:
    here = desk.here("customers", "orders")
    guarded = {"range": {"sheetId": here.id}, "editors": {}} if here else {}
    return desk.boss.batch({"addProtectedRange": {"protectedRange": guarded}}) if here else None


def remove_protections(desk: Desk) -> Done:
    """All of them, the service's own too, where Google lets them."""
    status, body = desk.boss.ask(
        "GET", f"/v4/spreadsheets/{desk.boss.spreadsheet_id}", query="fields=sheets.protectedRanges.protectedRangeId"
    )
    found = [one for sheet in body.get("sheets", ()) for one in sheet.get("protectedRanges", ())]
    gone = [{"deleteProtectedRange": {"protectedRangeId": one["protectedRangeId"]}} for one in found]
    return desk.boss.batch(*gone) if status == 200 and gone else None


def shade_rows_by_rule(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    rule: Json = {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"blue": 1.0}}}
    ranges = [here.box(1, here.column(), height=here.depth)]
    return desk.amei.batch({"addConditionalFormatRule": {"rule": {"ranges": ranges, "booleanRule": rule}, "index": 0}})


def name_a_range(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    named = {"name": f"名{desk.random.randrange(10**6)}", "range": here.box(1, here.column(), height=here.depth)}
    return desk.amei.batch({"addNamedRange": {"namedRange": named}})


def _formatted(desk: Desk, form: Json, fields: str) -> Done:
    here = desk.here()
    if here is None:
        return None
    area = here.box(1, here.column(), height=max(here.depth - 1, 1), width=desk.random.randrange(1, 3))
    return desk.amei.batch({"repeatCell": {"range": area, "cell": {"userEnteredFormat": form}, "fields": fields}})
