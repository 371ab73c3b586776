"""The quota that all processes share, how fresh each store is, Drive's list of changes and its channels.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("stores", sa.Column("woken", sa.Integer, nullable=False, server_default="0"))
    op.add_column("stores", sa.Column("rest_until", sa.String(24), nullable=False, server_default=""))
    op.create_table(
        "quota",
        sa.Column("name", sa.String(120), primary_key=True),
        sa.Column("full_at", sa.BigInteger, nullable=False),
        sa.Column("strikes", sa.Integer, nullable=False),
        sa.Column("closed_until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "freshness",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("read_at", sa.String(24), nullable=False),
        sa.Column("news_at", sa.String(24), nullable=False),
        sa.Column("quiet", sa.Integer, nullable=False),
        sa.Column("interval", sa.Integer, nullable=False),
        sa.Column("ages", sa.Text, nullable=False),
    )
    _drive()


def downgrade() -> None:
    for name in ("channels", "feeds", "freshness", "quota"):
        op.drop_table(name)
    op.drop_column("stores", "rest_until")
    op.drop_column("stores", "woken")


def _drive() -> None:
    op.create_table(
        "feeds",
        sa.Column("account", sa.String(64), primary_key=True),
        sa.Column("page_token", sa.Text, nullable=False),
        sa.Column("due_at", sa.String(24), nullable=False),
        sa.Column("watch_due_at", sa.String(24), nullable=False),
    )
    op.create_table(
        "channels",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("resource_id", sa.Text, nullable=False),
        sa.Column("expires_at", sa.String(24), nullable=False),
        sa.Column("owner", sa.String(120), nullable=False),
    )
