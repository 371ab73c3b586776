"""One sync: the sequence and nothing else. Only the read at its head and the delivery at its end touch Google."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.clock import moment, stamp
from app.context import Context
from app.context.delivery import Courier, Delivery, reconcile
from app.context.lease import Lease
from app.context.recovery import take_over
from app.model.operation import Outcome, Refused
from app.model.plan import Plan
from app.sync import attribution, effects, fixpoint, memory, planning
from app.sync.memory import News
from app.sync.planning import Work
from app.sync.report import SyncReport, report
from app.sync.understanding import Understood, understood


@dataclass(frozen=True, slots=True)
class Done:
    """One read and what came of it."""

    report: SyncReport
    outcome: Outcome | None


def run(context: Context, lease: Lease) -> SyncReport:
    """Reads the store's sheet once and brings it, and our books, up to date with at most one write.

    Where a column does not stand where it was read, all is read again with the columns' marks, and nothing is written
    to a column whose header and mark have parted. Where the spreadsheet's last write is one that our books do not know,
    they are made good first, by a second read.
    Raises Refusal or NoAnswer where Google does not answer, SheetUnreadable where the sheet is no Shopsheet any more,
    StoreBusy where the lease was lost.
    """
    done = _once(context, lease, marked=memory.doubts_columns(context, lease.store))
    if isinstance(done.outcome, Refused) and done.outcome.guard:
        done = _once(context, lease, marked=True)
    if isinstance(done.outcome, Refused) and done.outcome.overtaken:
        take_over(context, lease, context.sheets.structure(lease.store.spreadsheet_id))
        done = _once(context, lease, marked=False)
    return done.report


def _once(context: Context, lease: Lease, *, marked: bool) -> Done:
    """One read, with the columns' marks where they are asked for, and at most one write.

    Where Google's answer is the one by which there was nothing to do, and nothing has come up since, that is all.
    """
    store = lease.store
    reconcile(context, lease, record=memory.recorder(context, store))
    template = context.template(store)
    at = moment(stamp(context.clock.now()))
    still = fixpoint.known(context, store, at=at)
    asked = "" if marked else still.answer
    readings = context.sheets.read(store.spreadsheet_id, template.inputs, marked=marked, known=asked)
    if readings.same:
        return Done(still.report, None)
    seen = understood(store, template, readings, at=at)
    known = memory.recall(context, store, seen)
    news = memory.news(seen, known)
    if context.settings.name_editors and (news.edits or not known.ledger):
        news = replace(news, author=attribution.look(context, store))
    memory.remember(context, lease, seen, known=known, news=news)
    operation_id = context.new_id("op")
    work = planning.work(seen, known=known, news=news, address=context.google.address, operation_id=operation_id)
    delivery = _deliver(context, lease, seen, work=work, news=news)
    if delivery.refused or delivery.plan or not work.plan:
        memory.remember_refused(context, lease, seen, known=known, changes=delivery.refused)
    if delivery.plan:
        planning.check_headers(delivery.applied, delivery.plan, seen.readings)
    done = Done(report(seen, news, work=work, delivery=delivery), delivery.outcome)
    if readings.digest and seen.store == store and fixpoint.reached(seen, known, news, work):
        fixpoint.keep(context, lease, still, answer=readings.digest, report=done.report)
    return done


def _deliver(context: Context, lease: Lease, seen: Understood, *, work: Work, news: News) -> Delivery:
    """Sends the plan, unless there is none or its read is too old."""
    if not work.plan or context.clock.now() - seen.at > planning.STALE:
        return Delivery(Plan())
    courier = Courier(
        context,
        lease,
        effects=lambda plan: {
            "at": stamp(seen.at),
            **effects.of_plan(plan, seen.template.inputs, rewrites=news.held.send, publication=work.published),
        },
        record=memory.recorder(context, lease.store),
        titles=planning.titles(work.plan, seen.readings),
        first=work.operation_id,
    )
    return courier.deliver(work.plan)
