"""about.get: who calls, and how much room they have."""

from __future__ import annotations

import httpx

from tests.localsheets.conftest import Office, reason


def test_about_names_the_caller(lan: httpx.Client) -> None:
    answer = lan.get("/drive/v3/about", params={"fields": "user(emailAddress,me)"})
    assert answer.json() == {"user": {"me": True, "emailAddress": "lan@example.com"}}


def test_about_needs_its_fields(lan: httpx.Client) -> None:
    answer = lan.get("/drive/v3/about")
    assert (answer.status_code, reason(answer)) == (400, "required")


def test_service_account_has_no_room(office: Office, service: httpx.Client) -> None:
    office.switch(storage_quota=True)
    params = {"fields": "storageQuota/limit"}
    assert service.get("/drive/v3/about", params=params).json() == {"storageQuota": {"limit": "0"}}
