"""A sync beside people who edit: nothing of theirs is overwritten or misplaced, nothing of ours is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app import templates
from tests.shop import AMEI, BOSS, Shop

WRITE, READ = "spreadsheets.batchUpdate", "spreadsheets.values.batchGetByDataFilter"
BASE = templates.load("base", "zh-CN")
CUSTOMERS = BASE.tab("customers").sheet_id
ROWS = [["王小美", "+86 13800138000"], ["李雷", "13900139000"], ["韩梅梅", "+86 13700137000"]]
CLEAN = ["13800138000", "13900139000", "13700137000"]
FORM = {"name": "新客", "phone": "13600136000"}


@pytest.fixture
def shop(shop: Shop) -> Iterator[Shop]:
    """Onboarded and synced; then three customers were typed, two numbers of them not clean."""
    shop.onboarded()
    shop.sync()
    shop.tab("客户", AMEI).update([list(row) for row in ROWS], "A2", raw=True)
    shop.clock.sleep(10)
    shop.switch(log=True)
    yield shop
    assert shop.refusals() == []


def customers(shop: Shop) -> dict[str, str]:
    """Phone by name, as they stand; the tab is found by its id."""
    rows = shop.sheet().get_worksheet_by_id(CUSTOMERS).get_all_values()[1:]
    return {row[0]: row[1] for row in rows if any(row)}


def dimension(kind: str, start: int, end: int) -> dict[str, Any]:
    return {"sheetId": CUSTOMERS, "dimension": kind, "startIndex": start, "endIndex": end}


def operations(shop: Shop) -> list[str]:
    """States of all operations, in order."""
    with shop.context.engine.connect() as connection:
        return list(connection.exec_driver_sql("select state from operations order by id").scalars())


def at_rest(shop: Shop) -> None:
    """What was done is reckoned into the derived tabs, and then there is nothing to do."""
    shop.sync()
    assert shop.sync()["outcome"] == "unchanged"
    assert set(operations(shop)) <= {"applied", "burnt"}


def problem(shop: Shop) -> str:
    """The problem that a sync answers."""
    answer = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/sync")
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["type"]).rpartition(":")[2]


def test_newer_word_is_not_overwritten(shop: Shop) -> None:
    shop.types_meanwhile("客户!B2", ["13811138111"])
    assert shop.sync()["rewritten"] == 1
    assert customers(shop) == {"王小美": "13811138111", "李雷": CLEAN[1], "韩梅梅": CLEAN[2]}


def test_newer_word_is_still_cleaned(shop: Shop) -> None:
    shop.types_meanwhile("客户!B2", ["+86 13811138111"])
    shop.sync()
    shop.sync()
    assert customers(shop)["王小美"] == "13811138111"


def test_deleted_word_stays_deleted(shop: Shop) -> None:
    shop.types_meanwhile("客户!B2", [""])
    shop.sync()
    assert customers(shop)["王小美"] == ""


@pytest.mark.parametrize(
    "request_",
    [
        {"insertDimension": {"range": dimension("ROWS", 1, 4)}},
        {"deleteDimension": {"range": dimension("ROWS", 2, 3)}},
        {"moveDimension": {"source": dimension("ROWS", 1, 2), "destinationIndex": 4}},
        {
            "sortRange": {
                "range": {"sheetId": CUSTOMERS, "startRowIndex": 1, "endRowIndex": 4},
                "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}],
            }
        },
    ],
    ids=lambda each: next(iter(each)),
)
def test_moved_rows_misplace_nothing(shop: Shop, request_: dict[str, Any]) -> None:
    shop.submit("join", FORM)
    shop.does_meanwhile(request_)
    assert shop.sync()["outcome"] == "applied"
    shop.sync()
    left = dict(zip(("王小美", "李雷", "韩梅梅"), CLEAN, strict=True)) | {"新客": FORM["phone"]}
    if "deleteDimension" in request_:
        del left["李雷"]
    assert customers(shop) == left


def test_moved_column_is_read_anew(shop: Shop) -> None:
    shop.submit("join", FORM)
    shop.does_meanwhile({"moveDimension": {"source": dimension("COLUMNS", 0, 1), "destinationIndex": 3}}, email=BOSS)
    report = shop.sync()
    assert (report["outcome"], report["rewritten"], report["delivered"]) == ("applied", 2, 1)
    assert operations(shop).count("refused") == 1
    sheet = shop.tab("客户")
    assert sheet.row_values(1)[:3] == ["手机号码", "微信号", "姓名"]
    assert {name for name in sheet.col_values(3)[1:] if name} == {"王小美", "李雷", "韩梅梅", "新客"}


def test_inserted_column_is_read_anew(shop: Shop) -> None:
    shop.does_meanwhile({"insertDimension": {"range": dimension("COLUMNS", 1, 2)}}, email=BOSS)
    assert shop.sync()["rewritten"] == 2
    assert operations(shop).count("refused") == 1
    assert shop.tab("客户").col_values(3)[1:] == CLEAN


def test_renamed_tab_is_known(shop: Shop) -> None:
    shop.tab("客户", BOSS).update_title("我的客户")
    assert shop.sync()["rewritten"] == 2
    assert list(customers(shop).values()) == CLEAN


def test_renamed_header_is_known(shop: Shop) -> None:
    shop.tab("客户", BOSS).update([["电话号码"]], "B1", raw=True)
    assert shop.sync()["rewritten"] == 2
    assert list(customers(shop).values()) == CLEAN


def test_deleted_column_is_finding(shop: Shop) -> None:
    shop.tab("客户", BOSS).delete_columns(4)
    assert shop.sync()["rewritten"] == 2
    (finding,) = (item for item in shop.items("findings") if item["code"] == "column.missing")
    assert (finding["tab"], finding["column"], finding["severity"]) == ("customers", "landline", "error")


def test_form_waits_for_missing_column(shop: Shop) -> None:
    shop.tab("客户", BOSS).delete_columns(2)
    shop.submit("join", FORM)
    report = shop.sync()
    assert (report["waiting"], report["delivered"]) == (1, 0)


def test_own_columns_are_left_alone(shop: Shop) -> None:
    sheet = shop.tab("客户", BOSS)
    sheet.insert_cols([["我的列", "+86 13800138000"]], 2)
    shop.sync()
    assert sheet.col_values(2) == ["我的列", "+86 13800138000"]
    assert sheet.col_values(3)[1:] == CLEAN


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("when", ["before", "after"])
def test_failed_write_is_made_good(shop: Shop, when: str, status: int) -> None:
    shop.submit("join", FORM)
    shop.fault(WRITE, when=when, status=status)
    shop.sync()
    shop.sync()
    assert sorted(customers(shop)) == sorted(["王小美", "李雷", "韩梅梅", "新客"])
    at_rest(shop)


@pytest.mark.parametrize("manner", ["truncated", "reset", "hang"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_lost_write_is_made_good(shop: Shop, when: str, manner: str) -> None:
    shop.submit("join", FORM)
    shop.fault(WRITE, when=when, manner=manner)
    shop.sync()
    shop.sync()
    assert customers(shop) == dict(zip(("王小美", "李雷", "韩梅梅"), CLEAN, strict=True)) | {"新客": FORM["phone"]}
    at_rest(shop)


def test_quota_is_waited_for(shop: Shop) -> None:
    shop.fault(WRITE, status=429)
    answer = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/sync")
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) >= 1
    shop.clock.sleep(120)
    assert shop.sync()["rewritten"] == 2
    assert set(operations(shop)) == {"applied", "burnt"}


def test_lost_answer_is_booked(shop: Shop) -> None:
    """The write arrived, its answer did not, nobody could be asked: the next sync knows what was done."""
    shop.submit("join", FORM)
    shop.fault(WRITE, when="after", manner="reset")
    shop.fault("spreadsheets.developerMetadata.get", status=503)
    assert problem(shop) == "google-unavailable"
    assert operations(shop)[-1] == "begun"
    shop.clock.sleep(60)
    assert shop.sync()["edits"] == 0
    kinds = [item["kind"] for item in shop.items("changes")]
    assert (kinds.count("rewrite"), kinds.count("submission")) == (2, 1)
    assert "begun" not in operations(shop)


@pytest.mark.parametrize(
    "fault", [{"status": 503}, {"manner": "hang"}, {"manner": "truncated"}, {"cut_gzip": True}], ids=str
)
def test_lost_read_does_nothing(shop: Shop, fault: dict[str, Any]) -> None:
    shop.fault(READ, when="after", **fault)
    assert problem(shop) == "google-unavailable"
    assert shop.sync()["rewritten"] == 2


def test_old_read_is_not_written(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between read and write more than a minute went by: the machine was asleep."""
    real = shop.context.sheets.read

    def slow(*asked: Any, **named: Any) -> Any:
        found = real(*asked, **named)
        shop.clock.sleep(61)
        return found

    with monkeypatch.context() as patch:
        patch.setattr("app.sheets.Sheets.read", lambda self, *asked, **named: slow(*asked, **named))
        report = shop.sync()
    assert (report["outcome"], report["writes"]) == ("stale", 0)
    assert shop.sync()["rewritten"] == 2


def test_refused_change_is_told(shop: Shop) -> None:
    """The owner deleted a tab of ours: the rest is written all the same."""
    shop.sheet().del_worksheet(shop.tab("看板"))
    report = shop.sync()
    assert (report["rewritten"], report["refused"]) == (2, 1)
    (finding,) = (item for item in shop.items("findings") if item["code"] == "write.refused")
    assert finding["severity"] == "error" and finding["seen"] and finding["advice"]


def test_people_undo_us_in_peace(shop: Shop) -> None:
    """A text put back is left alone; the findings say so until it has left the column."""
    shop.sync()
    shop.tab("客户", AMEI).update([["+86 13800138000"]], "B2", raw=True)
    assert [shop.sync()["rewritten"] for _ in range(3)] == [0, 0, 0]
    shop.tab("客户", AMEI).update([["13800138000"]], "B2", raw=True)
    shop.sync()
    shop.tab("客户", AMEI).update([["+86 13800138000"]], "B9", raw=True)
    assert shop.sync()["rewritten"] == 1


def test_true_is_not_one(shop: Shop) -> None:
    """Python holds them for equal; people do not, and the history tells it once."""
    shop.tab("订单", AMEI).update([["A1", "", "", "", "", 1]], "A9", raw=True)
    shop.sync()
    shop.tab("订单", AMEI).update([[True]], "F9", raw=True)
    assert [shop.sync()["edits"] for _ in range(3)] == [1, 0, 0]


def test_refusal_stands_until_mended(shop: Shop) -> None:
    """It is one finding from the first to the last, in the sheet too; nothing counts as solved meanwhile."""
    shop.sync()
    shop.sheet().del_worksheet(shop.tab("看板"))
    shop.tab("客户", AMEI).update([["新客", "13600136000"]], "A5", raw=True)
    reports = [shop.sync() for _ in range(3)]
    assert [(report["new_findings"], report["solved"]) for report in reports[1:]] == [(0, 0), (0, 0)]
    (finding,) = shop.items("findings")
    assert (finding["code"], finding["key"]) == ("write.refused", "看板 ReplaceBlock")
    assert "看板" in str(shop.tab("数据问题").get_all_values())


def test_finding_says_what_holds_now(shop: Shop) -> None:
    """The same finding with another row number: no news, but told as it is."""
    shop.tab("客户", AMEI).update([["", "", "", "", "x@y"]], "A9", raw=True)
    shop.sync()
    ids = [item["id"] for item in shop.items("findings")]
    assert {item["key"] for item in shop.items("findings")} == {"#9"}
    shop.tab("客户", AMEI).insert_row(["新客", "13600136000"], 5)
    report = shop.sync()
    assert (report["new_findings"], report["solved"]) == (0, 0)
    assert {item["key"] for item in shop.items("findings")} == {"#10"}
    assert [item["id"] for item in shop.items("findings")] == ids
