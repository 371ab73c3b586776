"""Where Drive can reach us."""

from __future__ import annotations

import pytest

from app.hints.reach import address
from app.settings import Settings


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "http://127.0.0.1:8000/v1/hooks/drive"),
        ({"port": 8123}, "http://127.0.0.1:8123/v1/hooks/drive"),
        ({"port": 0}, ""),
        ({"port": 0, "public_url": "http://127.0.0.1:9000/"}, "http://127.0.0.1:9000/v1/hooks/drive"),
        ({"public_url": "https://shop.example.com"}, "https://shop.example.com/v1/hooks/drive"),
        ({"public_url": "shop.example.com"}, ""),
        ({"public_url": "https://["}, ""),
        ({"google": "google"}, ""),
        ({"google": "google", "public_url": "https://localhost:8443"}, ""),
        ({"google": "google", "public_url": "https://127.0.0.1"}, ""),
        ({"google": "google", "public_url": "http://shop.example.com"}, ""),
        (
            {"google": "google", "public_url": "https://shop.example.com/crm/"},
            "https://shop.example.com/crm/v1/hooks/drive",
        ),
    ],
)
def test_reachable_address_is_told(given: dict[str, object], expected: str) -> None:
    assert address(Settings(**given)) == expected  # type: ignore[arg-type]
