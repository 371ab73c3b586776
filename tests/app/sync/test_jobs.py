"""When a sync runs, and what becomes of it: leases, pauses, and other stores that go on."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Thread
from typing import Any

import pytest

from app.context.lease import claim, held
from app.sync.jobs import sync_due
from tests.app.refusals import refused
from tests.shop import AMEI, BOSS, SERVICE, Shop


def ask(shop: Shop, store: dict[str, Any] | None = None) -> Any:
    return shop.call("POST", f"/v1/stores/{(store or shop.stores[-1])['id']}/sync")


def state(shop: Shop) -> dict[str, Any]:
    return dict(shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}").json())


def resume(shop: Shop) -> None:
    answer = shop.call("PATCH", f"/v1/stores/{shop.stores[-1]['id']}", json={"state": "active"})
    assert answer.status_code == 200, answer.text


def test_second_sync_is_refused(shop: Shop) -> None:
    store = shop.onboarded()
    with held(shop.context, store["id"]):
        answer = ask(shop)
    refused(answer, 409, "store-busy")
    assert int(answer.headers["retry-after"]) >= 1
    shop.sync()


def test_parallel_syncs_deliver_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.onboarded()
    shop.submit("join", {"name": "新客"})
    reading, going_on = Event(), Event()
    real = shop.context.sheets.read

    def slow(*asked: Any, **named: Any) -> Any:
        reading.set()
        going_on.wait(10)
        return real(*asked, **named)

    monkeypatch.setattr("app.sheets.Sheets.read", lambda self, *asked, **named: slow(*asked, **named))
    answers: list[Any] = []
    first = Thread(target=lambda: answers.append(ask(shop)))
    first.start()
    reading.wait(10)
    refused(ask(shop), 409, "store-busy")
    going_on.set()
    first.join(10)
    assert answers[0].json()["report"]["delivered"] == 1
    assert shop.tab("客户").col_values(1).count("新客") == 1


def test_lost_lease_stops_the_sync(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it read, its time ran out and another took the store: it neither writes nor records."""
    store = shop.onboarded()
    shop.tab("客户", AMEI).update([["小美", "+86 13800138000"]], "A2", raw=True)
    real = shop.context.sheets.read

    def slow(*asked: Any, **named: Any) -> Any:
        found = real(*asked, **named)
        shop.clock.sleep(shop.context.settings.lease.total_seconds() + 1)
        claim(shop.context, store["id"])
        return found

    with monkeypatch.context() as patch:
        patch.setattr("app.sheets.Sheets.read", lambda self, *asked, **named: slow(*asked, **named))
        refused(ask(shop), 409, "store-busy")
    assert shop.tab("客户").acell("B2").value == "+86 13800138000"
    assert shop.items("changes") == []
    shop.clock.sleep(shop.context.settings.lease.total_seconds() + 1)
    assert shop.sync()["rewritten"] == 1


def test_lease_of_dead_worker_ends(shop: Shop) -> None:
    """Its process is gone, as the machine knows: the next start frees what it held."""
    store = shop.onboarded()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    lease = claim(shop.context, store["id"])
    host, _, name = lease.owner.split(":", 2)
    with shop.context.engine.begin() as connection:
        connection.exec_driver_sql("update stores set lease_owner = ?", (f"{host}:{dead.pid}:{name}",))
    refused(ask(shop), 409, "store-busy")
    shop.restart()
    shop.sync()


def test_lease_elsewhere_ends_in_time(shop: Shop) -> None:
    store = shop.onboarded()
    claim(shop.context, store["id"])
    with shop.context.engine.begin() as connection:
        connection.exec_driver_sql("update stores set lease_owner = 'other-machine:1:le_x'")
    shop.restart()
    refused(ask(shop), 409, "store-busy")
    shop.clock.sleep(shop.context.settings.lease.total_seconds() + 1)
    shop.sync()


def test_due_stores_are_synced(shop: Shop) -> None:
    shop.onboard("one"), shop.onboard("two", name="别家的店")
    assert sync_due(shop.context) == 2
    assert sync_due(shop.context) == 0
    shop.clock.sleep(3600)
    assert sync_due(shop.context) == 2


def test_busy_store_is_synced_sooner(shop: Shop) -> None:
    shop.onboarded()
    sync_due(shop.context)
    shop.tab("客户", AMEI).update([["小美", "13800138000"]], "A2", raw=True)
    shop.clock.sleep(3600)
    assert sync_due(shop.context) == 1
    shop.clock.sleep(shop.context.settings.sync_every.total_seconds())
    assert sync_due(shop.context) == 1


def test_one_store_stops_no_other(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = shop.onboard("bad"), shop.onboard("good")
    real = shop.context.sheets.read

    def broken(spreadsheet_id: str, *asked: Any, **named: Any) -> Any:
        if spreadsheet_id == bad["spreadsheet_id"]:
            raise ValueError("13800138000")
        return real(spreadsheet_id, *asked, **named)

    monkeypatch.setattr("app.sheets.Sheets.read", lambda self, *asked, **named: broken(*asked, **named))
    assert sync_due(shop.context) == 2
    assert [item["state"] for item in shop.items("syncs", bad)] == ["failed"]
    assert [item["state"] for item in shop.items("syncs", good)] == ["done"]


def test_deleted_tab_pauses_store(shop: Shop) -> None:
    shop.onboarded()
    shop.sheet().del_worksheet(shop.tab("客户"))
    assert "客户" in refused(ask(shop), 409, "tab-missing")["detail"]
    paused = state(shop)
    assert paused["state"] == "paused" and "客户" in paused["pause_reason"]
    assert "客户" in refused(ask(shop), 409, "store-paused")["detail"]
    shop.fault("spreadsheets.get", status=503)
    resume(shop)
    refused(ask(shop), 503, "google-unavailable")


def test_unshared_sheet_pauses_store(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("mine")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    shop.onboard(spreadsheet={"adopt": sheet.url})
    shop.sync()
    for permission in sheet.list_permissions():
        if permission["emailAddress"] == SERVICE:
            sheet.client.remove_permission(sheet.id, str(permission["id"]))
    assert SERVICE in refused(ask(shop), 409, "sheet-lost")["detail"]
    assert SERVICE in state(shop)["pause_reason"]
    resume(shop)
    refused(ask(shop), 409, "sheet-lost")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    resume(shop)
    assert shop.sync()["outcome"] == "unchanged"
    assert state(shop)["pause_reason"] == ""


def test_reading_alone_pauses_store(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("mine")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    shop.onboard(spreadsheet={"adopt": sheet.url})
    for permission in sheet.list_permissions():
        if permission["emailAddress"] == SERVICE:
            sheet.client.remove_permission(sheet.id, str(permission["id"]))
    sheet.share(SERVICE, perm_type="user", role="reader", notify=False)
    refused(ask(shop), 409, "sheet-lost")
    assert state(shop)["state"] == "paused"


def test_paused_store_is_not_synced(shop: Shop) -> None:
    store = shop.onboarded()
    shop.call("PATCH", f"/v1/stores/{store['id']}", json={"state": "paused"})
    shop.clock.sleep(3600)
    assert sync_due(shop.context) == 0


def test_missing_google_is_waited_for(shop: Shop) -> None:
    shop.onboarded()
    shop.fault("spreadsheets.values.batchGetByDataFilter", status=503, times=0)
    assert sync_due(shop.context) == 1
    assert state(shop)["state"] == "active"
    assert sync_due(shop.context) == 0
    shop.clock.sleep(60)
    assert sync_due(shop.context) == 1


def test_failed_sync_is_listed(shop: Shop) -> None:
    shop.onboarded()
    shop.fault("spreadsheets.values.batchGetByDataFilter", status=503)
    refused(ask(shop), 503, "google-unavailable")
    (listed,) = shop.items("syncs")
    assert (listed["state"], listed["report"]) == ("failed", {"problem": "google-unavailable"})


def test_deleted_store_is_not_found(shop: Shop) -> None:
    store = shop.onboarded()
    shop.call("DELETE", f"/v1/stores/{store['id']}")
    refused(ask(shop), 404, "store-not-found")
    assert sync_due(shop.context) == 0
