"""What one sync did, in numbers: for the API, the log and the list of syncs. No cell text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from app.context.delivery import Delivery
from app.model.change import InsertRows, ReplaceBlock
from app.sync.memory import News
from app.sync.planning import Work
from app.sync.understanding import Understood


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Counts of one sync."""

    rows: Mapping[str, int] = field(default_factory=dict)
    """Rows understood, by tab."""
    skipped: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Rows not taken, by tab and reason."""
    edits: int = 0
    """Cells that people changed, rows they inserted or deleted, since the last sync."""
    rewritten: int = 0
    """Cells whose text was rewritten."""
    held: int = 0
    """Rewrites that are only proposed, because a person put the text back."""
    suggested: int = 0
    """Rewrites that are only proposed, because the store is in mode `suggest`."""
    findings: int = 0
    """Findings that stand."""
    new_findings: int = 0
    solved: int = 0
    delivered: int = 0
    """Submissions put into the sheet."""
    waiting: int = 0
    """Submissions that wait: for a missing column, or, in mode `suggest`, all of them."""
    written_tabs: int = 0
    """Derived tabs of which something was written."""
    changes: int = 0
    writes: int = 0
    """Batches sent."""
    refused: int = 0
    """Changes that Google refused."""
    outcome: str = "unchanged"
    """`unchanged`, `applied`, `refused`, `burnt`, `taken` or `stale`."""

    def json(self) -> dict[str, Any]:
        return asdict(self)


def report(seen: Understood, news: News, *, work: Work, delivery: Delivery) -> SyncReport:
    """The counts of a sync that went through."""
    changes = delivery.plan.changes
    return SyncReport(
        rows={tab: len(rows) for tab, rows in seen.normalised.rows.items()},
        skipped={tab: reading.skipped for tab, reading in seen.readings.items() if reading.skipped},
        edits=len(news.edits),
        rewritten=sum(delivery.applied.counters.values()),
        held=len(news.held.hold),
        suggested=len(news.held.suggest),
        findings=len(news.findings),
        new_findings=len(news.came),
        solved=len(news.solved),
        delivered=sum(len(change.rows) for change in changes if isinstance(change, InsertRows)),
        waiting=len(work.waiting),
        written_tabs=len({change.tab_id for change in changes if isinstance(change, ReplaceBlock)}),
        changes=len(changes),
        writes=delivery.writes,
        refused=len(delivery.refused),
        outcome=_outcome(work, delivery),
    )


def _outcome(work: Work, delivery: Delivery) -> str:
    if not work.plan:
        return "unchanged"
    return type(delivery.outcome).__name__.lower() if delivery.outcome else "stale"
