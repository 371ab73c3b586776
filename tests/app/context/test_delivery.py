"""A plan reaches the sheet as one operation or as several, each of them once, each in the books."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.context import Context
from app.context.delivery import Courier, reconcile
from app.context.lease import Lease, held
from app.db import Session, operations
from app.errors import StoreBusy
from app.model.cell import Cell
from app.model.change import Change, DeleteTab, FormatColumn, NumberFormat, Place, ReplaceBlock, RewriteValue, UpdateTab
from app.model.operation import Applied, Refused
from app.model.plan import Plan
from app.sheets import NoAnswer
from tests.shop import Shop

WRITE = "spreadsheets.batchUpdate"


@pytest.fixture
def courier(shop: Shop) -> Iterator[Courier]:
    """Who records of each operation what its plan held."""
    store = shop.onboarded()
    shop.tab("客户").update([["李雷", "+86 138"], ["韩梅梅", "+86 139"]], "A2:B3", raw=True)
    with held(shop.context, store["id"]) as lease:
        yield _courier(shop.context, lease)


def _courier(context: Context, lease: Lease) -> Courier:
    return Courier(context, lease, effects=lambda plan: {"kinds": sorted(plan.counts())}, record=_record, titles={})


RECORDED: list[tuple[str, Any]] = []


def _record(db: Session, operation_id: str, effects: Any, outcome: Applied) -> None:
    RECORDED.append((operation_id, effects["kinds"]))


def plan(courier: Courier, *more: Change) -> Plan:
    """Both phones rewritten, a derived tab replaced in two blocks."""
    template = courier.context.template(courier.lease.store)
    tab = template.tab("customers")
    at = Place(tab.sheet_id, 1, tab.column("phone").metadata_id)
    grid = ((Cell("x"),),)
    blocks = [ReplaceBlock(template.tab("changes").sheet_id, grid, first_row=row, width=1) for row in (0, 50)]
    rewrites = [RewriteValue(at, "+86 138", "138"), RewriteValue(at, "+86 139", "139")]
    return Plan((FormatColumn(at, NumberFormat("TEXT")), *rewrites, *blocks, *more), (at,))


def phones(shop: Shop) -> list[Any]:
    return shop.tab("客户").col_values(2)[1:]


def states(courier: Courier) -> list[str]:
    """Of all operations but the one of the onboarding, in the alphabet."""
    with courier.context.transaction() as db:
        found = operations.page(db, courier.lease.store.id, before="", limit=50)
    return sorted(item["state"] for item in found)[1:]


def test_small_plan_is_one_operation(shop: Shop, courier: Courier) -> None:
    delivery = courier.deliver(plan(courier))
    assert (delivery.writes, delivery.plan, states(courier)) == (1, plan(courier), ["applied"])
    assert delivery.applied.counters == {1: 1, 2: 1}
    assert phones(shop) == ["138", "139"]


def test_large_plan_goes_in_parts(shop: Shop, courier: Courier) -> None:
    """Two requests in each: a rewrite with its format, another one with it, the derived tab as a whole."""
    before = len(RECORDED)
    delivery = courier.deliver(plan(courier), most=(2_000_000, 2))
    assert (delivery.writes, states(courier)) == (3, ["applied"] * 3)
    assert [kinds for _, kinds in RECORDED[before:]] == [["FormatColumn", "RewriteValue"]] * 2 + [["ReplaceBlock"]]
    rewrites = {n for n, change in enumerate(delivery.plan.changes) if isinstance(change, RewriteValue)}
    assert delivery.applied.counters == dict.fromkeys(rewrites, 1)
    assert phones(shop) == ["138", "139"] and shop.tab("变更记录").acell("A51").value == "x"


def test_refused_change_stops_no_part(shop: Shop, courier: Courier) -> None:
    delivery = courier.deliver(plan(courier, DeleteTab(404)), most=(2_000_000, 2))
    assert [(change, bool(reason)) for change, reason in delivery.refused] == [(DeleteTab(404), True)]
    assert phones(shop) == ["138", "139"] and states(courier).count("refused") == 1


def test_closed_tab_costs_two_refusals(shop: Shop, courier: Courier) -> None:
    """Whatever the plan holds for it, all else arrives with the third write."""
    block = ReplaceBlock(404, ((Cell("x"),),), width=1)
    closed = (DeleteTab(404), block, replace(block, first_row=9), UpdateTab(404, index=1), UpdateTab(404, hidden=True))
    delivery = courier.deliver(plan(courier, *closed))
    assert (delivery.writes, [change for change, _ in delivery.refused]) == (3, list(closed))
    assert phones(shop) == ["138", "139"]


def test_burnt_part_stops_the_rest(shop: Shop, courier: Courier) -> None:
    shop.fault(WRITE, status=503, nth=2)
    delivery = courier.deliver(plan(courier), most=(2_000_000, 2))
    assert states(courier) == ["applied", "burnt"]
    assert phones(shop) == ["138", "+86 139"]
    assert delivery.plan.counts() == {"FormatColumn": 1, "RewriteValue": 1}


def test_first_operation_bears_its_name(courier: Courier) -> None:
    replace(courier, first="op_named").deliver(plan(courier), most=(2_000_000, 2))
    with courier.context.transaction() as db:
        assert operations.find(db, courier.lease.store.id, "op_named")


def test_overtaken_plan_is_not_applied(shop: Shop, courier: Courier) -> None:
    """Another process has written since; whoever knows nothing of it changes nothing."""
    with courier.context.transaction() as db:
        before = operations.head(db, courier.lease.store.id)
    courier.deliver(Plan(plan(courier).changes[-2:]))
    with courier.context.transaction() as db:
        operations.set_head(db, courier.lease.store.id, before)
    delivery = courier.deliver(plan(courier))
    assert isinstance(delivery.outcome, Refused) and delivery.outcome.overtaken
    assert (delivery.plan, phones(shop)) == (Plan(), ["+86 138", "+86 139"])


def test_lost_lease_sends_nothing(shop: Shop, courier: Courier) -> None:
    shop.clock.sleep(3600)
    with pytest.raises(StoreBusy):
        courier.deliver(plan(courier))
    assert phones(shop) == ["+86 138", "+86 139"]


def test_unsettled_operation_is_reconciled(shop: Shop, courier: Courier) -> None:
    """Neither the answer came nor that to the question; later it turns out that the plan had landed."""
    before = len(RECORDED)
    shop.fault(WRITE, when="after", status=503)
    shop.fault("spreadsheets.developerMetadata.get", manner="reset")
    with pytest.raises(NoAnswer):
        courier.deliver(plan(courier))
    assert states(courier) == ["begun"]
    assert reconcile(courier.context, courier.lease, record=_record) == 1
    assert states(courier) == ["applied"] and len(RECORDED) == before + 1
