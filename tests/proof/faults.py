"""Every way in which Google, the way to Google, or the data base can fail: one table, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from localsheets.local.faults import Fault

Manner = Literal["answer", "late", "twice", "twice late", "slow", "stale", "commit", "token", "quota"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One kind of fault. `answer` is done by the local Google itself; the others by the way to it."""

    name: str
    manner: Manner = "answer"
    fault: Fault | None = None
    seconds: float = 0.0
    """How much time the call takes."""
    calls: int = 0
    """late: after how many further calls the request arrives; 0: when all else is over."""
    where: str = ""
    """commit: `before` (nothing is stored) or `after` (it is, but the error says that it is not)."""

    @property
    def lies(self) -> bool:
        """Whether the call is done although a definite error is answered."""
        return self.fault is not None and self.fault.when == "after" and 400 <= self.fault.status < 500


STATUSES = (400, 401, 403, 404, 408, 429, 500, 502, 503, 504)
PAGES = (403, 404, 500, 502, 503)


def _failures() -> Iterator[Failure]:
    sides: tuple[Literal["before", "after"], ...] = ("before", "after")
    for when in sides:
        for status in STATUSES:
            yield _answer(f"{status} {when}", Fault(when=when, status=status))
        for status in PAGES:
            yield _answer(f"{status} page {when}", Fault(when=when, status=status, html=True))
        yield _answer(f"reset {when}", Fault(when=when, manner="reset"))
        yield _answer(f"hang {when}", Fault(when=when, manner="hang"), seconds=60)
    yield _answer("403 rate limit", Fault(status=403, reason="rateLimitExceeded"))
    yield _answer("truncated", Fault(when="after", manner="truncated"))
    yield _answer("cut gzip", Fault(when="after", cut_gzip=True))
    for calls in (1, 2, 3, 4, 5, 6, 0):
        by = f"{calls} calls" if calls else "for ever"
        yield Failure(f"late {by}", "late", calls=calls, seconds=60)
        yield Failure(f"twice, late {by}", "twice late", calls=calls)
    yield Failure("twice at once", "twice")
    yield from (Failure(f"slow {seconds} s", "slow", seconds=seconds) for seconds in (5, 35, 59))
    yield Failure("stale", "stale")
    yield from (Failure(f"commit fails {where}", "commit", where=where) for where in ("before", "after"))
    yield Failure("token revoked", "token")
    yield Failure("quota used up", "quota")


def _answer(name: str, fault: Fault, *, seconds: float = 0.0) -> Failure:
    return Failure(name, "answer", fault, seconds)


FAULTS: dict[str, Failure] = {failure.name: failure for failure in _failures()}
