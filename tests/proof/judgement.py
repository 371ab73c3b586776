"""What must hold once a run has come to rest: submissions, findings, derived tabs, rewrites, quota, log."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sqlalchemy import select

from app import analyse
from app.db import tables
from app.model.cell import Cell as Wanted
from app.model.cell import Formula
from app.model.finding import Finding, KnownFinding, identified
from app.model.report import TabContent
from app.sync import holding, memory, planning, queries
from app.sync.understanding import Understood, understood
from localsheets.cells import value as local
from localsheets.truth.cell import Value
from tests.proof import truth
from tests.proof.world import World

OUR_IDS = re.compile(r"\b[a-z]{2}_[0-9A-HJKMNP-TV-Z]{26}\b")
"""Names of our own making: four random signs of theirs may be the end of somebody's number."""
Words = tuple[str, str]
"""The kind of what is wrong, and the particulars."""


def at_rest(world: World) -> None:
    """Judges the world as the service has left it."""
    world.stage.note("judgement")
    with world.stage.act("judgement", ()):
        doubted = memory.doubts_columns(world.context, world.store())
        sheet, tabs = world.origin.store.spreadsheet_id, world.origin.template.inputs
        readings = world.context.sheets.read(sheet, tabs, marked=doubted)
        seen = understood(world.store(), world.origin.template, readings, at=world.clock.now())
        standing = _standing(world)
        for words in (
            *_findings(seen, standing),
            *_submissions(world, seen),
            *_derived(world, seen),
        ):
            world.checker.fail(*words)
    in_the_log(world)


def in_the_log(world: World) -> None:
    """No datum of a person is in any line of the log."""
    text = OUR_IDS.sub("", json.dumps(world.log, ensure_ascii=False, default=str))
    for datum in _personal(world):
        if datum in text:
            world.checker.fail("log", f"a personal datum is in the log: {datum!r}")


def _standing(world: World) -> dict[str, KnownFinding]:
    with world.context.transaction() as db:
        return queries.known_findings(db, world.store_id)


def _found(seen: Understood) -> dict[str, Finding]:
    """Every finding of a rule that is broken, and of a rewrite that is left: at rest all that are left are held."""
    left = [wish for wish in seen.normalised.rewrites if wish.column not in seen.readings[wish.tab].unmarked]
    held = holding.findings(seen.normalised, left)
    return identified((*seen.findings, *held))


def _findings(seen: Understood, standing: dict[str, KnownFinding]) -> Iterator[Words]:
    """A finding stands where a rule is broken, and nowhere else."""
    expected = _found(seen)
    known = {name: item.finding for name, item in standing.items() if item.finding.code != "write.refused"}
    for name in sorted(expected.keys() - known.keys()):
        yield "finding", f"a rule is broken and no finding says so: {expected[name]}"
    for name in sorted(known.keys() - expected.keys()):
        yield "finding", f"a finding stands of a rule that is kept: {known[name]}"
    for name in sorted(expected.keys() & known.keys()):
        if expected[name] != known[name]:
            yield "stale finding", f"{known[name]} is now {expected[name]}"


def _submissions(world: World, seen: Understood) -> Iterator[Words]:
    """Each accepted one was put into the sheet once, or waits or was refused with a reason."""
    query = select(tables.submissions.c.id, tables.submissions.c.state, tables.submissions.c.reason)
    with world.context.transaction() as db:
        states = {row.id: (row.state, row.reason) for row in db.execute(query)}
    for submission, accepted in world.checker.accepted.items():
        state, reason = states.get(submission, ("lost", ""))
        inserted = world.checker.inserted[submission]
        reading = seen.readings[accepted.tab]
        waits = reading.missing or reading.unmarked or _refused(seen, world, accepted.tab)
        if inserted != 1 and not (state == "refused" and reason) and not (state == "accepted" and waits):
            yield "lost", f"{submission} was accepted, is {state}, and was put into the sheet {inserted} times"
        if inserted == 1 and state != "delivered":
            yield "books", f"{submission} is in the sheet, and the books say {state}"
        if inserted == 0 and waits:
            world.checker.counts["submissions that wait"] += 1


def _refused(seen: Understood, world: World, tab: str) -> bool:
    """Whether a finding says that Google refuses a change of the tab."""
    return any(item.finding.code == "write.refused" for item in _standing(world).values())


def _derived(world: World, seen: Understood) -> Iterator[Words]:
    """Every derived tab that stands is what its rows and findings make of it."""
    known = memory.recall(world.context, world.store(), seen)
    news = memory.news(seen, known)
    source = planning.source(seen, news, planning.history(seen, (), known=known, news=news, operation_id=""))
    for content in analyse.report(source).tabs:
        tab = world.checker.now.tabs.get(content.tab_id)
        if tab is not None:
            yield from _content(tab, content)


def _content(tab: truth.Tab, content: TabContent) -> Iterator[Words]:
    expected = {
        (row, column): _plain(cell)
        for row, line in enumerate(content.grid)
        for column, cell in enumerate(line)
        if _plain(cell) is not None
    }
    found = {
        (row, column): _shown(tab.value(row_id, column_id))
        for row, row_id in enumerate(tab.rows)
        for column, column_id in enumerate(tab.columns)
        if tab.value(row_id, column_id) is not None
    }
    differing = [place for place in expected.keys() | found.keys() if expected.get(place) != found.get(place)]
    if differing:
        place = min(differing)
        yield (
            "derived",
            f"{content.title} is not what its rows make of it, in {len(differing)} cells; "
            f"at {place} {found.get(place)!r} stands and should be {expected.get(place)!r}",
        )


def _plain(cell: Wanted) -> object:
    return cell.value.text if isinstance(cell.value, Formula) else cell.value


def _shown(value: Value) -> object:
    return value.text if isinstance(value, local.Formula) else value


def _personal(world: World) -> set[str]:
    """Texts of four characters and more in columns about people."""
    found: set[str] = set()
    for accepted in world.checker.accepted.values():
        found.update(str(value) for value in accepted.values.values())
    for tab in world.origin.template.inputs:
        stands = world.checker.now.tabs.get(tab.sheet_id)
        personal = {column.label for column in tab.columns if column.sensitivity != "none"}
        for _, line in stands.lines() if stands else ():
            for column_id, cell in line.items():
                if stands and stands.header.get(column_id) in personal:
                    found.add(str(cell.value))
    return {text for text in found if len(text) >= 4 and not text.startswith("=")}
