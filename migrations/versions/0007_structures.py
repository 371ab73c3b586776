"""What is known of the structure of each store's spreadsheet.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "structures",
        sa.Column("store_id", sa.String(40), primary_key=True),
        sa.Column("looked_at", sa.String(24), nullable=False, server_default=""),
        sa.Column("marked", sa.Integer, nullable=False, server_default="0"),
        sa.Column("paused_for", sa.Text, nullable=False, server_default=""),
        sa.Column("baseline", sa.Text, nullable=False, server_default=""),
        sa.Column("body", sa.LargeBinary, nullable=True),
    )


def downgrade() -> None:
    op.drop_table("structures")
