"""What is tried: enough kinds of operations and faults, each of which can happen."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from tests.proof import draw, progress, report
from tests.proof.draw import AWAY
from tests.proof.faults import FAULTS
from tests.proof.operations import GROUPS, OPERATIONS
from tests.proof.progress import Progress
from tests.proof.run import Outcome, run
from tests.proof.script import Act, Event, Interruption, Script


def test_tables_are_long_enough() -> None:
    assert len(OPERATIONS) >= 40 and len(FAULTS) >= 30


@pytest.mark.timeout(200)
def test_every_operation_is_possible() -> None:
    """Each is let through by Google at least once: beside others of its group, or alone on a short day."""
    done: Counter[str] = Counter()
    for world, group in product(("service", "boss"), GROUPS.values()):
        done += run(_day_with([name for name in group if name not in AWAY], world)).operations
    for world, name in product(("service", "boss"), OPERATIONS):
        done += run(_day_with([name], world)).operations if not done[name] else Counter()
    assert [name for name in OPERATIONS if not done[name]] == []


def test_every_fault_can_strike() -> None:
    seen = {name for seed in range(0, 4_000) for name in _faults(seed)}
    assert seen == set(FAULTS)


def test_progress_goes_on(tmp_path: Path) -> None:
    sums, path = Progress(next_seed=3), tmp_path / "proof.json"
    sums.add(run(draw.script(seed)) for seed in range(3))
    sums.save(path)
    again = progress.load(path)
    again.merge(sums)
    assert (again.runs, again.next_seed) == (6, 3)
    assert again.operations == sums.operations + sums.operations


def test_mended_seed_is_told(tmp_path: Path) -> None:
    """It fails no more when it is played again; another one still does."""
    sums, page = Progress(wrong={"1": "lost edit: a", "2": "doubled: b"}), tmp_path / "proof.md"
    sums.play_again([Outcome(draw.script(1)), Outcome(draw.script(2), wrong=("doubled: b",))])
    assert (sums.wrong, sums.mended) == ({"2": "doubled: b"}, {"1": "lost edit: a"})
    report.write(sums, page)
    _, _, mended = page.read_text(encoding="utf-8").partition("are mended")
    assert "- 1: lost edit: a" in mended and "doubled" not in mended


def test_report_keeps_what_people_wrote(tmp_path: Path) -> None:
    page = tmp_path / "proof.md"
    page.write_text(f"# Ours\n\n{report.MARK}\nFIGURES OF YESTERDAY", encoding="utf-8")
    report.write(Progress(), page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Ours") and "YESTERDAY" not in text and "| 503 before |" in text


def _day_with(names: list[str], world: str) -> Script:
    """Something to put back, to name back, to put right; then the operations, three times over."""
    mess = tuple(_event("type the same mess twice", seed) for seed in range(6))
    changed = tuple(_event(name, 1) for name in ("set a filter", "rename a tab", "swap two headers", "insert a column"))
    tries = tuple(_event(name, seed) for seed in (1, 2, 3) for name in names)
    acts = (Act("people", interruptions=mess), Act("submit", 3), Act("sync"))
    return Script(1, world, acts=(*acts, Act("people", interruptions=changed + tries)))


def _event(name: str, seed: int) -> Interruption:
    return Interruption("call", 1, "before", Event("human", name, seed))


def _faults(seed: int) -> list[str]:
    return [event.name for event in draw.script(seed).events if event.kind == "fault"]
