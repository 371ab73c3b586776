"""Which version of its template a store stands at, and in what its spreadsheet differs from the template.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("stores", sa.Column("template_version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("stores", sa.Column("shape", sa.LargeBinary))


def downgrade() -> None:
    op.drop_column("stores", "shape")
    op.drop_column("stores", "template_version")
