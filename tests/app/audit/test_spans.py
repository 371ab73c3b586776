"""Days in the wrong order."""

from __future__ import annotations

import pytest

from tests.app.audit.shop import ORDER, found, places
from tests.app.normalise.sheets import Rows


@pytest.mark.parametrize(
    ("tab", "first", "last"),
    [
        ("campaigns", "start", "end"),
        ("tickets", "date", "due"),
        ("tickets", "date", "resolved"),
        ("interactions", "at", "follow_up"),
    ],
)
def test_end_follows_the_beginning(tab: str, first: str, last: str) -> None:
    rows: Rows = [{first: "2026-03-05", last: "2026-03-04"}, {first: "2026-03-05", last: "2026-03-05"}]
    (finding,) = found("date.reversed", **{tab: rows})
    assert (finding.column, dict(finding.details)["day"]) == (last, "2026-03-05")


def test_talk_and_next_one_same_day() -> None:
    rows: Rows = [{"at": "2026-03-05 14:30", "follow_up": "2026-03-05"}]
    assert places("date.reversed", interactions=rows) == []


def test_ticket_follows_its_order() -> None:
    lines: Rows = [ORDER | {"order_no": "A1", "date": 46000}, ORDER | {"order_no": "A1", "date": 46010}]
    tickets: Rows = [{"ticket_no": f"T{day}", "order_no": "A1", "date": day} for day in (45999, 46000)]
    assert places("date.reversed", orders=lines, tickets=tickets) == [("T45999", "date")]
