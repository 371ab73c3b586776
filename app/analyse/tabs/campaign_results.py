"""活动效果: what each campaign came to, the newest first, beside the customers who were held out of it.

Columns are those that `sheets_schema/derived/campaign_results.toml` declares, in its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from app.analyse import cells
from app.analyse.amounts import day, fen
from app.analyse.campaigns import Outcome, Standing, outcome, segment_of, state
from app.analyse.provenance import as_of
from app.analyse.reminding.reminder import quoted
from app.analyse.sales import sales
from app.analyse.segments import segments
from app.analyse.source import Source
from app.model.cell import Cell, Grid, is_blank
from app.model.money import Money
from app.model.row import Row, shown

MOST = 50
"""Campaigns that are listed: a year of one a week."""
FEWEST = 30
"""Customers in a group below which a difference says little: of 30 alike, one more or less is 3 percent already."""
BEGUN = ("running", "over")


def campaign_results(source: Source) -> Grid:
    @cache
    def standing(on: date) -> Mapping[str, str]:
        return segments(source, on=on)

    columns = source.template.tab("campaign_results").columns
    campaigns = sorted(source.tab_rows("campaigns"), key=_newest_first)
    rows = [_cells(source, row, standing) for row in campaigns[:MOST]]
    return (
        cells.headers(column.label for column in columns),
        *cells.in_columns(columns, rows),
        *((cells.note(words),) for words in _notes(source, len(campaigns))),
        (as_of(source, sales(source).totals()),),
    )


def _newest_first(row: Row) -> tuple[int, str, str]:
    """What has no start last; the whole row only makes it the same order every time."""
    return -day(row, "start"), shown(row.get("name")), repr(sorted(row.values.items()))


def _cells(source: Source, row: Row, standing: Standing) -> dict[str, Cell]:
    """Cells by the name of their column; without figures where the campaign has none yet."""
    tab, budget, stands = source.template.tab("campaigns"), _budget(source, row), state(source, row)
    came = outcome(source, row, standing) if stands in BEGUN else None
    return {
        **{name: cells.text(quoted(source, tab.column(name), row)) for name in ("name", "status", "offer")},
        "segment": cells.text(source.hides(segment_of(row))),
        **{name: cells.date(day(row, name)) for name in ("start", "end")},
        "budget": cells.money(budget),
        **(_figures(came, budget) if came else {}),
        "note": cells.text(" ".join(_remarks(source, stands, came))),
    }


def _figures(came: Outcome, budget: Money | None) -> dict[str, Cell]:
    reached, control = came.reached, came.control
    return {
        "reached": cells.count(reached.size),
        "buyers": cells.count(reached.buyers),
        "share": cells.percent(reached.share),
        "orders": cells.count(reached.orders),
        "net": cells.money(reached.net),
        "surplus": cells.money(None if budget is None else reached.net - budget),
        "control": cells.count(control.size),
        "control_share": cells.percent(control.share),
        "difference": cells.percent(came.difference),
    }


def _budget(source: Source, row: Row) -> Money | None:
    """None where the cell is blank or cannot be read."""
    amount = None if is_blank(row.get("budget")) else fen(row, "budget")
    return None if amount is None else Money(amount, source.currency)


def _remarks(source: Source, stands: str, came: Outcome | None) -> Iterator[str]:
    """What must be known to read the figures, or why there are none."""
    text = source.template.text
    if stands in ("undated", "waiting", "running"):
        yield text(f"report.campaign_results.{stands}", day=source.as_of.isoformat())
    if came and not came.reached.size:
        yield text("report.campaign_results.nobody")
    elif came and came.control.size and min(came.reached.size, came.control.size) < FEWEST:
        sizes = {"reached": came.reached.size, "control": came.control.size}
        yield text("report.campaign_results.few", **sizes, fewest=FEWEST)


def _notes(source: Source, count: int) -> Iterator[str]:
    text = source.template.text
    if not count:
        yield text("report.campaign_results.none")
    if count > MOST:
        yield text("report.campaign_results.more", count=count - MOST)
    yield text("report.campaign_results.rule.reached")
    yield text("report.campaign_results.rule.control", control=text("report.campaign_results.control"))
