"""An onboarding that is cut off anywhere is continued by the next call: one file, one set of tabs, one store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from app.context.lease import held
from app.sheets import Refusal
from tests.app.refusals import fields, refused
from tests.shop import AMEI, BOSS, SERVICE, Shop

STEPS = ("_with_spreadsheet", "_looked_at", "share", "_apply_template")
METHODS = (
    *("drive.files.list", "drive.files.create", "spreadsheets.get", "spreadsheets.developerMetadata.search"),
    *("spreadsheets.batchUpdate", "drive.permissions.create"),
)


def ask(shop: Shop, *, key: str = "first", **asked: Any) -> Any:
    body = {"name": "小美的店", "owner": BOSS, "editors": [AMEI], **asked}
    return shop.call("POST", "/v1/stores", json=body, headers={"Idempotency-Key": key})


def whole(shop: Shop, answer: Any) -> None:
    """One store, active; one file, every tab once, everybody in it."""
    assert answer.status_code == 201, answer.text
    store = answer.json()
    shop.stores.append(store)
    states = [(item["id"], item["state"]) for item in shop.call("GET", "/v1/stores").json()["items"]]
    assert states == [(store["id"], "active")]
    assert shop.files() == [store["spreadsheet_id"]]
    titles = Counter(tab.title for tab in shop.sheet().worksheets())
    assert titles["客户"] == titles["看板"] == 1 and set(titles.values()) == {1}
    assert {share["state"] for share in store["shares"]} == {"shared"}


@pytest.mark.parametrize("manner", [{"status": 503}, {"manner": "reset"}, {"status": 429}])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("method", METHODS)
def test_lost_call_is_continued(shop: Shop, method: str, when: str, manner: dict[str, Any]) -> None:
    shop.fault(method, when=when, **manner)
    answer = ask(shop)
    if answer.status_code != 201:
        refused(answer, 503, "google-unavailable")
        answer = ask(shop)
    whole(shop, answer)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_killed_process_is_continued(shop: Shop, monkeypatch: pytest.MonkeyPatch, step: str, when: str) -> None:
    """A killed process gives nothing back: neither its lease nor an answer."""
    from app.onboarding import service

    real: Callable[..., Any] = getattr(service, step)

    def dying(*arguments: Any, **named: Any) -> Any:
        if when == "after":
            real(*arguments, **named)
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(service, step, dying)
        patch.setattr("app.context.lease.release", lambda *_, **__: None)
        refused(ask(shop), 500, "shopsheet-error")
    refused(ask(shop), 409, "store-busy")
    shop.restart()
    whole(shop, ask(shop))
    assert shop.sync()["outcome"] == "applied"


def test_title_taken_meanwhile_is_told(shop: Shop) -> None:
    """The spreadsheet was made and shared, and before the next call somebody made a tab of our name in it."""
    shop.fault("spreadsheets.batchUpdate", status=503)
    refused(ask(shop), 503, "google-unavailable")
    shop.person(SERVICE).open_by_key(shop.files()[0]).add_worksheet("客户", 10, 5)
    refused(ask(shop), 409, "title-taken")


def test_lease_of_the_killed_ends(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("app.context.lease.release", lambda *_, **__: None)
        shop.fault("drive.files.create", status=503)
        refused(ask(shop), 503, "google-unavailable")
    refused(ask(shop), 409, "store-busy")
    shop.clock.sleep(121)
    whole(shop, ask(shop))


def test_second_call_is_told_to_wait(shop: Shop) -> None:
    shop.fault("drive.files.create", status=503)
    ask(shop)
    (store,) = shop.call("GET", "/v1/stores").json()["items"]
    with held(shop.context, store["id"]):
        answer = ask(shop)
    refused(answer, 409, "store-busy")
    assert answer.headers["retry-after"] == "5"
    whole(shop, ask(shop))


def test_late_twin_harms_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second call that saw the store unfinished finds it finished once it holds the lease."""
    sheet = shop.person(SERVICE).create("ours")
    asked: dict[str, Any] = {"spreadsheet": {"adopt": sheet.url}}
    from app.onboarding import service

    real = service._reserved

    def late(context: Any, request: Any, *, key: str) -> Any:
        seen = real(context, request, key=key)
        if not shop.stores:
            monkeypatch.setattr(service, "_reserved", real)
            shop.onboard(**asked)
        return seen

    monkeypatch.setattr(service, "_reserved", late)
    answer = ask(shop, **asked)
    assert answer.json() == shop.stores[0]
    shop.sync()


def test_unfinished_store_does_nothing_else(shop: Shop) -> None:
    shop.fault("drive.files.create", status=503)
    ask(shop)
    (store,) = shop.call("GET", "/v1/stores").json()["items"]
    assert store["state"] == "provisioning"
    for method, path, body in (("POST", "/sync", None), ("PATCH", "", {"state": "active"})):
        answer = shop.call(method, f"/v1/stores/{store['id']}{path}", json=body)
        assert "Idempotency-Key" in refused(answer, 409, "store-not-ready")["detail"]


def test_no_storage_says_what_to_do(shop: Shop) -> None:
    shop.switch(storage_quota=True)
    problem = refused(ask(shop), 409, "no-drive-storage")
    assert SERVICE in problem["detail"] and "adopt" in problem["detail"]
    assert shop.call("GET", "/v1/stores").json()["items"] == [] == shop.files()
    sheet = shop.person(BOSS).create("mine")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    whole(shop, ask(shop, spreadsheet={"adopt": sheet.url}))


@pytest.mark.parametrize("folder", ["nowhere", ""])
def test_unusable_folder_is_named(shop: Shop, folder: str) -> None:
    if not folder:
        folder = str(shop.person(BOSS).create("no folder of ours").id)
    problem = refused(ask(shop, spreadsheet={"create": {"folder": folder}}), 422, "folder-not-usable")
    assert fields(problem) == ["spreadsheet.create.folder"] and SERVICE in problem["detail"]
    whole(shop, ask(shop))


def test_unshared_sheet_names_address(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("mine")
    problem = refused(ask(shop, spreadsheet={"adopt": sheet.url}), 422, "sheet-not-shared")
    assert fields(problem) == ["spreadsheet.adopt"] and SERVICE in problem["detail"]
    sheet.share(SERVICE, perm_type="user", role="reader", notify=False)
    refused(ask(shop, spreadsheet={"adopt": sheet.url}), 422, "sheet-not-shared")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    whole(shop, ask(shop, spreadsheet={"adopt": sheet.url}))


def test_taken_sheet_is_refused(shop: Shop) -> None:
    store = shop.onboard()
    problem = refused(
        ask(shop, key="second", spreadsheet={"adopt": store["spreadsheet_url"]}), 409, "spreadsheet-taken"
    )
    assert fields(problem) == ["spreadsheet.adopt"]
    assert len(shop.call("GET", "/v1/stores").json()["items"]) == 1


def test_sheet_is_taken_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two calls that both looked before either took it."""
    store = shop.onboard()
    monkeypatch.setattr("app.onboarding.queries.is_taken", lambda *_: False)
    refused(ask(shop, key="second", spreadsheet={"adopt": store["spreadsheet_url"]}), 409, "spreadsheet-taken")
    shop.sync()


def test_taken_title_is_named(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("mine")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    theirs = sheet.add_worksheet("客户", 10, 5)
    problem = refused(ask(shop, spreadsheet={"adopt": sheet.url}), 409, "title-taken")
    assert fields(problem) == ["spreadsheet.adopt"] and "客户" in problem["detail"]
    assert [tab.title for tab in sheet.worksheets()] == ["Sheet1", "客户"]
    theirs.update_title("老客户")
    assert ask(shop, spreadsheet={"adopt": sheet.url}).status_code == 201


def test_other_files_are_refused(shop: Shop) -> None:
    drive = shop.context.google
    made = drive.ask("POST", "https://www.googleapis.com/drive/v3/files", json={"name": "a folder", "mimeType": FOLDER})
    problem = refused(ask(shop, spreadsheet={"adopt": made["id"]}), 422, "not-a-spreadsheet")
    assert fields(problem) == ["spreadsheet.adopt"]


def test_binned_sheet_is_refused(shop: Shop) -> None:
    sheet = shop.person(SERVICE).create("binned")
    shop.context.google.ask("PATCH", f"https://www.googleapis.com/drive/v3/files/{sheet.id}", json={"trashed": True})
    refused(ask(shop, spreadsheet={"adopt": sheet.id}), 422, "not-a-spreadsheet")


def test_adopted_sheet_keeps_its_tabs(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("mine")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    sheet.sheet1.update([["我的", "表"]], "A1:B1")
    whole(shop, ask(shop, spreadsheet={"adopt": sheet.url}))
    assert shop.sheet().worksheet("Sheet1").row_values(1) == ["我的", "表"]


def test_owner_may_edit_protections(shop: Shop) -> None:
    """Headers are protected from the team, not from the shop's owner."""
    shop.onboard()
    shop.tab("客户", BOSS).update([["电话"]], "B1", raw=True)
    with pytest.raises(Refusal, match="protected"):
        shop.tab("客户", AMEI).update([["号码"]], "B1", raw=True)


def test_folder_holds_the_file(shop: Shop) -> None:
    made = shop.context.google.ask(
        "POST", "https://www.googleapis.com/drive/v3/files", json={"name": "shops", "mimeType": FOLDER}
    )
    store = ask(shop, spreadsheet={"create": {"folder": made["id"]}}).json()
    url = f"https://www.googleapis.com/drive/v3/files/{store['spreadsheet_id']}"
    assert shop.context.google.ask("GET", url, params={"fields": "parents"})["parents"] == [made["id"]]


FOLDER = "application/vnd.google-apps.folder"
