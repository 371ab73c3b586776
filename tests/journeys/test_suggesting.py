"""Where Google does otherwise than writing rests on, the service only suggests, until it was measured again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.doctor.live import measure
from tests.shop import BOSS, Shop

PHONE = "+86 138 0013 8000"
MEI = {"name": "王小美", "phone": "13900139000"}


def measured(shop: Shop, **switches: bool) -> str:
    """The store's mode after Google was switched and its answers were measured."""
    shop.switch(log=True, **switches)
    _, seen = measure(shop.context, "")
    assert seen
    return str(shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}").json()["mode"])


def typed(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户").update([["李雷", PHONE]], "A2:B2", raw=True)


def findings(shop: Shop) -> list[tuple[str, str]]:
    return [(item["code"], item["proposal"]) for item in shop.items("findings")]


def test_rewrites_are_only_suggested(shop: Shop) -> None:
    typed(shop)
    assert measured(shop, find_keeps_text=True) == "suggest"
    report = shop.sync()
    assert (report["rewritten"], report["suggested"], report["written_tabs"] > 0) == (0, 1, True)
    assert shop.tab("客户").acell("B2").value == PHONE
    assert findings(shop) == [("rewrite.suggested", "13800138000")]
    assert PHONE[-4:] in json.dumps(shop.tab("数据问题").get_all_values())
    assert shop.sync()["outcome"] == "unchanged"


def test_measured_again_goes_on(shop: Shop) -> None:
    typed(shop)
    measured(shop, find_keeps_text=True)
    shop.sync()
    assert measured(shop, find_keeps_text=False) == "write"
    assert shop.sync()["rewritten"] == 1
    assert (shop.tab("客户").acell("B2").value, findings(shop)) == ("13800138000", [])


def test_taken_suggestion_is_solved(shop: Shop) -> None:
    typed(shop)
    measured(shop, find_parses_text=True)
    shop.sync()
    shop.tab("客户").update([["13800138000"]], "B2", raw=True)
    assert (shop.sync()["solved"], findings(shop)) == (1, [])


@pytest.mark.parametrize("switch", ["guard_passes", "guard_refuses", "metadata_stays"])
def test_without_guard_rows_go_in(shop: Shop, switch: str) -> None:
    typed(shop)
    assert measured(shop, **{switch: True}) == "suggest"
    shop.submit("join", MEI)
    report = shop.sync()
    assert (report["outcome"], report["delivered"], report["suggested"]) == ("applied", 1, 1)
    batch = json.dumps(shop.calls("spreadsheets.batchUpdate")[-1]["body"])
    assert not any(word in batch for word in ("findReplace", "repeatCell", "EXACT_LOCATION"))
    assert shop.tab("客户").row_values(3)[:2] == ["王小美", "13900139000"]


def test_moved_column_is_told(shop: Shop) -> None:
    """Without a guard a row may land under other headers; then the store says so and stops."""
    typed(shop)
    measured(shop, guard_passes=True)
    shop.submit("join", MEI)
    shop.fault("spreadsheets.batchUpdate", operation=moved(shop))
    answer = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/sync")
    assert (answer.status_code, "columns" in answer.json()["detail"]) == (409, True)
    assert shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}").json()["state"] == "paused"
    assert shop.tab("客户").acell("A2").value != "王小美"


def moved(shop: Shop) -> dict[str, Any]:
    """The boss moves the second column of the customers to the front."""
    tab = shop.tab("客户").id
    source = {"sheetId": tab, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    body = {"requests": [{"moveDimension": {"source": source, "destinationIndex": 0}}]}
    path = f"/v4/spreadsheets/{shop.stores[-1]['spreadsheet_id']}:batchUpdate"
    return {"as": BOSS, "method": "POST", "path": path, "body": body}


@pytest.mark.parametrize(
    "switches", ["guard_passes response_lacks_ranges", "metadata_reused_passes", "cells_parse_text"]
)
def test_submissions_wait_where_unsafe(shop: Shop, switches: str) -> None:
    typed(shop)
    assert measured(shop, **dict.fromkeys(switches.split(), True)) == "suggest"
    shop.submit("join", MEI)
    report = shop.sync()
    assert (report["delivered"], report["waiting"]) == (0, 1)
    assert measured(shop, **dict.fromkeys(switches.split(), False)) == "write"
    assert shop.sync()["delivered"] == 1


def test_without_fence_rewrites_go_on(shop: Shop) -> None:
    typed(shop)
    assert measured(shop, metadata_reused_passes=True) == "suggest"
    assert shop.sync()["rewritten"] == 1


def test_parsing_cells_stop_tabs(shop: Shop) -> None:
    typed(shop)
    measured(shop, cells_parse_text=True)
    report = shop.sync()
    assert (report["written_tabs"], report["rewritten"]) == (0, 1)


def test_harmless_differences_change_nothing(shop: Shop) -> None:
    typed(shop)
    assert measured(shop, metadata_follows_sort=True, find_only_text=True, missing_sheet_skipped=True) == "write"
    assert shop.sync()["rewritten"] == 1
