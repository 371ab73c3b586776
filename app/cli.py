"""The commands, one line each: what they do is elsewhere."""

from __future__ import annotations

import json
import os
from typing import Annotated, Any, Literal

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


Language = Annotated[Literal["zh", "en"] | None, typer.Option(help="Default: the store's own.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def plan(
    store: Annotated[str, typer.Argument(help="The store's id.")],
    *,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Say what apply would do to a store's sheet. Ends with 0: nothing, 2: something, 1: it could not be told."""
    from app.context import open_context
    from app.settings import load
    from app.structure import jobs, schemas

    context = open_context(load())
    try:
        view = schemas.plan_view(jobs.plan_now(context, store), jobs.words(context, store, language))
    finally:
        context.close()
    typer.echo(view.model_dump_json(indent=2) if as_json else view.text)
    raise typer.Exit(2 if view.changes else 0)


@app.command()
def apply(
    store: Annotated[str, typer.Argument(help="The store's id.")],
    *,
    accept: Annotated[list[str] | None, typer.Option(help="A tab to make again though its rows are lost.")] = None,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Put right what people did to the structure of a store's sheet, as far as nothing can be lost by it."""
    from app.context import open_context
    from app.settings import load
    from app.structure import jobs, schemas

    context = open_context(load())
    try:
        done = jobs.apply_now(context, store, accepted=frozenset(accept or ()))
        view = schemas.applied(done, jobs.words(context, store, language))
    finally:
        context.close()
    typer.echo(view.model_dump_json(indent=2) if as_json else view.text)


@app.command()
def adoption(
    spreadsheet: Annotated[str, typer.Argument(help="URL of a spreadsheet that you have.")],
    template: Annotated[str, typer.Option(help="Which kind of shop.")] = "base",
    locale: Annotated[str, typer.Option(help="zh-CN or en.")] = "zh-CN",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what adopting a spreadsheet would do; nothing is written."""
    from pydantic import ValidationError

    from app import templates
    from app.context import open_context
    from app.onboarding import service
    from app.onboarding.page import page
    from app.onboarding.schemas import NewAdoption
    from app.settings import load

    context = open_context(load())
    try:
        asked = NewAdoption(spreadsheet=spreadsheet, template=template, locale=locale)
        view = service.preview(context, asked)
    except ValidationError as error:
        english, _, chinese = str(error.errors()[0]["msg"]).partition("\x1f")
        raise typer.BadParameter(chinese if locale.startswith("zh") and chinese else english) from error
    finally:
        context.close()
    typer.echo(
        json.dumps(view, ensure_ascii=False, indent=2) if as_json else page(view, templates.load(template, locale))
    )


@app.command()
def doctor(
    *,
    live: Annotated[bool, typer.Option("--live", help="Try out, too, what writing rests on; takes a minute.")] = False,
    spreadsheet: Annotated[str, typer.Option(help="URL of an empty spreadsheet to try it on; else one is made.")] = "",
    language: Annotated[Literal["zh", "en"] | None, typer.Option(help="Default: as LANG says.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say whether everything is as it must be, and what to do where it is not."""
    from app import log
    from app.doctor import page, service, words

    log.configure()
    found = service.diagnose(os.environ, live=live or bool(spreadsheet), spreadsheet=spreadsheet)
    spoken = language or words.spoken(os.environ)
    typer.echo(json.dumps(found.json(spoken), ensure_ascii=False, indent=2) if as_json else page.page(found, spoken))
    raise typer.Exit(not found.well)


def main() -> None:
    """Entry of `bin/shopsheet`. What the one who typed the command can mend is said in a line, and ends it with 1."""
    from app.doctor.words import spoken
    from app.errors import ShopsheetError
    from app.settings import WrongSetting

    try:
        app()
    except WrongSetting as error:
        typer.echo(str(error), err=True)
    except ShopsheetError as error:
        typer.echo(error.detail(spoken(os.environ)), err=True)
    else:
        return
    raise SystemExit(1)
