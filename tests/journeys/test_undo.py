"""An operation is undone: looked at, put back where nobody has touched it, and then left alone for good."""

from __future__ import annotations

from typing import Any

from tests.shop import AMEI, Shop

TYPED = [["李雷", "+86 138 0013 8000"], ["韩梅梅", "１３９００１３９０００"], ["王芳", "13700137000"]]


def rewritten(shop: Shop, rows: list[list[str]] = TYPED) -> str:
    """A store whose phones were rewritten; the operation that did it."""
    shop.onboarded()
    shop.clock.sleep(1)
    shop.tab("客户").update(rows, "A2", raw=True)
    assert shop.sync()["rewritten"] > 0
    return str(next(change["operation_id"] for change in shop.items("changes") if change["kind"] == "rewrite"))


def undo(shop: Shop, operation: str, *, preview: bool = False) -> dict[str, Any]:
    path = f"/v1/stores/{shop.stores[-1]['id']}/operations/{operation}/undo"
    answer = shop.call("POST", path, params={"preview": preview})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def phones(shop: Shop) -> list[Any]:
    return [row[1] for row in shop.tab("客户").get_all_values()[1:]]


def quiet(shop: Shop) -> bool:
    """Whether the next sync but one finds nothing to do: neither work nor fighting over what was put back."""
    shop.sync()
    report = shop.sync()
    return bool(report["outcome"] == "unchanged" and report["edits"] == 0)


def test_preview_writes_nothing(shop: Shop) -> None:
    operation, before = rewritten(shop), shop.counts()["sheets.write"]
    seen = undo(shop, operation, preview=True)
    assert [(cell["key"], cell["from"], cell["to"]) for cell in seen["cells"]] == [
        ("13800138000", "13800138000", "+86 138 0013 8000"),
        ("13900139000", "13900139000", "１３９００１３９０００"),
    ]
    assert seen["spared"] == seen["rows"] == seen["operations"] == []
    assert shop.counts()["sheets.write"] == before
    assert phones(shop) == ["13800138000", "13900139000", "13700137000"]


def test_undone_text_stays_as_typed(shop: Shop) -> None:
    operation = rewritten(shop)
    assert len(undo(shop, operation)["cells"]) == 2
    assert phones(shop) == [row[1] for row in TYPED]
    assert quiet(shop)
    assert phones(shop) == [row[1] for row in TYPED]
    assert shop.items("findings") == []


def test_undo_is_in_history(shop: Shop) -> None:
    operation = rewritten(shop)
    (undoing,) = undo(shop, operation)["operations"]
    changes = [change for change in shop.items("changes") if change["kind"] == "undo"]
    assert {(change["operation_id"], change["author"]["certainty"]) for change in changes} == {(undoing, "known")}
    assert [(change["before"], change["after"]) for change in changes][1] == ("13800138000", "+86 138 0013 8000")
    assert shop.sync()["edits"] == 0
    listed = {item["id"]: item for item in shop.items("operations")}
    assert (listed[undoing]["undoes"], listed[undoing]["changes"]["TagRow"]) == (operation, 2)


def test_touched_cells_are_spared(shop: Shop) -> None:
    """What a person typed since survives, seen by a sync or not yet."""
    operation = rewritten(shop)
    shop.tab("客户", AMEI).update_acell("B2", "13811138111")
    done = undo(shop, operation)
    assert [(spared["key"], spared["reason"]) for spared in done["spared"]] == [("13800138000", "gone")]
    assert phones(shop) == ["13811138111", TYPED[1][1], "13700137000"]


def test_person_who_typed_it_again(shop: Shop) -> None:
    operation = rewritten(shop, [["李雷", "13800138000", "", "", "mei＠x.example"]])
    shop.tab("客户", AMEI).update_acell("E2", "")
    shop.sync()
    shop.tab("客户", AMEI).update_acell("E2", "mei@x.example")
    shop.sync()
    done = undo(shop, operation)
    assert (done["cells"], [spared["reason"] for spared in done["spared"]]) == ([], ["touched"])
    assert shop.tab("客户").acell("E2").value == "mei@x.example"


def test_sorted_rows_are_found(shop: Shop) -> None:
    operation = rewritten(shop)
    sheet = shop.tab("客户", AMEI)
    sheet.sort((2, "des"), range="A2:R100")
    sheet.insert_row(["新人", "13600136000"], 2)
    undo(shop, operation)
    standing = {row[0]: row[1] for row in sheet.get_all_values()[1:] if row[0]}
    assert standing == {**dict(TYPED), "新人": "13600136000"}


def test_sort_amid_undo_hits_nobody(shop: Shop) -> None:
    """Between the look at a row and the write, somebody sorts: whom it hits gets back what was theirs."""
    operation = rewritten(shop)
    area = {"sheetId": shop.tab("客户").id, "startRowIndex": 1, "endRowIndex": 4, "startColumnIndex": 0}
    order = {"sortRange": {"range": {**area, "endColumnIndex": 18}, "sortSpecs": [{"dimensionIndex": 1}]}}
    path = f"/v4/spreadsheets/{shop.stores[-1]['spreadsheet_id']}:batchUpdate"
    doing = {"as": AMEI, "method": "POST", "path": path, "body": {"requests": [order]}}
    shop.fault("spreadsheets.values.batchUpdateByDataFilter", operation=doing)
    done = undo(shop, operation)
    assert len(done["cells"]) == 2 and done["spared"] == []
    assert {row[0]: row[1] for row in shop.tab("客户").get_all_values()[1:] if row[0]} == dict(TYPED)
    assert quiet(shop)


def test_undo_is_said_twice(shop: Shop) -> None:
    operation = rewritten(shop)
    undo(shop, operation)
    again = undo(shop, operation)
    assert (again["cells"], again["operations"]) == ([], [])
    assert {spared["reason"] for spared in again["spared"]} == {"already"}
    assert phones(shop) == [row[1] for row in TYPED]


def test_undo_is_undone(shop: Shop) -> None:
    """Then nothing is kept any more, and the same text typed again is put right again."""
    operation = rewritten(shop)
    (undoing,) = undo(shop, operation)["operations"]
    assert len(undo(shop, undoing)["cells"]) == 2
    assert phones(shop) == ["13800138000", "13900139000", "13700137000"]
    shop.sync()
    shop.tab("客户", AMEI).update_acell("B2", "+86 138 0013 8000")
    assert quiet(shop) and shop.items("findings")[0]["code"] == "rewrite.held"


def test_kept_text_holds_its_column(shop: Shop) -> None:
    """A rewrite goes by the text, so the same text in another row is only proposed: docs/decisions/0001."""
    operation = rewritten(shop, [["李雷", "13800138000", "", "", "mei＠x.example"]])
    undo(shop, operation)
    shop.tab("客户", AMEI).update([["小红", "13600136000", "", "", "mei＠x.example"]], "A3:E3", raw=True)
    shop.sync()
    found = [(finding["code"], finding["key"]) for finding in shop.items("findings") if finding["column"] == "email"]
    assert found == [("rewrite.held", "13600136000")]
    assert shop.tab("客户").col_values(5)[1:] == ["mei＠x.example", "mei＠x.example"]


def test_submitted_row_is_cleared(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户").update([["王芳", "13700137000"]], "A2:B2", raw=True)
    shop.submit("join", {"name": "李雷", "phone": "13800138000"})
    shop.sync()
    change = next(change for change in shop.items("changes") if change["kind"] == "submission")
    assert change["key"] == "13800138000"
    (row,) = undo(shop, change["operation_id"])["rows"]
    assert (row["key"], row["submission"]) == ("13800138000", change["after"])
    assert [line[0] for line in shop.tab("客户").get_all_values()[1:]] == ["王芳", ""]
    assert quiet(shop) and shop.items("findings") == []
    assert state_of(shop, row["submission"]) == "cleared"


def test_worked_on_submission_is_spared(shop: Shop) -> None:
    shop.onboarded()
    shop.submit("join", {"name": "李雷", "phone": "13800138000"})
    shop.sync()
    (change,) = (change for change in shop.items("changes") if change["kind"] == "submission")
    shop.tab("客户", AMEI).update_acell("E3", "li@x.example")
    done = undo(shop, change["operation_id"])
    assert (done["rows"], [spared["reason"] for spared in done["spared"]]) == ([], ["touched"])


def test_many_rows_take_several_operations(shop: Shop) -> None:
    operation = rewritten(shop, [[f"客户{n}", f"+86 138 0013 {n:04d}"] for n in range(450)])
    done = undo(shop, operation)
    assert (len(done["cells"]), len(done["operations"])) == (450, 3)
    assert phones(shop)[449] == "+86 138 0013 0449"
    assert quiet(shop)


def test_crash_amid_undo_is_continued(shop: Shop) -> None:
    """The answer to the second look at the rows is lost: nobody knows what was put back until the next call."""
    operation = rewritten(shop)
    shop.fault("spreadsheets.values.batchGetByDataFilter", manner="reset", nth=3)
    path = f"/v1/stores/{shop.stores[-1]['id']}/operations/{operation}/undo"
    assert shop.call("POST", path).status_code == 503
    assert {spared["reason"] for spared in undo(shop, operation)["spared"]} == {"already"}
    assert phones(shop) == [row[1] for row in TYPED]
    assert quiet(shop)
    assert phones(shop) == [row[1] for row in TYPED]


def test_other_stores_operation_is_unknown(shop: Shop) -> None:
    operation = rewritten(shop)
    other = shop.onboard("second")
    for method, path in (("POST", f"{operation}/undo"), ("GET", operation), ("POST", "op_nothing/undo?preview=true")):
        answer = shop.call(method, f"/v1/stores/{other['id']}/operations/{path}")
        assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (404, "operation-not-found")


def test_operations_are_listed(shop: Shop) -> None:
    operation = rewritten(shop)
    store = shop.stores[-1]["id"]
    listed = shop.items("operations")
    assert [item["state"] for item in listed] == ["applied", "applied"]
    assert listed[0]["id"] == operation and listed[0]["changes"]["RewriteValue"] == 2
    assert shop.call("GET", f"/v1/stores/{store}/operations/{operation}").json() == listed[0]
    page = shop.call("GET", f"/v1/stores/{store}/operations", params={"limit": 1}).json()
    rest = shop.call("GET", f"/v1/stores/{store}/operations", params={"cursor": page["next"]}).json()
    assert [*page["items"], *rest["items"]] == listed and rest["next"] is None


def state_of(shop: Shop, submission: str) -> str:
    from sqlalchemy import select

    from app.db.tables import submissions

    with shop.context.transaction() as db:
        return str(db.execute(select(submissions.c.state).where(submissions.c.id == submission)).scalar())
