"""Quotas, faults and other people's operations, as a caller suffers them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.conftest import BO, LAN, Office, make, reason


@pytest.fixture
def sheet(lan: httpx.Client) -> str:
    """A spreadsheet of Lan's."""
    return make(lan, mime_type=SPREADSHEET, name="shop")


def arm(office: Office, **fault: Any) -> None:
    """Arm one fault."""
    answer = office.anybody.post("/_local/faults", json=fault)
    assert answer.status_code == 200, answer.text


def rename(client: httpx.Client, sheet: str, name: str) -> httpx.Response:
    """The answer to a new name."""
    return client.patch(f"/drive/v3/files/{sheet}", json={"name": name})


def name_of(client: httpx.Client, sheet: str) -> str:
    """The file's name now."""
    return str(client.get(f"/drive/v3/files/{sheet}").json()["name"])


def test_quota_refuses_the_sixty_first(service: httpx.Client) -> None:
    answers = [service.get("/v4/spreadsheets/nowhere") for _ in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {404}
    error = answers[60].json()["error"]
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert "'Read requests per minute per user'" in error["message"]
    assert error["details"][0]["metadata"]["quota_limit_value"] == "60"
    assert "retry-after" not in answers[60].headers


def test_quota_slides_with_time(office: Office, service: httpx.Client) -> None:
    for _ in range(60):
        service.get("/v4/spreadsheets/nowhere")
    office.world.clock.advance(59)
    assert service.get("/v4/spreadsheets/nowhere").status_code == 429
    office.world.clock.advance(2)
    assert service.get("/v4/spreadsheets/nowhere").status_code == 404


def test_project_shares_three_hundred(office: Office) -> None:
    office.switch(people_quota=True)
    statuses = [
        office.client(f"p{person}@example.com").get("/v4/spreadsheets/nowhere").status_code
        for person in range(6)
        for _ in range(51)
    ]
    assert statuses == [404] * 300 + [429] * 6


def test_writes_are_metered_apart(service: httpx.Client) -> None:
    for _ in range(60):
        service.get("/v4/spreadsheets/nowhere")
    url = "/v4/spreadsheets/nowhere:batchUpdate"
    statuses = [service.post(url, json={"requests": []}).status_code for _ in range(61)]
    assert statuses == [404] * 60 + [429]


def test_people_are_unmetered_first(lan: httpx.Client) -> None:
    assert {lan.get("/v4/spreadsheets/nowhere").status_code for _ in range(70)} == {404}


def test_service_goes_unmetered_where_asked(office: Office, service: httpx.Client) -> None:
    office.switch(service_quota=False)
    assert {service.get("/v4/spreadsheets/nowhere").status_code for _ in range(70)} == {404}


@pytest.mark.parametrize("status", [400, 403, 404, 408, 429, 500, 502, 503, 504])
def test_fault_answers_before_commit(office: Office, lan: httpx.Client, sheet: str, status: int) -> None:
    arm(office, status=status, match={"method": "drive.files.update"})
    answer = rename(lan, sheet, "new")
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, status)
    assert name_of(lan, sheet) == "shop"
    assert rename(lan, sheet, "new").status_code == 200


def test_fault_answers_after_commit(office: Office, lan: httpx.Client, sheet: str) -> None:
    arm(office, status=503, when="after", match={"method": "drive.files.update"})
    assert rename(lan, sheet, "new").status_code == 503
    assert name_of(lan, sheet) == "new"


def test_nth_and_times_count(office: Office, lan: httpx.Client) -> None:
    arm(office, name="third", status=500, nth=3, times=2, match={"kind": "drive"})
    statuses = [lan.get("/drive/v3/files").status_code for _ in range(6)]
    assert statuses == [200, 200, 500, 500, 200, 200]
    armed = office.anybody.get("/_local/faults").json()["faults"]
    assert armed == [{"name": "third", "seen": 6, "struck": 2}]


def test_faults_pick_their_calls(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    arm(office, status=503, times=0, match={"person": BO, "contains": "spreadsheet"})
    params = {"q": "mimeType contains 'spreadsheet'"}
    assert lan.get("/drive/v3/files", params=params).status_code == 200
    assert bo.get("/drive/v3/files").status_code == 200
    assert bo.get("/drive/v3/files", params=params).status_code == 503
    office.anybody.delete("/_local/faults")
    assert bo.get("/drive/v3/files", params=params).status_code == 200


def test_sheets_faults_speak_sheets(office: Office, lan: httpx.Client, sheet: str) -> None:
    arm(office, status=503)
    arm(office, status=429, nth=2)
    first, second = (lan.get(f"/v4/spreadsheets/{sheet}").json()["error"] for _ in range(2))
    assert (first["status"], first["message"]) == ("UNAVAILABLE", "The service is currently unavailable.")
    assert second["status"] == "RESOURCE_EXHAUSTED"


def test_drive_reason_can_be_chosen(office: Office, lan: httpx.Client) -> None:
    arm(office, status=403, reason="sharingRateLimitExceeded")
    assert reason(lan.get("/drive/v3/files")) == "sharingRateLimitExceeded"


def test_html_comes_from_front_end(office: Office, lan: httpx.Client) -> None:
    arm(office, status=502, html=True)
    answer = lan.get("/drive/v3/files")
    assert answer.status_code == 502
    assert answer.headers["content-type"].startswith("text/html")
    assert "Error 502 (Server Error)!!1" in answer.text


@pytest.mark.parametrize("manner", ["truncated", "reset", "hang"])
def test_lost_answers_were_written(office: Office, lan: httpx.Client, sheet: str, manner: str) -> None:
    arm(office, manner=manner, when="after", match={"method": "drive.files.update"})
    with pytest.raises(httpx.TransportError):
        rename(lan, sheet, "new")
    assert name_of(lan, sheet) == "new"


@pytest.mark.parametrize("manner", ["reset", "hang"])
def test_lost_requests_were_not_written(office: Office, lan: httpx.Client, sheet: str, manner: str) -> None:
    arm(office, manner=manner, match={"method": "drive.files.update"})
    with pytest.raises(httpx.TransportError):
        rename(lan, sheet, "new")
    assert name_of(lan, sheet) == "shop"


def test_cut_gzip_is_half(office: Office, lan: httpx.Client, sheet: str) -> None:
    arm(office, cut_gzip=True)
    answer = lan.get(f"/drive/v3/files/{sheet}", params={"fields": "*"})
    assert answer.headers["content-encoding"] == "gzip"
    with pytest.raises(ValueError, match=r"Expecting|Unterminated|Invalid"):
        answer.json()


def test_slow_answers_time_out(office: Office, lan: httpx.Client) -> None:
    arm(office, delay=4.0)
    with pytest.raises(httpx.ReadTimeout):
        lan.get("/drive/v3/files", timeout=1.0)


def test_stale_read_shows_the_past(office: Office, lan: httpx.Client, sheet: str) -> None:
    arm(office, stale=True, nth=3, match={"method": "spreadsheets.get"})
    url = f"/v4/spreadsheets/{sheet}?fields=properties/title"
    before = lan.get(url).json()
    lan.get(url)
    rename(lan, sheet, "new")
    assert lan.get(url).json() == before
    assert lan.get(url).json() == {"properties": {"title": "new"}}


def test_others_act_between_calls(office: Office, lan: httpx.Client, sheet: str) -> None:
    office.switch(log=True)
    operation = {"as": LAN, "method": "PATCH", "path": f"/drive/v3/files/{sheet}", "body": {"name": "by hand"}}
    arm(office, name="renamed by hand", nth=2, match={"method": "drive.files.get"}, operation=operation)
    assert [name_of(lan, sheet), name_of(lan, sheet)] == ["shop", "by hand"]
    entries = office.anybody.get("/_local/log").json()["entries"]
    assert [(each["name"], each["fault"]) for each in entries] == [
        ("drive.files.get", ""),
        ("drive.files.update", ""),
        ("drive.files.get", "renamed by hand"),
    ]


def test_operations_suffer_no_faults(office: Office, lan: httpx.Client, sheet: str) -> None:
    operation = {"as": LAN, "method": "PATCH", "path": f"/drive/v3/files/{sheet}", "body": {"name": "by hand"}}
    arm(office, times=0, operation=operation)
    arm(office, times=0, status=503, match={"method": "drive.files.update"})
    assert name_of(lan, sheet) == "by hand"


def test_others_act_just_after(office: Office, lan: httpx.Client, sheet: str) -> None:
    operation = {"as": LAN, "method": "PATCH", "path": f"/drive/v3/files/{sheet}", "body": {"name": "by hand"}}
    arm(office, when="after", match={"method": "drive.files.get"}, operation=operation)
    assert [name_of(lan, sheet), name_of(lan, sheet)] == ["shop", "by hand"]


def test_chance_is_the_same_again(office: Office, lan: httpx.Client) -> None:
    runs = []
    for _ in range(2):
        office.anybody.post("/_local/reset")
        arm(office, status=503, times=0, chance=0.3)
        runs.append([lan.get("/drive/v3/files").status_code for _ in range(40)])
    assert runs[0] == runs[1]
    assert 5 < runs[0].count(503) < 20
