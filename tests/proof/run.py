"""One script from beginning to end: its acts, then quiet, then judgement."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy.exc import OperationalError
from standardwebhooks import Webhook

from app.clock import today
from app.context.keys import webhook_secret
from app.errors import ShopsheetError
from app.intake import service as intake
from app.summaries import queries as summaries
from app.sync import jobs
from tests.proof import rest
from tests.proof.checker import Accepted
from tests.proof.mess import sent
from tests.proof.script import Act, Script
from tests.proof.world import Killed, World, opened


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run."""

    script: Script
    wrong: tuple[str, ...] = ()
    struck: Counter[str] = field(default_factory=Counter)
    """Events by kind, name and point."""
    operations: Counter[str] = field(default_factory=Counter)
    """Operations of people that Google let them do."""
    counts: Counter[str] = field(default_factory=Counter)
    trace: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of wrong came first; empty where all is right."""
        return self.wrong[0].partition(":")[0] if self.wrong else ""

    @property
    def interleaved(self) -> bool:
        """Whether people or faults came between two of the service's calls or commits."""
        return any("between acts" not in point for point in self.struck)


def run(script: Script) -> Outcome:
    """Plays a script, lets it come to rest, and judges it."""
    with opened(script) as world:
        for act in script.acts:
            world.clock.moment += timedelta(seconds=act.wait)
            _act(world, act)
            if world.checker.wrong:
                break
        if not world.checker.wrong:
            rest.come_to(world)
        return _outcome(script, world)


def _act(world: World, act: Act) -> None:
    with world.stage.act(act.name, act.interruptions):
        try:
            ACTS[act.name](world, act)
        except Killed:
            pass
        except ShopsheetError as error:
            world.stage.note(f"{act.name} ends with {error.slug()}")
        except OperationalError:
            world.stage.note(f"{act.name} ends with a broken data base")
        except Exception as error:
            world.checker.fail("broken", f"{act.name} broke: {type(error).__name__}: {error}")
    world.calm()
    if world.stage.dead:
        world.start()


def _sync(world: World, act: Act) -> None:
    _, report = jobs.sync_now(world.context, world.store_id)
    world.stage.note(f"sync {report.outcome}, {report.writes} writes, {report.rewritten} rewritten")


def _submit(world: World, act: Act) -> None:
    """A customer sends a form; sometimes the message comes twice."""
    random = Random(act.seed)
    form = random.choice(world.origin.template.forms)
    tab = world.origin.template.tab(form.tab)
    columns = [tab.column(name) for name in form.columns]
    values = {one.name: sent(one, random) for one in columns if one.required or random.random() < 0.5}
    message = f"msg_{act.seed}"
    body = json.dumps(values).encode()
    world.checker.sent = Accepted(form.tab, values)
    for _ in range(random.choice((1, 1, 2))):
        signed = _signed(world, message, body)
        submission, pending = intake.accept(world.context, world.store_id, form.name, body=body, headers=signed)
        if pending.result():
            world.checker.accepted[submission] = world.checker.sent


def _signed(world: World, message: str, body: bytes) -> dict[str, str]:
    """The sender's headers; the library that checks them asks the machine for the time."""
    secret = webhook_secret(world.context.settings.secret_key, world.origin.store)
    now = datetime.now(UTC)
    signature = Webhook(secret).sign(message, now, body.decode())
    return {
        "webhook-id": message,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }


def _day(world: World, act: Act) -> None:
    """Somebody asks for the summary of today."""
    store = world.store()
    with world.context.transaction() as db:
        summaries.ask(db, store.id, day=today(world.clock.now(), store.zone), now=world.clock.now())


def _people(world: World, act: Act) -> None:
    """Nobody but people; they are in the act's interruptions."""


def _resume(world: World, act: Act) -> None:
    rest.resume(world)


ACTS: dict[str, Any] = {"sync": _sync, "submit": _submit, "day": _day, "people": _people, "resume": _resume}


def _outcome(script: Script, world: World) -> Outcome:
    checker = world.checker
    counts = checker.counts + Counter({"column incidents": len(checker.incidents)})
    operations = Counter({name: times for (name, done), times in world.memory.done.items() if done})
    return Outcome(script, tuple(checker.wrong), world.stage.struck, operations, counts, tuple(world.stage.trace))
