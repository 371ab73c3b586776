"""The first schema: stores, the books of their syncs, what arrives for them.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _stores()
    _requests()
    _operations()
    _findings()
    _ledger()
    _derived_tabs()
    _submissions()


def downgrade() -> None:
    for name in ("submissions", "summaries", "tallies", "published", "rewrites", "ledger", "history", "findings"):
        op.drop_table(name)
    for name in ("syncs", "operations", "shares", "requests", "stores"):
        op.drop_table(name)


def _stores() -> None:
    op.create_table(
        "stores",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("template", sa.String(40), nullable=False),
        sa.Column("locale", sa.String(10), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("pause_reason", sa.Text, nullable=False),
        sa.Column("people", sa.LargeBinary, nullable=False),
        sa.Column("spreadsheet_id", sa.String(80), nullable=False),
        sa.Column("summary_hour", sa.Integer, nullable=False),
        sa.Column("secret_version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("sync_due_at", sa.String(24), nullable=False),
        sa.Column("lease_owner", sa.String(120), nullable=False),
        sa.Column("lease_until", sa.String(24), nullable=False),
        sa.Column("deleted_at", sa.String(24), nullable=False),
    )
    working = sa.text("spreadsheet_id <> '' AND deleted_at = ''")
    op.create_index("stores_due", "stores", ["sync_due_at"])
    op.create_index(
        "stores_spreadsheet",
        "stores",
        ["spreadsheet_id"],
        unique=True,
        sqlite_where=working,
        postgresql_where=working,
    )


def _requests() -> None:
    op.create_table(
        "requests",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("body_hash", sa.String(64), nullable=False),
        sa.Column("store_id", sa.String(40), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.String(24), nullable=False),
    )
    op.create_table(
        "shares",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _operations() -> None:
    op.create_table(
        "operations",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("store_id", sa.String(40), nullable=False),
        sa.Column("metadata_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("begun_at", sa.String(24), nullable=False),
        sa.Column("settled_at", sa.String(24), nullable=False),
        sa.Column("forgotten", sa.Integer, nullable=False),
        sa.Column("reason", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("operations_by_store", "operations", ["store_id", "state"])
    op.create_table(
        "syncs",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("store_id", sa.String(40), nullable=False),
        sa.Column("started_at", sa.String(24), nullable=False),
        sa.Column("finished_at", sa.String(24), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("report", sa.Text, nullable=False),
    )
    op.create_index("syncs_by_store", "syncs", ["store_id", "id"])


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("fingerprint", sa.String(32), primary_key=True),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("tab", sa.String(40), nullable=False),
        sa.Column("column", sa.String(40), nullable=False),
        sa.Column("severity", sa.String(10), nullable=False),
        sa.Column("since", sa.String(10), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("findings_by_id", "findings", ["store_id", "id"])


def _ledger() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("store_id", sa.String(40), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
        sa.Column("tab", sa.String(40), nullable=False),
        sa.Column("column", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("key_hash", sa.String(32), nullable=False),
        sa.Column("operation_id", sa.String(40), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("history_by_store", "history", ["store_id", "id"])
    op.create_table(
        "ledger",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("tab", sa.String(40), primary_key=True),
        sa.Column("block", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.String(32), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "rewrites",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("path", sa.String(90), primary_key=True),
        sa.Column("text_hash", sa.String(32), primary_key=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("operation_id", sa.String(40), nullable=False),
    )


def _derived_tabs() -> None:
    op.create_table(
        "published",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("tab_id", sa.Integer, primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "tallies",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "summaries",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("asked_at", sa.String(24), nullable=False),
    )


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("store_id", sa.String(40), nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("message", sa.String(64), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("received_at", sa.String(24), nullable=False),
        sa.Column("operation_id", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("store_id", "form", "message"),
    )
    op.create_index("submissions_by_state", "submissions", ["store_id", "state"])
