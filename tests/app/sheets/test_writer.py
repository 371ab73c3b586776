"""One fenced batch: whatever becomes of its answer, it is certain in the end whether it is in the spreadsheet."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from google.oauth2.credentials import Credentials

from app.model.change import DeleteTab, InsertRows, RewriteValue
from app.model.operation import Applied, Burnt, Refused, Taken
from app.model.plan import Plan
from app.sheets import Google, NoAnswer, Refusal, Sheets
from tests.app.sheets.conftest import NAME, PHONE, TAB, Desk, rewrite

WRITE = "spreadsheets.batchUpdate"
LOST: list[dict[str, Any]] = [
    *({"status": status} for status in (500, 502, 503, 504, 408)),
    *({"status": 503, "html": True}, {"status": 400, "html": True}),
    *({"manner": manner} for manner in ("reset", "hang", "truncated")),
    {"cut_gzip": True},
]
WRITTEN, AS_BEFORE = ["138", "139", "138"], ["+86 138", "139", "+86 138"]


def test_answer_tells_what_changed(desk: Desk) -> None:
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(titles={TAB: "客户"}))
    assert outcome == Applied({0: 2}, {TAB: ("电话",)})
    assert desk.phones() == WRITTEN


def test_headers_end_with_last_guard(desk: Desk) -> None:
    """Columns beyond it may be hundreds, and nobody asks for them; nor for those of another tab."""
    plan = Plan((RewriteValue(NAME, "小美", "美"),), (NAME, PHONE))
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(plan=plan, titles={TAB: "客户"}))
    assert outcome == Applied({0: 1}, {TAB: ("电话", "姓名")})
    elsewhere = Plan((RewriteValue(PHONE, "139", "138"),), (PHONE,))
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(2, plan=elsewhere, titles={TAB: "客户"}))
    assert outcome == Applied({0: 1}, {TAB: ("电话",)})


def test_quoted_title_is_read_back(desk: Desk) -> None:
    desk.people.update_title("小美's '客户'")
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(titles={TAB: "小美's '客户'"}))
    assert outcome == Applied({0: 2}, {TAB: ("电话",)})


def test_rewrite_without_hits_is_told(desk: Desk) -> None:
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(find="gone"))
    assert outcome == Applied({0: 0}, {})


def test_other_columns_stay_untouched(desk: Desk) -> None:
    desk.people.update([["+86 138"]], "B4", raw=True)
    desk.sheets.apply(desk.sheet_id, rewrite())
    assert desk.people.col_values(2)[1:] == ["小美", "阿美", "+86 138"]


def test_refused_change_is_named(desk: Desk) -> None:
    plan = Plan((RewriteValue(PHONE, "+86 138", "138"), DeleteTab(404)), (PHONE,))
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(plan=plan))
    assert isinstance(outcome, Refused) and outcome.change == 1 and not outcome.guard
    assert desk.phones() == AS_BEFORE


def test_moved_column_refuses_all(desk: Desk) -> None:
    desk.people.spreadsheet.batch_update({"requests": [{"moveDimension": MOVED}]})
    insertion = InsertRows(TAB, (NAME,), (("新",),))
    outcome = desk.sheets.apply(desk.sheet_id, rewrite(plan=Plan((insertion,), (NAME,))))
    assert isinstance(outcome, Refused) and outcome.guard and outcome.change is None
    assert desk.people.get_all_values()[0][:2] == ["姓名", "电话"] and desk.people.row_values(3) == ["阿美", "139"]


def test_same_operation_lands_once(desk: Desk) -> None:
    insertion = rewrite(plan=Plan((InsertRows(TAB, (PHONE,), (("新",),)),), (PHONE,)))
    assert isinstance(desk.sheets.apply(desk.sheet_id, insertion), Applied)
    assert desk.sheets.apply(desk.sheet_id, insertion) == Applied(known=False)
    assert desk.phones().count("新") == 1


def test_taken_id_is_noticed(desk: Desk) -> None:
    desk.sheets.apply(desk.sheet_id, rewrite(1))
    assert desk.sheets.apply(desk.sheet_id, rewrite(2, metadata_id=1001)) == Taken()


@pytest.mark.parametrize("fault", LOST, ids=str)
def test_answer_lost_after_commit(desk: Desk, fault: dict[str, Any]) -> None:
    desk.fault(WRITE, when="after", **fault)
    assert desk.sheets.apply(desk.sheet_id, rewrite()) == Applied(known=False)
    assert desk.phones() == WRITTEN


@pytest.mark.parametrize("fault", LOST[:-2], ids=str)
def test_call_lost_before_commit(desk: Desk, fault: dict[str, Any]) -> None:
    desk.fault(WRITE, when="before", **fault)
    assert desk.sheets.apply(desk.sheet_id, rewrite()) == Burnt()
    assert desk.phones() == AS_BEFORE


def test_burnt_plan_cannot_land(desk: Desk) -> None:
    """A batch that was only late finds its place taken."""
    late = rewrite()
    desk.fault(WRITE, when="before", manner="reset")
    desk.sheets.apply(desk.sheet_id, late)
    assert desk.sheets.apply(desk.sheet_id, late) == Burnt()
    assert desk.phones() == AS_BEFORE


@pytest.mark.parametrize("when", ["before", "after"])
def test_lost_burning_is_certain_later(desk: Desk, when: str) -> None:
    desk.fault(WRITE, when="before", manner="reset")
    desk.fault(WRITE, when=when, manner="reset", nth=2)
    operation = rewrite()
    with pytest.raises(NoAnswer):
        desk.sheets.apply(desk.sheet_id, operation)
    assert desk.sheets.settle(desk.sheet_id, operation) == Burnt()
    assert desk.phones() == AS_BEFORE


def test_unanswered_question_is_asked_again(desk: Desk) -> None:
    desk.fault(WRITE, when="after", manner="reset")
    desk.fault("spreadsheets.developerMetadata.get", status=503)
    operation = rewrite()
    with pytest.raises(Refusal):
        desk.sheets.apply(desk.sheet_id, operation)
    assert desk.sheets.settle(desk.sheet_id, operation) == Applied(known=False)


@pytest.mark.parametrize("status", [401, 403, 404, 429])
def test_definite_refusal_is_raised(desk: Desk, status: int) -> None:
    desk.fault(WRITE, when="before", status=status)
    with pytest.raises(Refusal) as refused:
        desk.sheets.apply(desk.sheet_id, rewrite())
    assert (refused.value.status, refused.value.rate_limited) == (status, status == 429)
    assert desk.phones() == AS_BEFORE


def test_invented_refusal_is_checked(desk: Desk) -> None:
    """A 400 whose batch is in the spreadsheet all the same: only the metadata is believed."""
    desk.fault(WRITE, when="after", status=400)
    assert desk.sheets.apply(desk.sheet_id, rewrite()) == Applied(known=False)


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"replies": []}', b"<html>", b""])
def test_strange_success_is_checked(body: bytes) -> None:
    """200, but not what Google answers to a batch: it is asked whether the batch is there."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        metadata = b'{"metadataValue": "op_1"}'
        return httpx.Response(200, content=body if request.method == "POST" else metadata)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    sheets = Sheets(Google(Credentials(token="t"), http=http))  # type: ignore[no-untyped-call]
    assert sheets.apply("sheet", rewrite()) == Applied(known=False)
    assert asked == ["POST", "GET"]


MOVED = {
    "source": {"sheetId": TAB, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
    "destinationIndex": 2,
}
