"""History by key and operation, texts kept as typed, what each operation holds, who edited.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("stores", sa.Column("head", sa.String(40), nullable=False, server_default=""))
    op.add_column("operations", sa.Column("changes", sa.Text, nullable=False, server_default="{}"))
    op.add_column("operations", sa.Column("undoes", sa.String(40), nullable=False, server_default=""))
    op.create_index("history_by_key", "history", ["store_id", "key_hash"])
    op.create_index("history_by_operation", "history", ["operation_id"])
    op.create_table(
        "kept",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("path", sa.String(90), primary_key=True),
        sa.Column("text_hash", sa.String(32), primary_key=True),
        sa.Column("key_hash", sa.String(32), primary_key=True),
    )
    op.create_table(
        "revisions",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("seen_at", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("revisions")
    op.drop_table("kept")
    op.drop_index("history_by_operation", "history")
    op.drop_index("history_by_key", "history")
    op.drop_column("operations", "undoes")
    op.drop_column("operations", "changes")
    op.drop_column("stores", "head")
