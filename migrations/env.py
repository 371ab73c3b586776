"""Alembic's entry: runs the migrations on the connection that `app.db.engine` gives."""

from __future__ import annotations

from alembic import context

from app.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
