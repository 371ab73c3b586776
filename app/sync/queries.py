"""The SQL of a sync: the ledger of rows, findings, rewrites, what is published, what waits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, RowMapping, bindparam, delete, func, select, update

from app.clock import milliseconds, stamp
from app.db import Session
from app.db import tables as t
from app.model.finding import Finding, KnownFinding
from app.model.ids import new_ids
from app.sync.delta import Line
from app.sync.holding import Mark, State

BLOCK = 512
"""Rows of one sealed block of the ledger."""

_STORE: BindParameter[str] = bindparam("store")
_LEDGER = select(t.ledger).where(t.ledger.c.store_id == _STORE).order_by(t.ledger.c.tab, t.ledger.c.block)
_BLOCKS = select(t.ledger.c.block, t.ledger.c.fingerprint).where(
    t.ledger.c.store_id == _STORE, t.ledger.c.tab == bindparam("of_tab")
)
_FINDINGS = select(t.findings).where(t.findings.c.store_id == _STORE)
_OF_CODE = select(t.findings.c.id).where(t.findings.c.store_id == _STORE, t.findings.c.code == bindparam("of_code"))
_STANDS = _OF_CODE.limit(1)
_ALTER = (
    update(t.findings)
    .where(t.findings.c.store_id == _STORE, t.findings.c.fingerprint == bindparam("of"))
    .values(body=bindparam("said"), severity=bindparam("how"))
)
_REWRITES = select(t.rewrites).where(
    t.rewrites.c.store_id == _STORE, t.rewrites.c.text_hash.in_(bindparam("hashes", expanding=True))
)
_HELD = select(t.rewrites).where(t.rewrites.c.store_id == _STORE, t.rewrites.c.state == "held")
_SENT = (t.rewrites.c.store_id == _STORE) & (t.rewrites.c.state == "sent")
_OLDEST_SENT = (
    select(t.rewrites.c.operation_id)
    .where(_SENT)
    .order_by(t.rewrites.c.operation_id.desc())
    .offset(bindparam("keep"))
    .limit(1)
)
_DUE_DAYS = (
    select(t.summaries.c.day)
    .where(t.summaries.c.store_id == _STORE, t.summaries.c.state == "due")
    .order_by(t.summaries.c.day)
)
_TALLY = select(t.tallies.c.count).where(
    t.tallies.c.store_id == _STORE, t.tallies.c.day == bindparam("of_day"), t.tallies.c.name == bindparam("called")
)
_SEEN_AT = select(t.revisions.c.seen_at).where(t.revisions.c.store_id == _STORE)
_WAITING = (
    select(t.submissions)
    .where(t.submissions.c.store_id == _STORE, t.submissions.c.state == "accepted")
    .order_by(t.submissions.c.id)
    .limit(bindparam("most"))
)
_END_SYNC = (
    update(t.syncs)
    .where(t.syncs.c.id == bindparam("sync"))
    .values(state=bindparam("end"), report=bindparam("said"), finished_at=bindparam("now"))
)
_SYNCS = select(func.count()).select_from(t.syncs).where(t.syncs.c.store_id == _STORE)


def ledger(db: Session, store_id: str) -> dict[str, list[Line]]:
    """Every input tab's rows as the last sync left them, in sheet order."""
    found: dict[str, list[Line]] = {}
    for row in db.execute(_LEDGER, {"store": store_id}).mappings():
        found.setdefault(row["tab"], []).extend(Line(key, cells) for key, cells in db.vault.open(row["body"]))
    return found


def save_ledger(db: Session, store_id: str, tab: str, lines: Sequence[Line]) -> None:
    """Replaces a tab's rows; only blocks that differ are written."""
    mine = (t.ledger.c.store_id == store_id) & (t.ledger.c.tab == tab)
    blocks = db.execute(_BLOCKS, {"store": store_id, "of_tab": tab})
    known = {int(row.block): str(row.fingerprint) for row in blocks}
    rows = []
    for block, start in enumerate(range(0, len(lines), BLOCK)):
        body = [[line.key, dict(line.cells)] for line in lines[start : start + BLOCK]]
        fingerprint = hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()[:32]
        if known.pop(block, "") != fingerprint:
            sealed = db.vault.seal(body)
            rows.append({"store_id": store_id, "tab": tab, "block": block, "fingerprint": fingerprint, "body": sealed})
    db.put(t.ledger, rows, key=("store_id", "tab", "block"))
    if known:
        db.execute(delete(t.ledger).where(mine, t.ledger.c.block.in_(known)))


def known_findings(db: Session, store_id: str) -> dict[str, KnownFinding]:
    """Standing findings by fingerprint."""
    rows = db.execute(_FINDINGS, {"store": store_id}).mappings()
    return {row["fingerprint"]: KnownFinding(_finding(db, row), row["since"]) for row in rows}


def find_finding(db: Session, store_id: str, finding_id: str) -> tuple[str, Finding] | None:
    """A standing finding by its id, behind its fingerprint."""
    query = select(t.findings).where(t.findings.c.store_id == store_id, t.findings.c.id == finding_id)
    row = db.execute(query).mappings().first()
    return (row["fingerprint"], _finding(db, row)) if row else None


def stands(db: Session, store_id: str, *, code: str) -> bool:
    """Whether a finding of that code stands."""
    return db.execute(_STANDS, {"store": store_id, "of_code": code}).first() is not None


def _finding(db: Session, row: RowMapping) -> Finding:
    body = db.vault.open(row["body"])
    details = tuple((name, value) for name, value in body["details"])
    named = {name: row[name] for name in ("code", "tab", "column", "severity")}
    return Finding(**named, key=body["key"], seen=body["seen"], proposal=body["proposal"], details=details)


def list_findings(db: Session, store_id: str, *, after: str, limit: int) -> list[dict[str, Any]]:
    """Standing findings in order of their ids."""
    query = select(t.findings).where(t.findings.c.store_id == store_id, t.findings.c.id > after)
    rows = db.execute(query.order_by(t.findings.c.id).limit(limit)).mappings()
    names = ("id", "code", "tab", "column", "severity", "since")
    return [{**{name: row[name] for name in names}, **db.vault.open(row["body"])} for row in rows]


def save_findings(
    db: Session, store_id: str, *, came: Mapping[str, KnownFinding], gone: Iterable[str], now: datetime
) -> None:
    """Adds findings by fingerprint, removes those that are solved."""
    solved = list(gone)
    for start in range(0, len(solved), BLOCK):
        chosen = t.findings.c.fingerprint.in_(solved[start : start + BLOCK])
        db.execute(delete(t.findings).where(t.findings.c.store_id == store_id, chosen))
    ids = new_ids("fi", len(came), milliseconds=milliseconds(now))
    rows = [
        {
            "store_id": store_id,
            "fingerprint": fingerprint,
            "id": finding_id,
            "code": known.finding.code,
            "tab": known.finding.tab,
            "column": known.finding.column,
            "severity": known.finding.severity,
            "since": known.since,
            "body": db.vault.seal(_sealed(known.finding)),
        }
        for finding_id, (fingerprint, known) in zip(ids, came.items(), strict=True)
    ]
    db.put(t.findings, rows, key=("store_id", "fingerprint"))


def alter_findings(db: Session, store_id: str, altered: Mapping[str, KnownFinding]) -> None:
    """Writes down what standing findings say now; they keep their ids."""
    for fingerprint, known in altered.items():
        said = {"said": db.vault.seal(_sealed(known.finding)), "how": known.finding.severity}
        db.execute(_ALTER, {"store": store_id, "of": fingerprint, **said})


def _sealed(finding: Finding) -> dict[str, Any]:
    return {"key": finding.key, "seen": finding.seen, "proposal": finding.proposal, "details": finding.details}


def rewrite_states(db: Session, store_id: str, marks: Iterable[Mark]) -> dict[Mark, State]:
    """What became of rewrites of these texts, however long ago; a rewrite is held no longer once its text has left."""
    wanted = {(path, db.vault.fingerprint(text)): (path, text) for path, text in marks}
    mine, found = t.rewrites.c.store_id == store_id, dict[Mark, State]()
    hashes = sorted({text_hash for _, text_hash in wanted})
    for start in range(0, len(hashes), BLOCK):
        for row in db.execute(_REWRITES, {"store": store_id, "hashes": hashes[start : start + BLOCK]}):
            if (row.path, row.text_hash) in wanted:
                found[wanted[row.path, row.text_hash]] = row.state
    for row in db.execute(_HELD, {"store": store_id}).all():
        if (row.path, row.text_hash) not in wanted:
            left = (t.rewrites.c.path == row.path) & (t.rewrites.c.text_hash == row.text_hash)
            db.execute(delete(t.rewrites).where(mine, left))
    return found


def prune_rewrites(db: Session, store_id: str, *, keep: int) -> None:
    """Keeps the texts that were rewritten last, by their operations; and all that are held."""
    edge = db.execute(_OLDEST_SENT, {"store": store_id, "keep": keep}).scalar()
    if edge is not None:
        db.execute(delete(t.rewrites).where(_SENT, t.rewrites.c.operation_id <= edge), {"store": store_id})


def mark_rewrites(db: Session, store_id: str, marks: Mapping[Mark, State], *, operation_id: str = "") -> None:
    rows = [
        {
            "store_id": store_id,
            "path": path,
            "text_hash": db.vault.fingerprint(text),
            "state": state,
            "operation_id": operation_id,
        }
        for (path, text), state in marks.items()
    ]
    db.put(t.rewrites, rows, key=("store_id", "path", "text_hash"))


def due_days(db: Session, store_id: str) -> list[date]:
    """Days whose summary is to be written, oldest first."""
    return [date.fromisoformat(row.day) for row in db.execute(_DUE_DAYS, {"store": store_id})]


def finish_days(db: Session, store_id: str, days: Iterable[str]) -> None:
    if written := list(days):
        chosen = t.summaries.c.day.in_(written)
        db.execute(update(t.summaries).where(t.summaries.c.store_id == store_id, chosen).values(state="done"))


def tally(db: Session, store_id: str, *, day: date, name: str) -> int:
    """A count of one day, such as of findings solved."""
    return int(db.execute(_TALLY, {"store": store_id, "of_day": day.isoformat(), "called": name}).scalar() or 0)


def add_to_tally(db: Session, store_id: str, *, day: date, name: str, count: int) -> None:
    if count:
        row = {"store_id": store_id, "day": day.isoformat(), "name": name}
        total = tally(db, store_id, day=day, name=name) + count
        db.put(t.tallies, [{**row, "count": total}], key=("store_id", "day", "name"))


def revisions_seen(db: Session, store_id: str) -> str:
    """Up to which of Drive's revisions was looked; empty where nobody has looked yet."""
    return str(db.execute(_SEEN_AT, {"store": store_id}).scalar() or "")


def see_revisions(db: Session, store_id: str, seen_at: str) -> None:
    db.put(t.revisions, [{"store_id": store_id, "seen_at": seen_at}], key=("store_id",))


def waiting_submissions(db: Session, store_id: str, *, limit: int) -> list[tuple[str, str, dict[str, Any]]]:
    """Id, form and values of accepted submissions, oldest first."""
    rows = db.execute(_WAITING, {"store": store_id, "most": limit}).mappings()
    return [(row["id"], row["form"], db.vault.open(row["body"])) for row in rows]


def deliver_submissions(db: Session, ids: Iterable[str], *, operation_id: str) -> None:
    for submission_id in ids:
        chosen = update(t.submissions).where(t.submissions.c.id == submission_id)
        db.execute(chosen.values(state="delivered", operation_id=operation_id))


def clear_submissions(db: Session, ids: Iterable[str], *, operation_id: str) -> None:
    for submission_id in ids:
        chosen = update(t.submissions).where(t.submissions.c.id == submission_id)
        db.execute(chosen.values(state="cleared", operation_id=operation_id))


def refuse_submission(db: Session, submission_id: str, *, reason: str) -> None:
    chosen = update(t.submissions).where(t.submissions.c.id == submission_id)
    db.execute(chosen.values(state="refused", reason=reason[:500]))


def begin_sync(db: Session, sync_id: str, store_id: str, *, now: datetime) -> None:
    row = {"id": sync_id, "store_id": store_id, "started_at": stamp(now), "state": "running", "report": "{}"}
    db.execute(t.syncs.insert(), [{**row, "finished_at": ""}])


def end_sync(db: Session, sync_id: str, *, state: str, report: Mapping[str, Any], now: datetime) -> None:
    values = {"end": state, "said": json.dumps(report, ensure_ascii=False), "now": stamp(now)}
    db.execute(_END_SYNC, {"sync": sync_id, **values})


def list_syncs(db: Session, store_id: str, *, before: str, limit: int) -> list[dict[str, Any]]:
    """Syncs, newest first."""
    query = select(t.syncs).where(t.syncs.c.store_id == store_id)
    if before:
        query = query.where(t.syncs.c.id < before)
    rows = db.execute(query.order_by(t.syncs.c.id.desc()).limit(limit)).mappings()
    return [_sync(row) for row in rows]


def get_sync(db: Session, sync_id: str) -> dict[str, Any]:
    """One sync that was begun."""
    row = db.execute(select(t.syncs).where(t.syncs.c.id == sync_id)).mappings().one()
    return _sync(row)


def _sync(row: RowMapping) -> dict[str, Any]:
    names = ("id", "started_at", "finished_at", "state")
    return {**{name: row[name] for name in names}, "report": json.loads(row["report"])}


def prune_syncs(db: Session, store_id: str, *, keep: int) -> None:
    """Keeps the newest syncs only."""
    count = int(db.execute(_SYNCS, {"store": store_id}).scalar() or 0)
    if count > keep * 2:
        newest = select(t.syncs.c.id).where(t.syncs.c.store_id == store_id).order_by(t.syncs.c.id.desc()).limit(keep)
        edge = min(row.id for row in db.execute(newest))
        db.execute(delete(t.syncs).where(t.syncs.c.store_id == store_id, t.syncs.c.id < edge))
