"""One day played by one contestant: an idiom, or the service itself. The tally judges all of them by the same rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from unittest.mock import patch

from app.errors import ShopsheetError
from tests.proof import run
from tests.proof.idioms import IDIOMS, Idiom
from tests.proof.idioms.days import Shop
from tests.proof.idioms.job import Form, Job
from tests.proof.idioms.tally import Tally
from tests.proof.mess import sent
from tests.proof.operations import OPERATIONS
from tests.proof.script import Act, Event, Script
from tests.proof.wire import Sent
from tests.proof.world import World, opened

SHOPSHEET = "Shopsheet"
CONTESTANTS = (*IDIOMS, SHOPSHEET)
Counts = Counter[str]


def play(script: Script, contestant: str) -> Counts:
    """What a day came to: work done, disturbances, damage."""
    with opened(script) as world, _without_waiting():
        tally = Tally(world.origin.template, world.snapshot())
        idiom = IDIOMS.get(contestant)
        acts = _idiom(world, tally, idiom) if idiom else _service(world, tally)
        _watch(world, tally, whole=bool(idiom and idiom.whole))
        for act in script.acts:
            world.clock.moment += timedelta(seconds=act.wait)
            with world.stage.act(act.name, act.interruptions):
                acts[act.name](act)
            world.calm()
        return tally.counts + _disturbances(world)


def _watch(world: World, tally: Tally, *, whole: bool) -> None:
    """The tally sees what reaches Google, and what people do."""

    def delivered(request: Sent, status: int) -> None:
        if request.name == "read" and status == 200:
            tally.read()
        elif request.name == "apply":
            tally.wrote(world.snapshot(), whole=whole and ":append" not in request.request.url.path)

    def perform(event: Event) -> None:
        if event.kind != "human":
            return world.perform(event)
        desk = Shop(world.origin.template, tally.now, Random(event.seed), world.people, world.memory)
        world.memory.done[event.name, OPERATIONS[event.name](desk)] += 1
        return tally.people_did(world.snapshot())

    world.wire._delivered = delivered
    world.stage.perform = perform


def _idiom(world: World, tally: Tally, idiom: Idiom) -> dict[str, Callable[[Act], None]]:
    """The acts of somebody who syncs by an idiom: a script that begins anew, where it broke, when it is due again."""
    job = Job(world.origin.template, tally)

    def submit(act: Act) -> None:
        form = _form(world, act)
        job.queue.append(form)
        tally.expect(form.id, form.tab, form.values)

    def sync(act: Act) -> None:
        try:
            idiom.sync(idiom.open(world), job)
        except Exception as error:
            world.stage.note(f"ended by {type(error).__name__}: {error}")
            tally.counts["syncs that ended in an error"] += 1

    return {"submit": submit, "sync": sync, "people": lambda act: None}


def _service(world: World, tally: Tally) -> dict[str, Callable[[Act], None]]:
    def submit(act: Act) -> None:
        run.ACTS["submit"](world, act)
        for name, accepted in world.checker.accepted.items():
            tally.expect(name, accepted.tab, accepted.values)

    def sync(act: Act) -> None:
        try:
            run.ACTS["sync"](world, act)
        except ShopsheetError:
            tally.counts["syncs that ended in an error"] += 1

    return {"submit": submit, "sync": sync, "people": lambda act: None}


def _form(world: World, act: Act) -> Form:
    """What the service would be sent by the same act (tests/proof/run.py)."""
    random = Random(act.seed)
    form = random.choice(world.origin.template.forms)
    tab = world.origin.template.tab(form.tab)
    columns = [tab.column(name) for name in form.columns]
    values = {one.name: sent(one, random) for one in columns if one.required or random.random() < 0.5}
    return Form(f"su_{act.seed}", form.tab, values)


def _disturbances(world: World) -> Counts:
    """What came between two calls of a sync."""
    struck: Counts = Counter()
    for name, times in world.stage.struck.items():
        if "between acts" not in name:
            struck["operations in between" if name.startswith("human") else "faults"] += times
    return struck


@contextmanager
def _without_waiting() -> Iterator[None]:
    """Libraries that wait before they try again do not."""
    with patch("time.sleep", lambda seconds: None):
        yield
