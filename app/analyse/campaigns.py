"""One campaign: whom it reached, what they bought while it ran, and what those bought who were held out of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.analyse.amounts import calendar_day, day, serial
from app.analyse.customers import declined, identities
from app.analyse.once import once
from app.analyse.sales import Sales, sales
from app.analyse.source import Source
from app.analyse.spans import Span
from app.fields.folding import folded
from app.fields.tags import split
from app.model.money import Money
from app.model.row import Row, shown

Standing = Callable[[date], Mapping[str, str]]
"""Day → customer → the word of their segment at its end."""


@dataclass(frozen=True, slots=True)
class Group:
    """Customers, and what they bought in a span of days."""

    size: int
    buyers: int
    orders: int
    net: Money

    @property
    def share(self) -> float | None:
        """How many of them bought, to a tenth of a percent; None where there is nobody."""
        return round(self.buyers / self.size, 3) if self.size else None


@dataclass(frozen=True, slots=True)
class Outcome:
    reached: Group
    control: Group
    """The customers of the same segment who were held out."""

    @property
    def difference(self) -> float | None:
        """How much more of those reached bought, as a difference of shares; None where nobody was held out."""
        reached, control = self.reached.share, self.control.share
        return None if reached is None or control is None else round(reached - control, 3)


def state(source: Source, row: Row) -> str:
    """`cancelled`, `undated` where its days cannot be, `waiting`, `running` up to its last day, `over`."""
    first, last, today = day(row, "start"), day(row, "end"), serial(source.as_of)
    if shown(row.get("status")) == source.template.option("campaigns.status", "cancelled"):
        return "cancelled"
    if not 0 < first <= last:
        return "undated"
    return "waiting" if first > today else "running" if last >= today else "over"


def segment_of(row: Row) -> str:
    """The segment that a campaign is meant for; also a word that is not in the list, or everybody would be reached."""
    return shown(row.values.get("segment")).strip()


def outcome(source: Source, row: Row, standing: Standing) -> Outcome:
    """What a campaign that has begun came to, up to the as-of date.

    Whom it reached is asked of the day before it began, so that nothing it did can change that. Who does not agree to
    marketing was not to be reached.
    """
    first = calendar_day(day(row, "start"))
    span = Span(first, min(calendar_day(day(row, "end")), source.as_of))
    members = _members(source, segment_of(row), first - timedelta(days=1), standing) - declined(source)
    held = members & _held_out(source)
    return Outcome(_group(sales(source), span, members - held), _group(sales(source), span, held))


def _members(source: Source, segment: str, before: date, standing: Standing) -> set[str]:
    """The customers of a segment; without one, or with the word for all, everybody."""
    if segment in ("", source.template.text("report.segments.all")):
        return _everybody(source, before)
    return {customer for customer, word in standing(before).items() if word == segment}


def _everybody(source: Source, before: date) -> set[str]:
    """Whom the tab of customers knows, since when it does not say, and who had bought by that day."""
    first_days = sales(source).first_days
    return {*_known(source), *(customer for customer, first in first_days.items() if first <= serial(before))}


@once
def _known(source: Source) -> frozenset[str]:
    return frozenset(identities(source).values())


@once
def _held_out(source: Source) -> frozenset[str]:
    """Customers who bear the tag of the control group, whether or not the shop has it in its list of tags."""
    word = folded(source.template.text("report.campaign_results.control"))
    tags = ((row.key, shown(row.values.get("tags"))) for row in source.tab_rows("customers"))
    return frozenset(key for key, text in tags if text and word in map(folded, split(text)))


def _group(sold: Sales, span: Span, customers: Collection[str]) -> Group:
    lines = sold.between(span)
    theirs = lines[lines["customer"].isin(list(customers))]
    return Group(len(customers), theirs["customer"].nunique(), theirs["order"].nunique(), sold.money(theirs["net"]))
