"""docs/proof.md: what was tried, how often, where; what was checked; what was found. Written anew by every proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.proof.faults import FAULTS
from tests.proof.operations import GROUPS
from tests.proof.progress import Progress

PAGE = Path(__file__).resolve().parents[2] / "docs" / "proof.md"
MARK = "<!-- Below this line everything is written by ./run proof. -->"


def write(progress: Progress, page: Path = PAGE) -> None:
    """Replaces all below the mark; what people wrote above it stays."""
    said = page.read_text(encoding="utf-8").partition(MARK)[0] if page.exists() else "# The proof\n\n"
    page.write_text(f"{said}{MARK}\n\n" + "\n".join(_lines(progress)) + "\n", encoding="utf-8")


def summary(progress: Progress) -> str:
    """One line for the terminal."""
    return (
        f"{progress.interleavings:,} interleavings in {progress.runs:,} runs (seeds 0 to {progress.next_seed - 1}), "
        f"{_speed(progress):.0f} a second and core; {len(progress.wrong)} failed"
    )


def _lines(progress: Progress) -> Iterator[str]:
    yield from ("## What was run", "", f"**{summary(progress)}.**", "")
    yield from _table(("what", "how often"), _totals(progress))
    yield from ("", "## Incidents, counted apart", "")
    yield from _table(("what", "how often"), _incidents(progress))
    yield from ("", "## What people did", "", "Operations that Google let them do, of every kind.", "")
    yield from _table(("group", "operation", "times"), _operations(progress))
    yield from ("", "## What failed, and where", "")
    calls = sorted({point for _, point in _struck(progress, "fault")})
    yield from _table(("fault", *calls), _faults(progress, calls))
    yield from ("", "## Where the process was killed", "")
    yield from _table(("point", "times"), sorted(_killed(progress).items()))
    yield from ("", "## Failing seeds", "")
    yield from (f"- {seed}: {words}" for seed, words in progress.wrong.items())
    if not progress.wrong:
        yield "None."
    if progress.mended:
        yield from ("", "## Seeds that failed once, and are mended", "")
        yield from (f"- {seed}: {words}" for seed, words in progress.mended.items())


def _totals(progress: Progress) -> Iterator[tuple[str, int]]:
    yield "operations of people", progress.operations.total()
    for kind in ("fault", "kill", "jump", "replica"):
        yield KINDS[kind], sum(count for name, count in progress.events.items() if name.startswith(kind))
    for name in ("batches sent", "cells rewritten", "submissions inserted"):
        yield name, progress.counts[name]


KINDS = {
    "fault": "faults of Google, of the way to it, of the data base",
    "kill": "times that the process was killed",
    "jump": "jumps of the clock",
    "replica": "times that another process synced in the middle",
}
MAIN = ("batches sent", "cells rewritten", "submissions inserted")


def _incidents(progress: Progress) -> Iterator[tuple[str, int]]:
    yield from sorted((name, count) for name, count in progress.counts.items() if name not in MAIN)


def _operations(progress: Progress) -> Iterator[tuple[str, str, int]]:
    for group, operations in GROUPS.items():
        yield from ((group, name, progress.operations[name]) for name in operations)


def _faults(progress: Progress, calls: Iterable[str]) -> Iterator[tuple[str | int, ...]]:
    struck = _struck(progress, "fault")
    for name in FAULTS:
        yield (name, *(struck[name, call] for call in calls))


def _struck(progress: Progress, kind: str) -> Counter[tuple[str, str]]:
    """Name of the event and the call before which it struck → times."""
    found: Counter[tuple[str, str]] = Counter()
    for text, count in progress.events.items():
        words = text.removeprefix(f"{kind} ")
        name = next((name for name in sorted(FAULTS, key=len, reverse=True) if words.startswith(f"{name} ")), "")
        if text.startswith(f"{kind} ") and name:
            found[name, words.rpartition(" ")[2]] += count
    return found


def _killed(progress: Progress) -> Counter[str]:
    return Counter({text.removeprefix("kill "): n for text, n in progress.events.items() if text.startswith("kill ")})


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join(["---", *["---:"] * (len(head) - 1)]) + " |"
    for row in rows:
        yield "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) + " |"


def _speed(progress: Progress) -> float:
    return progress.interleavings / progress.seconds if progress.seconds else 0.0


__all__ = ["MARK", "summary", "write"]
