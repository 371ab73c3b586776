"""The commands, one line each: what they do is elsewhere."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

app = typer.Typer(help="Shopsheet: a shop's customers on one Google Sheet.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Commands read their settings from SHOPSHEET_*; see docs/settings.md."""


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0: any free one.")] = None,
) -> None:
    """Serve HTTP, and run the due jobs beside it."""
    from app import log, main, settings

    log.configure()
    given: dict[str, Any] = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    main.serve(settings.load(**given))


@app.command()
def worker() -> None:
    """Run the due jobs only (several may run on one PostgreSQL)."""
    from app import log, settings
    from app import worker as jobs
    from app.context import open_context

    log.configure()
    context = open_context(settings.load())
    try:
        jobs.run(context)
    finally:
        context.close()


@app.command()
def sync(store: Annotated[str, typer.Argument(help="The store's id.")]) -> None:
    """Sync one store now and print the report."""
    from app.context import open_context
    from app.settings import load
    from app.sync.jobs import sync_now

    context = open_context(load())
    try:
        _, report = sync_now(context, store)
        typer.echo(json.dumps(report.json(), ensure_ascii=False, indent=2))
    finally:
        context.close()


def main() -> None:
    """Entry of `bin/shopsheet`."""
    app()
