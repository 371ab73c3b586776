"""Charts are added where they are missing, and once."""

from __future__ import annotations

from app.model.structure import Structure, TabStructure
from app.provision.charts import missing
from app.templates import load
from tests.app.provision.applying import NEW

DASHBOARD = load("base", "zh-CN").tab("dashboard")


def test_new_dashboard_gets_its_charts() -> None:
    made = [(change.chart.title, change.chart.kind) for change in missing(DASHBOARD, NEW)]
    assert made == [("近十二个月净销售额", "COLUMN"), ("各类别净销售额", "PIE"), ("各会员等级的客户数", "BAR")]


def test_standing_chart_is_left() -> None:
    standing = TabStructure(
        DASHBOARD.sheet_id, "看板", 0, 9, 9, charts=frozenset(chart.chart_id for chart in DASHBOARD.charts)
    )
    assert list(missing(DASHBOARD, Structure("x", "", "", (standing,)))) == []
