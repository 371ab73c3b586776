"""One sync: the sequence and nothing else. Only the read at its head and the delivery at its end touch Google."""

from __future__ import annotations

from app.clock import moment, stamp
from app.context import Context
from app.context.delivery import Courier, Delivery, reconcile
from app.context.lease import Lease
from app.model.change import Plan
from app.model.operation import Applied
from app.sync import effects, memory, planning
from app.sync.memory import News
from app.sync.planning import Work
from app.sync.report import SyncReport, report
from app.sync.understanding import Understood, understood


def run(context: Context, lease: Lease) -> SyncReport:
    """Reads the store's sheet once and brings it, and our books, up to date with at most one write.

    Raises Refusal or NoAnswer where Google does not answer, SheetUnreadable where the sheet is no Shopsheet any more,
    StoreBusy where the lease was lost.
    """
    store = lease.store
    reconcile(context, store, record=memory.recorder(context, store))
    template = context.template(store)
    at = moment(stamp(context.clock.now()))
    readings = context.sheets.read(store.spreadsheet_id, template.inputs)
    seen = understood(store, template, readings, at=at)
    known = memory.recall(context, store, seen)
    news = memory.news(seen, known)
    memory.remember(context, lease, seen, known=known, news=news)
    work = planning.work(store, seen, known=known, news=news, address=context.google.address)
    delivery = _deliver(context, lease, seen, work=work, news=news)
    return report(seen, news, work=work, delivery=delivery)


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
    )
    delivery = courier.deliver(work.plan)
    memory.remember_refused(context, lease.store, seen, refused=delivery.refused)
    if isinstance(delivery.outcome, Applied):
        planning.check_headers(delivery.outcome, delivery.plan, seen.readings)
    return delivery
