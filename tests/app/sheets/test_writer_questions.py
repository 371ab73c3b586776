"""What the writer asks when it cannot know, and what it makes of the answers: a Google that answers by the book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from google.oauth2.credentials import Credentials

from app.model.operation import Applied, Burnt, Outcome, Refused, Taken
from app.sheets import Google, Refusal, Sheets
from tests.app.sheets.conftest import TAB, rewrite

LOST = "lost"
REPLIES = [{}, {}, {"findReplace": {"occurrencesChanged": 2}}]
Answer = tuple[int, dict[str, Any]] | str


def test_landed_batch_is_not_burnt() -> None:
    """It is asked for where it was sent, and nothing more is sent."""
    outcome, asked = _applied(LOST, _metadata("op_1"))
    assert outcome == Applied(known=False)
    assert [request.method for request in asked] == ["POST", "GET"]


def test_batch_lands_before_it_is_burnt() -> None:
    """Not there when asked for, there when its id is taken: it was only late."""
    outcome, asked = _applied(LOST, _nothing(), _refusal(400), _metadata("op_1"))
    assert outcome == Applied(known=False)
    assert [request.method for request in asked] == ["POST", "GET", "POST", "GET"]


def test_strange_success_is_asked_for() -> None:
    outcome, asked = _applied((200, {}), _metadata("op_1"))
    assert outcome == Applied(known=False)
    assert asked[0].url.params["fields"].startswith("replies,updatedSpreadsheet.sheets(")


def test_another_takes_the_id_first() -> None:
    outcome, _ = _applied(LOST, _nothing(), _refusal(400), _metadata("op_7"))
    assert outcome == Taken()


@pytest.mark.parametrize("status", [401, 403, 404, 429])
def test_refused_burning_is_raised(status: int) -> None:
    """Whether it can still land is not known then; asking again would not tell."""
    with pytest.raises(Refusal) as refused:
        _applied(LOST, _nothing(), _refusal(status))
    assert refused.value.status == status


def test_burning_refused_for_nothing_is_raised() -> None:
    with pytest.raises(Refusal):
        _applied(LOST, _nothing(), _refusal(400), _nothing())


def test_burning_asks_for_replies_only() -> None:
    outcome, asked = _applied(LOST, _nothing(), (200, {"replies": [{}]}))
    assert outcome == Burnt()
    assert asked[-1].url.params["fields"] == "replies"


@pytest.mark.parametrize("metadata", [{}, {"metadataValue": "burnt op_7"}, {"metadataValue": "op_11"}])
def test_strange_metadata_is_another_one(metadata: dict[str, str]) -> None:
    outcome, _ = _applied(LOST, (200, metadata))
    assert outcome == Taken()


def test_refusal_without_index_names_nothing() -> None:
    outcome, _ = _applied(_refusal(400, "Something is wrong."), _nothing())
    assert outcome == Refused("Something is wrong.")


@pytest.mark.parametrize("index", [3, 4, 99])
def test_refusal_beyond_batch_names_nothing(index: int) -> None:
    """The batch is the fence, one guard and one change: indexes 0 to 2."""
    reason = f"Invalid requests[{index}].findReplace: no."
    outcome, _ = _applied(_refusal(400, reason), _nothing())
    assert outcome == Refused(reason)


def test_last_request_is_named() -> None:
    outcome, _ = _applied(_refusal(400, "Invalid requests[2].findReplace: no."), _nothing())
    assert isinstance(outcome, Refused) and outcome.change == 0


def test_blank_headers_keep_their_place() -> None:
    cells = [{"formattedValue": "电话"}, {}, {"formattedValue": "姓名"}]
    outcome, _ = _applied(_done([{"rowData": [{"values": cells}]}]))
    assert outcome == Applied({0: 2}, {TAB: ("电话", "", "姓名")})


@pytest.mark.parametrize("data", [[], [{}], [{"rowData": []}], [{"rowData": [{}]}]], ids=str)
def test_empty_header_row_is_none(data: list[Any]) -> None:
    outcome, _ = _applied(_done(data))
    assert outcome == Applied({0: 2}, {TAB: ()})


def test_first_tab_has_number_zero() -> None:
    """Google leaves out what is 0."""
    sheets = [{"properties": {}, "data": [{"rowData": [{"values": [{"formattedValue": "电话"}]}]}]}]
    outcome, _ = _applied((200, {"replies": REPLIES, "updatedSpreadsheet": {"sheets": sheets}}))
    assert outcome == Applied({0: 2}, {0: ("电话",)})


def test_unread_tab_has_no_headers() -> None:
    sheets = {"updatedSpreadsheet": {"sheets": [{"properties": {"sheetId": TAB}}]}}
    outcome, _ = _applied((200, {"replies": REPLIES, **sheets}))
    assert outcome == Applied({0: 2}, {})


def _applied(*answers: Answer) -> tuple[Outcome, list[httpx.Request]]:
    """What the writer makes of these answers, and what it asked."""
    asked: list[httpx.Request] = []
    coming: Iterator[Answer] = iter(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        said = next(coming)
        if isinstance(said, str):
            raise httpx.ReadError("reset by peer", request=request)
        return httpx.Response(said[0], json=said[1])

    http = httpx.Client(transport=httpx.MockTransport(answer))
    sheets = Sheets(Google(Credentials(token="t"), http=http))  # type: ignore[no-untyped-call]
    outcome = sheets.apply("sheet", rewrite(titles={TAB: "客户"}))
    assert next(coming, None) is None
    assert {request.url.path.split("/")[3].partition(":")[0] for request in asked} == {"sheet"}
    return outcome, asked


def _metadata(value: str) -> Answer:
    return 200, {"metadataId": 1001, "metadataValue": value}


def _nothing() -> Answer:
    return _refusal(404)


def _refusal(status: int, message: str = "no") -> Answer:
    return status, {"error": {"code": status, "message": message, "status": "X"}}


def _done(data: list[Any]) -> Answer:
    sheets = [{"properties": {"sheetId": TAB}, "data": data}]
    return 200, {"replies": REPLIES, "updatedSpreadsheet": {"sheets": sheets}}
