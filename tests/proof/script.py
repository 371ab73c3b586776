"""What one run does, as a value: acts one after another, and what interrupts each of them at which call or commit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

Kind = Literal["human", "fault", "kill", "jump", "replica"]
"""People at work; Google or the data base fails; the process is killed; the clock jumps; another process syncs too."""
Where = Literal["call", "commit", "read", "marks", "structure", "drive", "apply", "probe", "burn"]
"""Any call to Google, any commit, or the calls of one name (tests/proof/wire.py)."""
Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the service did not ask for. `name` is a key of OPERATIONS or FAULTS, or seconds as text.

    Its own seed makes it draw the same numbers whatever else is taken out of the script.
    """

    kind: Kind
    name: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Interruption:
    """An event at the nth such call or commit of an act; where there are fewer, at the act's end."""

    where: Where
    nth: int
    side: Side
    event: Event


@dataclass(frozen=True, slots=True)
class Act:
    """`sync`, `submit`, `day` (its summary becomes due), `people` (nobody but people) or `resume` (a paused store)."""

    name: str
    seed: int = 0
    wait: float = 10.0
    """Seconds that pass before it."""
    interruptions: tuple[Interruption, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """One run. `world` says whose spreadsheet it is: `service`, or `boss`, who has shared it with the service."""

    seed: int
    world: str = "service"
    whole: bool = False
    """Whether all derived tabs are there, which costs time; else only the findings."""
    acts: tuple[Act, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(each.event for act in self.acts for each in act.interruptions)

    def without_act(self, index: int) -> Script:
        return replace(self, acts=self.acts[:index] + self.acts[index + 1 :])

    def without_interruption(self, index: int, position: int) -> Script:
        act = self.acts[index]
        fewer = act.interruptions[:position] + act.interruptions[position + 1 :]
        return replace(self, acts=(*self.acts[:index], replace(act, interruptions=fewer), *self.acts[index + 1 :]))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Script:
        """The script that `to_json` wrote."""
        body = json.loads(text)
        return cls(body["seed"], body["world"], body["whole"], tuple(map(_act, body["acts"])))

    def told(self) -> str:
        """The script in lines, for people."""
        lines = [f"seed {self.seed}, spreadsheet of the {self.world}"]
        for act in self.acts:
            lines.append(f"  {act.name} after {act.wait:g} s")
            lines += [
                f"    {each.side} {each.where} {each.nth}: {each.event.kind} {each.event.name}".rstrip()
                for each in act.interruptions
            ]
        return "\n".join(lines)


def _act(body: Mapping[str, Any]) -> Act:
    found = tuple(
        Interruption(each["where"], each["nth"], each["side"], Event(**each["event"])) for each in body["interruptions"]
    )
    return Act(body["name"], body["seed"], body["wait"], found)
