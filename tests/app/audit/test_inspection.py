"""What a finding quotes."""

from __future__ import annotations

from app.audit.inspection import Inspection
from app.model.normalised import Normalised
from app.model.row import Row
from app.model.vocabulary import Vocabulary
from tests.app.audit.shop import TEMPLATE, TODAY

INSPECTION = Inspection(TEMPLATE, Normalised({}, (), ()), TODAY, Vocabulary())


def test_date_is_quoted_as_iso() -> None:
    row = Row("orders", 2, "A1", {"date": 46500}, {"date": 46500})
    assert INSPECTION.finding("date.future", row, "date").seen == "2027-04-23"


def test_rewrite_changes_no_quote() -> None:
    before = Row("orders", 2, "A1", {"customer": "13598964012"}, {"customer": "135 9896 4012"})
    after = Row("orders", 2, "A1", {"customer": "13598964012"}, {"customer": "13598964012"})
    found = [INSPECTION.finding("reference.unknown", row, "customer") for row in (before, after)]
    assert found[0] == found[1]


def test_unreadable_cell_quoted_as_typed() -> None:
    row = Row("orders", 2, "A1", {"date": "改天"}, {"date": "改天"}, frozenset({"date"}))
    assert INSPECTION.finding("date.unreadable", row, "date").seen == "改天"
