"""The line by which a derived tab says what it was made from: the as-of date, how many rows, a sum to compare."""

from __future__ import annotations

from app.analyse.cells import note
from app.analyse.figures import Totals
from app.analyse.source import Source
from app.model.cell import Cell


def as_of(source: Source, totals: Totals) -> Cell:
    """Never the moment of the sync; the sum must agree with the tab of the orders, to the fen."""
    return note(
        source.template.text(
            "report.as_of",
            day=source.as_of.isoformat(),
            orders=f"{totals.lines:,}",
            customers=f"{len(source.tab_rows('customers')):,}",
            balance=totals.balance.json()["amount"],
            currency=source.currency,
        )
    )
