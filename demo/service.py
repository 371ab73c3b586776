"""Shopsheet's HTTP API as a shop's own programs call it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
from standardwebhooks import Webhook

from demo.troubles import answered

TIMEOUT = 120.0
"""Seconds for one call."""
PAGE = 500
BUSY = 409


class Service:
    """The service at one address, called with the operator's key."""

    def __init__(self, url: str, *, operator_key: str) -> None:
        self._http = httpx.Client(base_url=url, headers={"Accept-Language": "en"}, timeout=TIMEOUT)
        self._key = operator_key

    def close(self) -> None:
        self._http.close()

    def onboard(self, asked: Mapping[str, Any], *, key: str) -> Store:
        """Onboards a store; the same key and body answer the same store."""
        headers = {"Authorization": f"Bearer {self._key}", "Idempotency-Key": key}
        return Store(self._http, _checked(self._http.post("/v1/stores", json=asked, headers=headers)))


class Store:
    """One onboarded store; `answer` is what onboarding said of it."""

    def __init__(self, http: httpx.Client, answer: Mapping[str, Any]) -> None:
        self._http = http
        self.answer = answer
        self.id = str(answer["id"])
        self._own = {"Authorization": f"Bearer {answer['api_key']}"}

    def sync(self) -> dict[str, Any] | None:
        """Syncs now: the report, or None while another sync runs."""
        answer = self._http.post(f"/v1/stores/{self.id}/sync", headers=self._own)
        return None if answer.status_code == BUSY else dict(_checked(answer)["report"])

    def everything(self, what: str) -> Iterator[dict[str, Any]]:
        """All of a list of the store: `changes`, `findings` or `syncs`."""
        cursor: str | None = ""
        while cursor is not None:
            params = {"limit": str(PAGE), "cursor": cursor}
            page = _checked(self._http.get(f"/v1/stores/{self.id}/{what}", params=params, headers=self._own))
            yield from page["items"]
            cursor = page["next"]

    def latest_syncs(self) -> list[dict[str, Any]]:
        """The last few syncs, oldest first."""
        answer = self._http.get(f"/v1/stores/{self.id}/syncs", params={"limit": "5"}, headers=self._own)
        return list(reversed(_checked(answer)["items"]))

    def summarise(self, day: str) -> None:
        """Asks for the summary of a day."""
        _checked(self._http.post(f"/v1/stores/{self.id}/summaries/{day}", headers=self._own))

    def submit(self, form: str, fields: Mapping[str, Any], *, message: str) -> dict[str, Any]:
        """Sends a form as a shop page would, signed as Standard Webhooks says."""
        body, now = json.dumps(fields, ensure_ascii=False), datetime.now(UTC)
        signature = Webhook(str(self.answer["webhook_secret"])).sign(message, now, body)
        headers = {
            "webhook-id": message,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signature,
            "content-type": "application/json",
        }
        return _checked(self._http.post(f"/v1/hooks/forms/{self.id}/{form}", content=body, headers=headers))


def _checked(answer: httpx.Response) -> dict[str, Any]:
    return dict(answered(answer).json())
