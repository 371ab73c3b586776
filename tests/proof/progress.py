"""What all runs so far have come to: sums that add up, kept in a file so that the proof goes on where it stopped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from tests.proof.run import Outcome

FILE = Path(__file__).resolve().parents[2] / "docs" / "proof.json"


@dataclass
class Progress:
    """Sums over runs. `next_seed` is the first that has not been run."""

    next_seed: int = 0
    runs: int = 0
    interleavings: int = 0
    """Runs in which people or faults came between two of the service's calls or commits."""
    seconds: float = 0.0
    """Of computing, on all cores together."""
    operations: Counter[str] = field(default_factory=Counter)
    """What people did and Google let them do."""
    events: Counter[str] = field(default_factory=Counter)
    """Kind and name of events, and the point where they happened."""
    counts: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)
    """Seed → what was wrong."""
    mended: dict[str, str] = field(default_factory=dict)
    """Seed → what was wrong once, and is no more."""

    def add(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.runs += 1
            self.interleavings += outcome.interleaved
            self.operations += outcome.operations
            self.events += outcome.struck
            self.counts += outcome.counts
            if outcome.wrong:
                self.wrong[str(outcome.script.seed)] = outcome.wrong[0][:500]

    def merge(self, other: Progress) -> None:
        """Takes in what another process has run."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if isinstance(mine, dict):
                mine.update(theirs)
            elif one.name != "next_seed":
                setattr(self, one.name, mine + theirs)

    def play_again(self, outcomes: Iterable[Outcome]) -> None:
        """Seeds that failed: those that fail no more are mended."""
        for outcome in outcomes:
            if not outcome.wrong:
                seed = str(outcome.script.seed)
                self.mended[seed] = self.wrong.pop(seed)

    def save(self, path: Path = FILE) -> None:
        draft = path.with_suffix(".draft")
        body = {one.name: getattr(self, one.name) for one in fields(self)}
        draft.write_text(json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(path)


def load(path: Path = FILE) -> Progress:
    """What was saved; nothing where nothing was."""
    if not path.exists():
        return Progress()
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name in ("operations", "events", "counts"):
        body[name] = Counter(body[name])
    return Progress(**body)
