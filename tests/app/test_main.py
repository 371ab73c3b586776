"""The service's face: problems in two languages, bodies within bounds, nothing unforeseen let out."""

from __future__ import annotations

import io
import json

import pytest

from tests.app.refusals import refused
from tests.shop import OPERATOR, Shop


def test_health_needs_no_key(shop: Shop) -> None:
    assert shop.http.get("/health").json() == {"status": "ok"}


def test_description_needs_no_key(shop: Shop) -> None:
    assert "/v1/stores" in shop.http.get("/openapi.json").json()["paths"]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("", "zh-CN"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-TW", "zh-CN"),
        ("fr, en;q=0.5", "en"),
        ("en;q=0.3, zh;q=0.8", "zh-CN"),
        ("ja, *;q=0.1", "zh-CN"),
        ("en;q=high", "zh-CN"),
    ],
)
def test_language_is_as_asked(shop: Shop, asked: str, spoken: str) -> None:
    answer = shop.http.get("/v1/stores", headers={"Accept-Language": asked})
    assert answer.headers["content-language"] == spoken
    assert ("密钥" in refused(answer, 401, "not-authorised")["detail"]) == (spoken == "zh-CN")


def test_missing_key_is_challenged(shop: Shop) -> None:
    assert shop.http.get("/v1/stores").headers["www-authenticate"] == "Bearer"


def test_unknown_address_is_problem(shop: Shop) -> None:
    refused(shop.call("GET", "/v1/nowhere"), 404, "not-found")


def test_wrong_method_is_problem(shop: Shop) -> None:
    answer = shop.call("PUT", "/v1/stores")
    assert "PUT" in refused(answer, 405, "method-not-allowed")["detail"]
    assert answer.headers["allow"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe{}", b"", b'"' + b"\\ud800" * 3, b"[" * 100_000])
def test_broken_json_is_problem(shop: Shop, body: bytes) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    answer = shop.call("POST", "/v1/stores", content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) in (
        (400, "application/problem+json"),
        (422, "application/problem+json"),
    )


def test_other_content_is_named(shop: Shop) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": "text/plain"}
    answer = shop.call("POST", "/v1/stores", content=b'{"name": "a"}', headers=headers)
    assert "Content-Type" in refused(answer, 400, "not-json")["detail"]


def test_large_body_is_refused(shop: Shop) -> None:
    answer = shop.call("POST", "/v1/stores", content=b" " * 1_000_001)
    assert "1000000 bytes" in refused(answer, 413, "body-too-large")["detail"]


def test_large_stream_is_refused(shop: Shop) -> None:
    """No Content-Length: what is read is counted."""
    chunks = (b" " * 100_000 for _ in range(11))
    refused(shop.call("POST", "/v1/stores", content=chunks), 413, "body-too-large")


def test_body_at_bound_passes(shop: Shop) -> None:
    body = b'"' + b"a" * 999_998 + b'"'
    answer = shop.call("POST", "/v1/stores", content=body, headers={"Content-Type": "application/json"})
    refused(answer, 422, "bad-input")


def test_unforeseen_error_stays_inside(shop: Shop, log: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("13800138000 王小美")

    monkeypatch.setattr("app.onboarding.routes.stores.page", broken)
    problem = refused(shop.call("GET", "/v1/stores"), 500, "shopsheet-error")
    assert "王小美" not in json.dumps(problem, ensure_ascii=False) + log.getvalue()
    line = json.loads(log.getvalue())
    assert (line["event"], line["route"], line["exception"][0][0]) == ("request.failed", "/v1/stores", "ValueError")


def test_operator_key_opens_all(shop: Shop) -> None:
    assert shop.http.get("/v1/stores", headers={"Authorization": f"bearer {OPERATOR}"}).status_code == 200
