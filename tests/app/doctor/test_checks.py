"""What the doctor says of each thing, well and not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.doctor import checks
from app.doctor.words import same
from app.settings import Settings

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def test_open_keys_are_named() -> None:
    key = Path("data/operator-key")
    assert checks.key_files({key: 0o100600}).state == "ok"
    line = checks.key_files({key: 0o100644, Path("other"): 0o100600})
    assert (line.state, line.advice.en) == ("warn", "Run: chmod 600 data/operator-key")


@pytest.mark.parametrize(
    ("url", "google", "state"),
    [
        ("http://127.0.0.1:8000", "embedded", "ok"),
        ("https://shop.example.com", "google", "ok"),
        ("http://shop.example.com", "google", "warn"),
        ("https://localhost", "google", "warn"),
        ("shop.example.com", "embedded", "wrong"),
        ("ftp://shop.example.com", "embedded", "wrong"),
    ],
)
def test_public_url_must_be_reachable(url: str, google: str, state: str) -> None:
    assert checks.public_url(Settings(public_url=url, google=google)).state == state


def test_data_base_tells_reason() -> None:
    assert checks.database("0004", "").state == "ok"
    assert "cannot be opened: no such host" in checks.database("", "no such host").seen.en
    assert "cannot be written to: read-only" in checks.database("0004", "read-only").seen.en


@pytest.mark.parametrize(
    ("off", "state"), [(0, "ok"), (-9, "ok"), (11, "warn"), (-120, "warn"), (301, "wrong"), (86_400, "wrong")]
)
def test_clock_is_compared(off: float, state: str) -> None:
    line = checks.clock(NOON + timedelta(seconds=off), NOON)
    assert (line.state, str(abs(off)) in line.seen.en) == (state, True)


def test_untold_time_is_warned_of() -> None:
    assert checks.clock(NOON, None).state == "warn"


def test_missing_scopes_are_named() -> None:
    assert checks.scopes(()).state == "ok"
    line = checks.scopes(("https://www.googleapis.com/auth/drive",))
    assert (line.state, "auth/drive" in line.seen.zh) == ("wrong", True)


def test_quota_counts_the_stores() -> None:
    assert checks.quota(3, per_minute=float("inf"), wait=0).state == "ok"
    assert checks.quota(900, per_minute=55, wait=0).state == "ok"
    assert checks.quota(1200, per_minute=55, wait=0).state == "warn"
    assert checks.quota(3, per_minute=55, wait=0.4).state == "ok"
    assert "next 31 s" in checks.quota(3, per_minute=55, wait=31.2).seen.en


def test_wrong_lines_say_advice() -> None:
    lines = [checks.credentials(same("x")), checks.unreachable(same("x")), checks.settings_unread("x")]
    assert all(line.state == "wrong" and line.advice.zh and line.advice.en for line in lines)
