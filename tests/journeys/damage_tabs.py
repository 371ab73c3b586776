"""Damage to tabs, to the spreadsheet's settings, to protections, and what is none."""

from __future__ import annotations

from tests.journeys.damage import Hands, cells, guarded, kind, lines, properties, tab
from tests.shop import AMEI, BOSS, SERVICE


@kind("tab.missing", "spill.severed")
def dashboard_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("dashboard")}})


@kind("tab.missing")
def findings_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("findings")}})


@kind("tab.missing")
def settings_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("settings")}})


@kind("tab.missing", "spill.severed")
def points_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("points")}})


@kind("tab.missing")
def choices_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("choices")}})


@kind("tab.missing", "spill.severed")
def empty_tab_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("products")}})


@kind("tab.missing")
def full_tab_deleted(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("customers")}})


@kind("tab.missing", "spill.severed")
def several_tabs_deleted(hands: Hands) -> None:
    hands.does(*({"deleteSheet": {"sheetId": tab(name)}} for name in ("dictionary", "changes", "products")))


@kind("tab.missing", "spill.severed")
def deleted_tabs_name_taken(hands: Hands) -> None:
    hands.does({"deleteSheet": {"sheetId": tab("dashboard")}}, properties(77, title="看板"))


@kind()
def tab_renamed(hands: Hands) -> None:
    hands.does(properties(tab("customers"), title="我们的客户"))


@kind("validation.lost")
def list_tab_renamed(hands: Hands) -> None:
    hands.does(properties(tab("choices"), title="下拉选项's"))


@kind()
def tab_names_swapped(hands: Hands) -> None:
    steps = ((tab("orders"), "换"), (tab("products"), "订单"), (tab("orders"), "商品"))
    hands.does(*(properties(sheet_id, title=title) for sheet_id, title in steps))


@kind()
def tab_moved(hands: Hands) -> None:
    hands.does(properties(tab("orders"), index=0))


@kind()
def tab_hidden(hands: Hands) -> None:
    hands.does(properties(tab("products"), hidden=True))


@kind()
def own_tab_added(hands: Hands) -> None:
    hands.does({"addSheet": {"properties": {"title": "又一张"}}})


@kind("tab.doubled")
def input_tab_doubled(hands: Hands) -> None:
    hands.does({"duplicateSheet": {"sourceSheetId": tab("customers")}})


@kind("tab.doubled")
def derived_tab_doubled(hands: Hands) -> None:
    hands.does({"duplicateSheet": {"sourceSheetId": tab("dashboard"), "newSheetName": "看板的副本"}})


@kind("tab.small")
def derived_rows_deleted(hands: Hands) -> None:
    hands.does({"deleteDimension": {"range": lines("dashboard", "ROWS", 20, 60)}})


@kind("tab.small")
def derived_columns_deleted(hands: Hands) -> None:
    hands.does({"deleteDimension": {"range": lines("findings", "COLUMNS", 2, 23)}})


@kind("tab.unfrozen")
def header_row_unfrozen(hands: Hands) -> None:
    hands.does(properties(tab("customers"), gridProperties={"frozenRowCount": 0}))


@kind()
def more_rows_frozen(hands: Hands) -> None:
    hands.does(properties(tab("customers"), gridProperties={"frozenRowCount": 2}))


@kind()
def blank_rows_deleted(hands: Hands) -> None:
    hands.does({"deleteDimension": {"range": lines("customers", "ROWS", 40, 900)}})


@kind("chart.missing")
def chart_deleted(hands: Hands) -> None:
    body = hands.sheet.fetch_sheet_metadata({"fields": "sheets.charts.chartId"})
    charts = [chart["chartId"] for sheet in body["sheets"] for chart in sheet.get("charts", ())]
    hands.does(*({"deleteEmbeddedObject": {"objectId": chart}} for chart in charts))


@kind("spreadsheet.locale")
def locale_changed(hands: Hands) -> None:
    _set(hands, "locale", "en_US")


@kind("spreadsheet.timezone")
def time_zone_changed(hands: Hands) -> None:
    _set(hands, "timeZone", "America/New_York")


@kind()
def file_renamed(hands: Hands) -> None:
    _set(hands, "title", "客户表 2026")


@kind("sharing.open")
def opened_by_link(hands: Hands) -> None:
    hands.sheet.share(None, "anyone", "reader", notify=False, with_link=True)  # type: ignore[arg-type]


@kind("sharing.open")
def editable_by_link(hands: Hands) -> None:
    hands.sheet.share(None, "anyone", "writer", notify=False, with_link=True)  # type: ignore[arg-type]


@kind("protection.missing")
def derived_protection_removed(hands: Hands) -> None:
    hands.does({"deleteProtectedRange": {"protectedRangeId": guarded("dashboard")}})


@kind("protection.missing")
def header_protection_removed(hands: Hands) -> None:
    hands.does({"deleteProtectedRange": {"protectedRangeId": guarded("customers")}})


@kind("protection.missing")
def all_protections_removed(hands: Hands) -> None:
    names = ("dashboard", "customers", "orders", "products", "findings")
    hands.does(*({"deleteProtectedRange": {"protectedRangeId": guarded(name)}} for name in names))


@kind("protection.changed")
def protection_only_warns(hands: Hands) -> None:
    weak = {"protectedRangeId": guarded("findings"), "warningOnly": True}
    hands.does({"updateProtectedRange": {"protectedRange": weak, "fields": "warningOnly"}})


@kind("protection.changed")
def protection_made_smaller(hands: Hands) -> None:
    small = {"protectedRangeId": guarded("customers"), "range": cells("customers", 0, 1, 0, 3)}
    hands.does({"updateProtectedRange": {"protectedRange": small, "fields": "range"}})


@kind("protection.changed")
def protection_with_gap(hands: Hands) -> None:
    open_ = {"protectedRangeId": guarded("dashboard"), "unprotectedRanges": [cells("dashboard", 0, 5, 0, 2)]}
    hands.does({"updateProtectedRange": {"protectedRange": open_, "fields": "unprotectedRanges"}})


@kind()
def colleague_let_into_protection(hands: Hands) -> None:
    wide = {"protectedRangeId": guarded("customers"), "editors": {"users": [AMEI, BOSS, SERVICE]}}
    hands.does({"updateProtectedRange": {"protectedRange": wide, "fields": "editors"}})


@kind()
def own_part_protected(hands: Hands) -> None:
    """The service owns this file, so no protection keeps it out."""
    own = {"range": cells("customers", 1, 50, 16, 17), "editors": {}}
    hands.does({"addProtectedRange": {"protectedRange": own}})


def _set(hands: Hands, name: str, value: str) -> None:
    hands.does({"updateSpreadsheetProperties": {"properties": {name: value}, "fields": name}})
