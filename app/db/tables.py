"""Every table. Moments are `clock.stamp` texts (24 characters, sort as time); `body` columns are encrypted JSON."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

STAMP = String(24)
ID = String(40)
WORKING = text("spreadsheet_id <> '' AND deleted_at = ''")
"""Stores that have a spreadsheet: no two of them the same."""


def _store_id() -> Column[str]:
    return Column("store_id", ID, primary_key=True)


stores = Table(
    "stores",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("template", String(40), nullable=False),
    Column("locale", String(10), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("state", String(20), nullable=False),
    Column("pause_reason", Text, nullable=False, default=""),
    Column("people", LargeBinary, nullable=False),  # owner, editors, viewers: encrypted JSON
    Column("spreadsheet_id", String(80), nullable=False, default=""),
    Column("summary_hour", Integer, nullable=False),
    Column("secret_version", Integer, nullable=False, default=1),
    Column("created_at", STAMP, nullable=False),
    Column("sync_due_at", STAMP, nullable=False),
    Column("lease_owner", String(120), nullable=False, default=""),
    Column("lease_until", STAMP, nullable=False, default=""),
    Column("deleted_at", STAMP, nullable=False, default=""),
    Column("head", ID, nullable=False, server_default=""),  # the last operation that is known to be in the spreadsheet
    Column("woken", Integer, nullable=False, server_default="0"),  # 1: something came up since the lease was taken
    Column("rest_until", STAMP, nullable=False, server_default=""),  # however often woken, not synced before
    Column("template_version", Integer, nullable=False, server_default="1"),
    Column("shape", LargeBinary),  # in what its spreadsheet differs from the template's: encrypted JSON
    Index("stores_due", "sync_due_at"),
    Index("stores_spreadsheet", "spreadsheet_id", unique=True, sqlite_where=WORKING, postgresql_where=WORKING),
)

requests = Table(
    "requests",
    metadata,
    Column("key", String(64), primary_key=True),  # SHA-256 of the Idempotency-Key
    Column("body_hash", String(64), nullable=False),
    Column("store_id", ID, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", STAMP, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    _store_id(),
    Column("person", String(64), primary_key=True),  # HMAC of the address
    Column("state", String(20), nullable=False),
    Column("body", LargeBinary, nullable=False),  # email, role, reason
)

operations = Table(
    "operations",
    metadata,
    Column("id", ID, primary_key=True),
    Column("store_id", ID, nullable=False),
    Column("metadata_id", Integer, nullable=False),
    Column("state", String(10), nullable=False),  # begun, applied, refused, burnt, taken
    Column("begun_at", STAMP, nullable=False),
    Column("settled_at", STAMP, nullable=False, default=""),
    Column("forgotten", Integer, nullable=False, default=0),  # 1: its metadata was removed from the spreadsheet
    Column("reason", LargeBinary, nullable=False),  # what Google said where it refused: it may quote cells
    Column("body", LargeBinary, nullable=False),  # its effects, to be recorded when it is applied
    Column("changes", Text, nullable=False, server_default="{}"),  # how many of each kind, as JSON
    Column("undoes", ID, nullable=False, server_default=""),  # the operation that this one puts back
    Index("operations_by_store", "store_id", "state"),
)

syncs = Table(
    "syncs",
    metadata,
    Column("id", ID, primary_key=True),
    Column("store_id", ID, nullable=False),
    Column("started_at", STAMP, nullable=False),
    Column("finished_at", STAMP, nullable=False, default=""),
    Column("state", String(20), nullable=False),
    Column("report", Text, nullable=False, default="{}"),
    Index("syncs_by_store", "store_id", "id"),
)

findings = Table(
    "findings",
    metadata,
    _store_id(),
    Column("fingerprint", String(32), primary_key=True),
    Column("id", ID, nullable=False),
    Column("code", String(60), nullable=False),
    Column("tab", String(40), nullable=False),
    Column("column", String(40), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("since", String(10), nullable=False),
    Column("body", LargeBinary, nullable=False),  # key, seen, proposal, details
    Index("findings_by_id", "store_id", "id"),
)

history = Table(
    "history",
    metadata,
    Column("id", ID, primary_key=True),
    Column("store_id", ID, nullable=False),
    Column("at", STAMP, nullable=False),
    Column("tab", String(40), nullable=False),
    Column("column", String(40), nullable=False),
    Column("kind", String(10), nullable=False),  # edit, insert, delete, rewrite, submission, undo, clear, accept
    Column("key_hash", String(32), nullable=False),
    Column("operation_id", ID, nullable=False, default=""),
    Column("body", LargeBinary, nullable=False),  # key, before, after, who made it, how surely
    Index("history_by_store", "store_id", "id"),
    Index("history_by_key", "store_id", "key_hash"),
    Index("history_by_operation", "operation_id"),
)

ledger = Table(
    "ledger",
    metadata,
    _store_id(),
    Column("tab", String(40), primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("fingerprint", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),  # up to 512 rows
)

rewrites = Table(
    "rewrites",
    metadata,
    _store_id(),
    Column("path", String(90), primary_key=True),
    Column("text_hash", String(32), primary_key=True),
    Column("state", String(10), nullable=False),  # sent, held
    Column("operation_id", ID, nullable=False),
)

kept = Table(
    "kept",
    metadata,
    _store_id(),
    Column("path", String(90), primary_key=True),
    Column("text_hash", String(32), primary_key=True),
    Column("key_hash", String(32), primary_key=True),
)

revisions = Table(
    "revisions",
    metadata,
    _store_id(),
    Column("seen_at", String(40), nullable=False),  # Drive's time of the newest revision that was looked at
)

published = Table(
    "published",
    metadata,
    _store_id(),
    Column("tab_id", Integer, primary_key=True),
    Column("day", String(10), nullable=False, default=""),
    Column("body", Text, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    _store_id(),
    Column("day", String(10), primary_key=True),
    Column("name", String(20), primary_key=True),
    Column("count", Integer, nullable=False),
)

summaries = Table(
    "summaries",
    metadata,
    _store_id(),
    Column("day", String(10), primary_key=True),
    Column("state", String(10), nullable=False),  # due, done
    Column("asked_at", STAMP, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", ID, primary_key=True),
    Column("store_id", ID, nullable=False),
    Column("form", String(40), nullable=False),
    Column("message", String(64), nullable=False),  # SHA-256 of the sender's webhook-id
    Column("state", String(10), nullable=False),  # accepted, delivered, refused, cleared
    Column("received_at", STAMP, nullable=False),
    Column("operation_id", ID, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("store_id", "form", "message"),
    Index("submissions_by_state", "store_id", "state"),
)

quota = Table(
    "quota",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("full_at", BigInteger, nullable=False),  # microseconds since 1970: when nothing of it is used any more
    Column("strikes", Integer, nullable=False),  # how often in a row Google said that it is used up
    Column("closed_until", BigInteger, nullable=False),  # microseconds: nobody calls before
)

freshness = Table(
    "freshness",
    metadata,
    _store_id(),
    Column("read_at", STAMP, nullable=False),
    Column("news_at", STAMP, nullable=False),  # when edits of people were seen last
    Column("quiet", Integer, nullable=False),  # seconds without edits by then, roughly; 0: hardly any
    Column("interval", Integer, nullable=False),  # milliseconds until the next read
    Column("ages", Text, nullable=False),  # milliseconds of the last edits when they were first seen, as JSON
)

fixpoints = Table(
    "fixpoints",
    metadata,
    _store_id(),
    Column("answer", String(64), nullable=False),  # SHA-256 of Google's answer by which there was nothing to do
    Column("given", String(64), nullable=False),  # SHA-256 of what else that rested on: the day, settings, template
    Column("report", Text, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("page_token", Text, nullable=False),  # where Drive's list of changes goes on
    Column("due_at", STAMP, nullable=False),
    Column("watch_due_at", STAMP, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("resource_id", Text, nullable=False),
    Column("expires_at", STAMP, nullable=False),
    Column("owner", String(120), nullable=False),  # the process that opened it, and closes it
)

observations = Table(
    "observations",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("question", String(60), primary_key=True),
    Column("answer", String(40), nullable=False),
    Column("state", String(10), nullable=False),  # holds, differs
    Column("bears", String(120), nullable=False),  # what does not hold where it differs, with commas
    Column("at", STAMP, nullable=False),
)

structures = Table(
    "structures",
    metadata,
    _store_id(),
    Column("looked_at", STAMP, nullable=False, server_default=""),
    Column("marked", Integer, nullable=False, server_default="0"),  # 1: a sync met something that it cannot mend
    Column("paused_for", Text, nullable=False, server_default=""),  # the pause that ends once the structure is right
    Column("baseline", Text, nullable=False, server_default=""),  # what stood there when nothing was left to do: JSON
    Column("body", LargeBinary, nullable=True),  # findings
)
