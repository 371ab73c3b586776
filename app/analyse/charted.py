"""What the charts of the dashboard show: months, categories, tiers; each in so many rows at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.analyse import cells, periods
from app.analyse.buyers import buyers
from app.analyse.customers import identities
from app.analyse.groups import groups
from app.analyse.source import Source
from app.analyse.spans import months_to
from app.analyse.tiers import names
from app.analyse.tiers import tiers as tier_of
from app.model.cell import Cell
from app.model.money import Money

Line = tuple[Cell, Cell]


def months(source: Source, most: int) -> Iterator[Line]:
    """Net sales of the last months, the oldest first."""
    nothing, sold = Money(0, source.currency), periods.months(source)
    for month in months_to(source.as_of, most):
        net = sold[month.first].figures.net if month.first in sold else nothing
        yield cells.text(f"{month.first:%Y-%m}"), cells.money(net)


def categories(source: Source, most: int) -> Iterator[Line]:
    """Net sales by category, the most first; what is beyond the rows is one line. No slice is less than nothing."""
    text = source.template.text
    found = [(group.name or text("report.ranking.nameless"), group.net) for group in groups(source, "category")]
    found = [(name, net) for name, net in found if net > 0]
    if len(found) > most:
        found[most - 1 :] = [(text("report.dashboard.other_categories"), sum(net for _, net in found[most - 1 :]))]
    for name, net in found:
        yield cells.text(name), cells.money(Money(net, source.currency))


def tiers(source: Source, most: int) -> Iterator[Line]:
    """How many customers are in each tier, the first one first."""
    known = {*identities(source).values(), *buyers(source)}
    called = names(source)
    counts = Counter(tier_of(source).get(key, called[0]) for key in known)
    for name in list(dict.fromkeys(called))[:most]:
        yield cells.text(name), cells.count(counts[name])
