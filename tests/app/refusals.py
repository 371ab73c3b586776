"""What a refused call must look like, whatever was asked."""

from __future__ import annotations

from typing import Any


def refused(answer: Any, status: int, slug: str) -> dict[str, Any]:
    """The problem that was answered, checked for the form that RFC 9457 gives it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["type"] == f"urn:shopsheet:problem:{slug}"
    assert problem["status"] == status and problem["title"] and problem["detail"]
    return problem


def fields(problem: dict[str, Any]) -> list[str]:
    """The fields that a problem names."""
    return [error["field"] for error in problem["errors"]]
