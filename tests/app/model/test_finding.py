"""A finding is the same finding wherever its row has moved to."""

from __future__ import annotations

from dataclasses import replace

from app.model.finding import Finding

FOUND = Finding("phone.letters", "customers", "小美", "phone", seen="138OO138000", proposal="13800138000")


def test_same_thing_same_fingerprint() -> None:
    assert replace(FOUND, proposal="", severity="error", details=(("row", "7"),)).fingerprint == FOUND.fingerprint


def test_other_thing_other_fingerprint() -> None:
    others = [replace(FOUND, **{name: "x"}) for name in ("code", "tab", "key", "column", "seen")]  # type: ignore[arg-type]
    assert len({other.fingerprint for other in others} | {FOUND.fingerprint}) == 6


def test_parts_do_not_run_together() -> None:
    one, other = Finding("a", "b", "cd", "e"), Finding("a", "b", "c", "de")
    assert one.fingerprint != other.fingerprint
