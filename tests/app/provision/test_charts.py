"""Charts are added where they are missing, and once."""

from __future__ import annotations

from app.model.structure import Structure, TabStructure
from app.provision.charts import missing
from app.templates import load
from tests.app.provision.applying import NEW

DASHBOARD = load("base", "zh-CN").tab("dashboard")


def test_new_dashboard_gets_its_chart() -> None:
    (made,) = missing(DASHBOARD, NEW)
    assert (made.chart.title, made.chart.kind) == ("近十二个月净销售额", "COLUMN")


def test_standing_chart_is_left() -> None:
    standing = TabStructure(DASHBOARD.sheet_id, "看板", 0, 9, 9, charts=frozenset({DASHBOARD.charts[0].chart_id}))
    assert list(missing(DASHBOARD, Structure("x", "", "", (standing,)))) == []
