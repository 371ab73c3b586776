"""What Google was seen to do where its documentation is silent, by account.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "observations",
        sa.Column("account", sa.String(64), primary_key=True),
        sa.Column("question", sa.String(60), primary_key=True),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("bears", sa.String(120), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("observations")
