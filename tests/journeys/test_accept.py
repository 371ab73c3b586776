"""A proposal is accepted: into the one cell that it is about, and only while that cell holds what was seen."""

from __future__ import annotations

from typing import Any

from gspread.utils import ValueRenderOption

from tests.shop import AMEI, Shop

DOUBTED = [["李雷", "138 O013 8OO0"], ["韩梅梅", "13900139000"]]


def doubted(shop: Shop, rows: list[list[Any]] = DOUBTED, *, code: str = "phone.letters") -> str:
    """A store with these customers; the id of its finding of that code."""
    shop.onboarded()
    shop.tab("客户").update(rows, "A2", raw=True)
    shop.sync()
    return finding(shop, code)


def finding(shop: Shop, code: str) -> str:
    return str(next(item["id"] for item in shop.items("findings") if item["code"] == code))


def accept(shop: Shop, finding_id: str) -> Any:
    return shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/findings/{finding_id}/accept")


def accepted(shop: Shop, finding_id: str) -> dict[str, Any]:
    answer = accept(shop, finding_id)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def refused(shop: Shop, finding_id: str) -> tuple[int, str]:
    answer = accept(shop, finding_id)
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def phones(shop: Shop) -> list[Any]:
    return shop.tab("客户").col_values(2)[1:]


def quiet(shop: Shop) -> bool:
    """Whether the syncs after it take nothing for somebody's edit, and the second has nothing to do."""
    return bool(shop.sync()["edits"] == 0 and shop.sync()["outcome"] == "unchanged")


def test_accepting_solves_the_finding(shop: Shop) -> None:
    done = accepted(shop, doubted(shop))
    assert (done["cell"]["from"], done["cell"]["to"]) == ("138 O013 8OO0", "13800138000")
    assert phones(shop) == ["13800138000", "13900139000"]
    assert quiet(shop)
    assert shop.items("findings") == []


def test_typing_solves_it_as_well(shop: Shop) -> None:
    doubted(shop)
    shop.tab("客户", AMEI).update_acell("B2", "13800138000")
    assert shop.sync()["solved"] == 1
    assert shop.items("findings") == []


def test_unique_text_by_value(shop: Shop) -> None:
    operation = accepted(shop, doubted(shop))["operation_id"]
    (change,) = (item for item in shop.items("changes") if item["operation_id"] == operation)
    assert (change["kind"], change["before"], change["after"]) == ("accept", "138 O013 8OO0", "13800138000")
    listed = {item["id"]: item["changes"] for item in shop.items("operations")}
    assert listed[operation]["RewriteValue"] == 1


def test_shared_text_in_its_row(shop: Shop) -> None:
    """Two rows hold the same text: only the row that the finding names is touched."""
    rows = [["李雷", "13800138000", "", "", "lily@qq.con"], ["王芳", "13700137000", "", "", "lily@qq.con"]]
    chosen = doubted(shop, rows, code="email.typo")
    done = accepted(shop, chosen)
    assert done["cell"]["key"] == "13800138000"
    assert shop.tab("客户").col_values(5)[1:] == ["lily@qq.com", "lily@qq.con"]
    assert quiet(shop)
    assert [item["key"] for item in shop.items("findings") if item["code"] == "email.typo"] == ["13700137000"]


def test_numbers_are_put_right(shop: Shop) -> None:
    """A sheet's number is never rewritten by a sync, but a person may accept it."""
    chosen = doubted(shop, [["李雷", 13800138000]], code="value.as_number")
    done = accepted(shop, chosen)
    assert (done["cell"]["from"], done["cell"]["to"]) == (13800138000, "13800138000")
    assert phones(shop) == ["13800138000"]
    assert quiet(shop)
    assert shop.items("findings") == []


def test_empty_cell_is_filled(shop: Shop) -> None:
    done = accepted(shop, doubted(shop, [["王女士", "13800138000"]], code="customer.gender_in_name"))
    assert (done["cell"]["column"], done["cell"]["from"], done["cell"]["to"]) == ("gender", None, "女")
    assert quiet(shop)
    assert shop.items("findings") == []


def test_sums_become_numbers(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户").update([["李雷", "13800138000"]], "A2", raw=True)
    line = ["A1", 46000, "", "13800138000", "", 2, 128, 6, 260]
    shop.tab("订单").update([line], "A2", raw=True)
    shop.sync()
    assert accepted(shop, finding(shop, "order.sum_differs"))["cell"]["to"] == 250
    assert shop.tab("订单").get_values("I2", value_render_option=ValueRenderOption.unformatted) == [[250]]
    assert quiet(shop)


def test_sorted_rows_are_found(shop: Shop) -> None:
    chosen = doubted(shop, [["王女士", "13800138000"], ["李雷", "13900139000"]], code="customer.gender_in_name")
    sheet = shop.tab("客户", AMEI)
    sheet.insert_row(["新人", "13600136000"], 2)
    sheet.sort((2, "des"), range="A2:R100")
    accepted(shop, chosen)
    row = next(number for number, name in enumerate(sheet.col_values(1), 1) if name == "王女士")
    assert sheet.row_values(row)[5] == "女"


def test_changed_cell_is_refused(shop: Shop) -> None:
    chosen = doubted(shop)
    shop.tab("客户", AMEI).update_acell("B2", "13811138111")
    assert refused(shop, chosen) == (409, "finding-changed")
    assert phones(shop)[0] == "13811138111"


def test_edit_between_look_and_write(shop: Shop) -> None:
    """The rewrite goes by the text, so what a person typed in that very moment stays."""
    chosen = doubted(shop)
    shop.types_meanwhile("客户!B2", ["13811138111"])
    assert refused(shop, chosen) == (409, "finding-changed")
    assert phones(shop)[0] == "13811138111"
    assert shop.sync()["edits"] == 1


def test_edit_amid_row_edit(shop: Shop) -> None:
    chosen = doubted(shop, [["王女士", "13800138000"]], code="customer.gender_in_name")
    shop.types_meanwhile("客户!F2", ["未知"])
    assert refused(shop, chosen) == (409, "finding-changed")
    assert shop.tab("客户").acell("F2").value == "未知"


def test_sort_amid_accepting_hits_nobody(shop: Shop) -> None:
    chosen = doubted(shop, [["李雷", "13900139000"], ["王女士", "13800138000"]], code="customer.gender_in_name")
    area = {"sheetId": shop.tab("客户").id, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0}
    order = {"sortRange": {"range": {**area, "endColumnIndex": 18}, "sortSpecs": [{"dimensionIndex": 1}]}}
    path = f"/v4/spreadsheets/{shop.stores[-1]['spreadsheet_id']}:batchUpdate"
    doing = {"as": AMEI, "method": "POST", "path": path, "body": {"requests": [order]}}
    shop.fault("spreadsheets.values.batchUpdateByDataFilter", operation=doing)
    accepted(shop, chosen)
    standing = {row[0]: row[5] for row in shop.tab("客户").get_all_values()[1:] if row[0]}
    assert standing == {"王女士": "女", "李雷": ""}


def test_alike_rows_are_refused(shop: Shop) -> None:
    chosen = doubted(shop, [["王女士", "13800138000"], ["王女士", "13800138000"]], code="customer.gender_in_name")
    assert refused(shop, chosen) == (409, "finding-changed")
    assert shop.tab("客户").col_values(6)[1:] == []


def test_nothing_proposed_nothing_accepted(shop: Shop) -> None:
    chosen = doubted(shop, [["李雷", "abc"]], code="phone.unreadable")
    assert refused(shop, chosen) == (409, "nothing-proposed")
    assert refused(shop, "fi_nothing") == (404, "finding-not-found")


def test_accepted_twice_is_said(shop: Shop) -> None:
    chosen = doubted(shop)
    accepted(shop, chosen)
    assert refused(shop, chosen) == (409, "finding-changed")
    shop.sync()
    assert refused(shop, chosen) == (404, "finding-not-found")


def test_lost_answer_is_looked_at(shop: Shop) -> None:
    chosen = doubted(shop)
    shop.fault("spreadsheets.batchUpdate", manner="reset", when="after")
    accepted(shop, chosen)
    assert phones(shop)[0] == "13800138000"
    assert quiet(shop)


def test_accepting_can_be_undone(shop: Shop) -> None:
    operation = accepted(shop, doubted(shop))["operation_id"]
    undone = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/operations/{operation}/undo")
    assert len(undone.json()["cells"]) == 1
    assert phones(shop)[0] == "138 O013 8OO0"
    shop.sync()
    assert phones(shop)[0] == "138 O013 8OO0"


def test_held_rewrite_is_accepted(shop: Shop) -> None:
    """What an undo put back stays as typed, until a person says otherwise."""
    shop.onboarded()
    shop.tab("客户").update([["李雷", "+86 138 0013 8000"]], "A2", raw=True)
    shop.sync()
    shop.tab("客户", AMEI).update([["+86 138 0013 8000"]], "B2", raw=True)
    shop.sync()
    accepted(shop, finding(shop, "rewrite.held"))
    assert phones(shop)[0] == "13800138000"
    assert quiet(shop)
    assert shop.items("findings") == []
