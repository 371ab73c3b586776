"""Quiet: nobody interrupts any more, what was broken is put right; then the service must come to rest, and be right."""

from __future__ import annotations

from datetime import timedelta

from app.db import stores
from app.errors import ShopsheetError
from app.sync import jobs
from app.sync.report import SyncReport
from tests.proof import judgement
from tests.proof.origin import BOSS, SERVICE
from tests.proof.world import World

SYNCS = 2
"""So many syncs at most until nothing is left to be done; one more where Google refused something, which the sheet is
then told of."""
PAUSE = timedelta(seconds=61)


def come_to(world: World) -> None:
    """Puts right what keeps the service out, lets it sync, and judges what it has come to."""
    world.stage.note("quiet")
    _mend(world)
    resume(world)
    left, told = SYNCS + 1, False
    while left:
        before = world.checker.counts["batches sent"]
        report = _synced(world)
        if report is None:
            return None
        if world.checker.counts["batches sent"] == before:
            return judgement.at_rest(world)
        left, told = left - (told or not report.refused), told or report.refused > 0
    world.checker.fail("unrest", f"not at rest after {SYNCS} quiet syncs: another one was sent")
    return None


def resume(world: World) -> None:
    """The operator lets a paused store work again."""
    if world.store().state == "paused":
        with world.context.transaction() as db:
            stores.set_state(db, world.store_id, "active")
        world.stage.note("resumed")


def _mend(world: World) -> None:
    """What is on its way arrives; the boss takes the spreadsheet out of the bin and shares it again."""
    world.wire.deliver_rest()
    boss = world.people[BOSS]
    boss.file("PATCH", "", {"trashed": False})
    boss.file("POST", "/permissions", {"type": "user", "role": "writer", "emailAddress": SERVICE})
    world.clock.moment += timedelta(minutes=5)
    world.checker.people_did(world.snapshot())


def _synced(world: World) -> SyncReport | None:
    """What came of a sync that nobody disturbs; None where it is over for the store, or something is wrong."""
    world.clock.moment += PAUSE
    with world.stage.act("quiet sync", ()):
        try:
            _, report = jobs.sync_now(world.context, world.store_id)
        except ShopsheetError as error:
            _stopped(world, error)
            return None
        except Exception as error:
            world.checker.fail("broken", f"a quiet sync broke: {type(error).__name__}: {error}")
            return None
    world.stage.note(f"sync {report.outcome}, {report.writes} writes, {report.rewritten} rewritten")
    return None if world.checker.wrong else report


def _stopped(world: World, error: ShopsheetError) -> None:
    """Only where the sheet has lost what it needs may the service stop, and it must say why."""
    world.stage.note(f"quiet sync ends with {error.slug()}")
    store = world.store()
    if store.state == "paused" and store.pause_reason:
        world.checker.counts["stores paused at the end"] += 1
    else:
        world.checker.fail("stuck", f"a quiet sync failed: {error.slug()}: {error}")
