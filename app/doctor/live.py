"""`--live`: the experiments, one after another, on a spreadsheet that is there for nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from app.context import Context
from app.db import observations, stores
from app.doctor import checks, inserting, marking, probes, protecting, replacing, tagging
from app.doctor.bench import Bench
from app.doctor.diagnosis import Line
from app.errors import GoogleUnavailable, NotASpreadsheet, SheetNotShared, ShopsheetError, SpreadsheetTaken
from app.log import logger
from app.model.observation import Observation
from app.sheets import NoAnswer, Refusal, explained
from app.sheets.scratch import Scratch

Experiment = Callable[[Bench], dict[str, str]]

EXPERIMENTS: tuple[Experiment, ...] = (
    *replacing.EXPERIMENTS,
    *marking.EXPERIMENTS,
    *tagging.EXPERIMENTS,
    *inserting.EXPERIMENTS,
    *protecting.EXPERIMENTS,
)
ID = re.compile(r"(?:/spreadsheets/d/|^)([A-Za-z0-9_-]{20,})")
NO_ANSWER = (NoAnswer, Refusal, GoogleUnavailable, LookupError, TypeError, ValueError)
"""Google failed, or answered in a shape that nobody expected."""


def measure(context: Context, spreadsheet: str) -> tuple[list[Line], tuple[Observation, ...]]:
    """What Google was seen to do, kept for the account's syncs; a line where it could not be tried, or not cleaned up.

    `spreadsheet` is the URL or id of an empty one, or empty: then one is made.
    """
    try:
        scratch = _scratch(context, spreadsheet)
    except ShopsheetError as error:
        return [checks.no_scratch(error, address=context.google.address)], ()
    except (NoAnswer, Refusal) as error:
        return [checks.no_scratch(explained(error), address=context.google.address)], ()
    try:
        seen = probes.judged(answers(scratch))
    finally:
        lines = _cleaned(scratch)
    with context.transaction() as db:
        observations.save(db, context.google.account, seen, now=context.clock.now())
    return lines, seen


def answers(scratch: Scratch, experiments: Iterable[Experiment] = EXPERIMENTS) -> dict[str, str]:
    """Answers by question: 56 writes and 23 reads, so that Google's quota makes it take a minute."""
    bench = Bench(scratch)
    return dict(pair for experiment in experiments for pair in _made(experiment, bench))


def _made(experiment: Experiment, bench: Bench) -> Iterator[tuple[str, str]]:
    """The answers of one experiment; none where Google failed, which is no answer to the question."""
    try:
        yield from experiment(bench).items()
    except NO_ANSWER as failure:
        status = failure.status if isinstance(failure, Refusal) else None
        kind = type(failure).__name__
        logger().warning("doctor.no_answer", experiment=experiment.__name__, problem=kind, status=status)


def _scratch(context: Context, spreadsheet: str) -> Scratch:
    """What the experiments are made on; never a spreadsheet that a store works on."""
    if not spreadsheet:
        return Scratch.create(context.google, clock=context.clock)
    named = ID.search(spreadsheet)
    if named is None:
        raise NotASpreadsheet
    with context.transaction() as db:
        if stores.working_on(db, named[1]):
            raise SpreadsheetTaken
    found = context.drive.look_at(named[1])
    if not found.editable:
        raise SheetNotShared(address=context.google.address)
    if not found.spreadsheet:
        raise NotASpreadsheet
    return Scratch.adopt(context.google, named[1], clock=context.clock)


def _cleaned(scratch: Scratch) -> list[Line]:
    try:
        scratch.close()
    except (NoAnswer, Refusal, GoogleUnavailable):
        return [checks.left_over(scratch.id)]
    return []
