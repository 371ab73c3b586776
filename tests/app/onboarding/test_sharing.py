"""Who may open the sheet is who the store names: added, changed, taken away, tried again."""

from __future__ import annotations

from typing import Any

from tests.app.refusals import refused
from tests.shop import AMEI, BOSS, SERVICE, STRANGER, Shop, credentials_of


def roles(shop: Shop) -> dict[str, str]:
    """Role by address, as the owner's Drive shows it."""
    return {str(item["emailAddress"]): str(item["role"]) for item in shop.sheet().list_permissions()}


def change(shop: Shop, **asked: object) -> dict[str, Any]:
    answer = shop.call("PATCH", f"/v1/stores/{shop.stores[-1]['id']}", json=asked)
    assert answer.status_code == 200, answer.text
    return {share["email"]: share for share in answer.json()["shares"]}


def test_roles_are_as_named(shop: Shop) -> None:
    credentials_of(shop.server, "v@shop.example")
    shop.onboard(viewers=["v@shop.example"])
    assert roles(shop) == {SERVICE: "owner", BOSS: "writer", AMEI: "writer", "v@shop.example": "reader"}


def test_refused_share_is_tried_again(shop: Shop) -> None:
    shop.onboard(editors=[STRANGER])
    assert change(shop, editors=[STRANGER])[STRANGER]["state"] == "refused"
    credentials_of(shop.server, STRANGER)
    assert change(shop, editors=[STRANGER])[STRANGER] == {
        **{"email": STRANGER, "role": "writer", "state": "shared", "reason": ""}
    }
    assert roles(shop)[STRANGER] == "writer"


def test_person_leaves_the_sheet(shop: Shop) -> None:
    shop.onboard()
    assert AMEI not in change(shop, editors=[])
    assert roles(shop) == {SERVICE: "owner", BOSS: "writer"}


def test_refused_person_leaves_too(shop: Shop) -> None:
    shop.onboard(editors=[STRANGER])
    assert STRANGER not in change(shop, editors=[AMEI])


def test_editor_becomes_viewer_and_back(shop: Shop) -> None:
    shop.onboard()
    change(shop, editors=[], viewers=[AMEI])
    assert roles(shop)[AMEI] == "reader"
    change(shop, editors=[AMEI], viewers=[])
    assert roles(shop)[AMEI] == "writer"


def test_owner_stays_an_editor(shop: Shop) -> None:
    shop.onboard()
    change(shop, editors=[], viewers=[BOSS])
    assert roles(shop)[BOSS] == "writer"


def test_shared_people_cost_nothing(shop: Shop) -> None:
    shop.onboard()
    before = shop.counts()["drive"]
    change(shop, editors=[AMEI])
    assert shop.counts()["drive"] == before


def test_same_person_is_one(shop: Shop) -> None:
    shares = shop.onboard(editors=[AMEI, AMEI, BOSS], viewers=[AMEI])["shares"]
    assert sorted(share["email"] for share in shares) == [AMEI, BOSS]


def test_mail_is_sent_when_asked(shop: Shop) -> None:
    shop.switch(log=True)
    shop.onboard()
    shop.onboard("second", notify=True)
    sent = [entry["query"] for entry in shop.calls("drive.permissions.create")]
    assert ["sendNotificationEmail=true" in query for query in sent] == [False, False, True, True]


def test_unreachable_drive_changes_nothing(shop: Shop) -> None:
    store = shop.onboard()
    shop.fault("drive.permissions.list", status=503)
    answer = shop.call("PATCH", f"/v1/stores/{store['id']}", json={"editors": []})
    refused(answer, 503, "google-unavailable")
    assert shop.call("GET", f"/v1/stores/{store['id']}").json()["editors"] == [AMEI]
    assert AMEI not in change(shop, editors=[])
