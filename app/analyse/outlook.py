"""What customers of a segment went on to buy: measured in the shop itself, half a year back. No model, no constants of
others: of those who were in the segment then, how many never came again, and how much each bought on average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.analyse.buyers import bought
from app.analyse.once import once
from app.analyse.segments import segments
from app.analyse.source import Source

HALF_YEAR = timedelta(days=180)
ENOUGH = 10
"""Of fewer customers nothing is said."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What became of the customers of one segment in the last half year."""

    count: int
    gone: int
    """Those who bought nothing more."""
    net: int
    """Fen that all of them brought."""

    @property
    def risk(self) -> float:
        """The share that bought nothing more, in whole percents."""
        return round(self.gone / self.count, 2)

    @property
    def value(self) -> int:
        """Fen that one of them brought on average."""
        return round(self.net / self.count)


@once
def outlooks(source: Source) -> Mapping[str, Outlook]:
    """Segment → what became of those who had bought and were in it half a year ago; only where they were enough."""
    then = source.as_of - HALF_YEAR
    before = bought(source, since=then.min, until=then)
    after = bought(source, since=then + timedelta(days=1), until=source.as_of)
    members = defaultdict(list)
    for customer, segment in segments(source, on=then).items() if before else ():
        if customer in before:
            members[segment].append(after[customer].net if customer in after else None)
    return {segment: _outlook(nets) for segment, nets in members.items() if len(nets) >= ENOUGH}


def _outlook(nets: list[int | None]) -> Outlook:
    return Outlook(len(nets), nets.count(None), sum(filter(None, nets)))
