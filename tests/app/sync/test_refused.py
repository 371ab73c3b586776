"""Changes that Google refuses: told once, tried again after a rest, forgotten when they are let through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app import templates
from app.model.change import ReplaceBlock
from app.model.finding import KnownFinding
from app.sync import refused
from tests.shop import AMEI, Shop

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
TEMPLATE = templates.load("base", "zh-CN")
BLOCK = ReplaceBlock(TEMPLATE.tab("findings").sheet_id, ())
KNOWN = KnownFinding(refused.finding(BLOCK, "No grid", template=TEMPLATE, at=NOON), "2026-11-24")


def test_refused_change_rests_awhile() -> None:
    kind = refused.kind_of(BLOCK, TEMPLATE)
    assert refused.resting([KNOWN], now=NOON + timedelta(minutes=9)) == {kind}
    assert refused.resting([KNOWN], now=NOON + refused.REST) == frozenset()


def test_clock_set_back_ends_rest() -> None:
    assert refused.resting([KNOWN], now=NOON - timedelta(days=1)) == frozenset()


def test_finding_names_no_request() -> None:
    one, other = (
        refused.finding(BLOCK, f"Invalid requests[{index}].updateCells: No grid", template=TEMPLATE, at=NOON)
        for index in (3, 17)
    )
    assert one.fingerprint == other.fingerprint and one.seen == "No grid"


def test_deleted_tab_is_told(shop: Shop) -> None:
    """Once, with one refused write; then it is left alone, until it has rested."""
    shop.onboarded()
    shop.sync()
    _without_findings_tab(shop)
    shop.tab("客户", AMEI).update([["王小美", "没有手机"]], "A2", raw=True)
    assert [shop.sync()["refused"] for _ in range(3)] == [1, 0, 0]
    assert "write.refused" in [item["code"] for item in shop.items("findings")]
    before = shop.counts()["sheets.write"]
    shop.sync()
    assert shop.counts()["sheets.write"] == before
    shop.clock.sleep(refused.REST.total_seconds())
    assert shop.sync()["refused"] == 1


def _without_findings_tab(shop: Shop) -> None:
    """Only the owner of the file may delete a protected tab: here the service."""
    from tests.shop import SERVICE

    sheet = shop.sheet(SERVICE)
    sheet.del_worksheet(sheet.worksheet("数据问题"))
