"""The handlers under /_local/: health, counts, reset, clock, switches, faults, log, shared drives.

They need no token; the face lets only callers of this machine reach them.
"""

from __future__ import annotations

import json
from typing import Any

from localsheets.drive.moments import moment
from localsheets.http import Call, Json, bad_request, whole_number
from localsheets.local.clock import Clock
from localsheets.local.faults import read
from localsheets.oauth.accounts import NotAnAddress

CLOCK = 'the clock takes {"now": an RFC 3339 time} or {"advance": seconds}'
MOST_ENTRIES = 10_000


def health(call: Call) -> Json:
    """That the server answers, and what time it is in its world."""
    return {"status": "ok", "now": call.now.isoformat()}


def counts(call: Call) -> Json:
    """How many calls came: `{"sheets.read": n, …, "methods": {…}, "people": {email: {kind: n}}}`."""
    return call.world.controls.counts.state()


def reset(call: Call) -> Json:
    """Forget every file and spreadsheet, and set clock and controls as at the start.

    People, their tokens and keys stay, unless the body is `{"accounts": true}`.
    """
    world = call.world
    world.spreadsheets.clear()
    world.library.clear()
    world.channels.clear()
    world.controls.clear()
    world.clock.reset()
    if _body(call).get("accounts") is True:
        world.accounts.clear()
    return {}


def clock(call: Call) -> Json:
    """`{"now": "2026-03-05T08:00:00Z"}` sets the clock, `{"advance": seconds}` moves it; the time it is then."""
    body = _body(call)
    try:
        _turn(call.world.clock, body)
    except ValueError as wrong:
        raise bad_request(f"{wrong}: {CLOCK}") from wrong
    return {"now": call.world.clock.now().isoformat()}


def _turn(clock: Clock, body: Json) -> None:
    now, seconds = body.get("now"), body.get("advance")
    if isinstance(now, str):
        clock.set(moment(now))
    elif isinstance(seconds, int | float):
        clock.advance(seconds)
    elif body:
        raise ValueError("nothing to do")


def switches(call: Call) -> Json:
    """Turn the switches that the body names; the state of all."""
    try:
        call.world.controls.switches.turn(_body(call))
    except ValueError as wrong:
        raise bad_request(str(wrong)) from wrong
    return call.world.controls.switches.state()


def add_faults(call: Call) -> Json:
    """Arm a fault, or `{"faults": [ … ]}`; see localsheets/local/faults.py for what one looks like."""
    body = _body(call)
    wanted = body["faults"] if isinstance(body.get("faults"), list) else [body]
    try:
        call.world.controls.faults.extend([read(each) for each in wanted])
    except ValueError as wrong:
        raise bad_request(str(wrong)) from wrong
    return faults(call)


def faults(call: Call) -> Json:
    """The armed faults: how many matching calls each saw, how many it struck."""
    armed = call.world.controls.faults
    return {"faults": [{"name": each.name, "seen": each.seen, "struck": each.struck} for each in armed]}


def remove_faults(call: Call) -> Json:
    """Disarm every fault, or those named `?name=`."""
    name = call.text("name")
    controls = call.world.controls
    controls.faults = [each for each in controls.faults if name and each.name != name]
    return faults(call)


def log(call: Call) -> Json:
    """`?after=N`: the operations numbered above N, at most `limit`; empty until the switch `log` is on."""
    after, limit = _number(call, "after", 0), _number(call, "limit", MOST_ENTRIES)
    return {"entries": call.world.controls.log.after(after, limit=limit)}


def create_drive(call: Call) -> Json:
    """`{"name": …, "organizer": email}`: a shared drive whose manager is that person, made where missing."""
    body = _body(call)
    name, organizer = body.get("name"), body.get("organizer")
    if not isinstance(name, str) or not isinstance(organizer, str):
        raise bad_request('a shared drive takes {"name": text, "organizer": e-mail address}')
    try:
        person = call.world.accounts.welcome(organizer)
    except NotAnAddress as wrong:
        raise bad_request(str(wrong)) from wrong
    return {"id": call.world.library.shared_drives.create(name, organizer=person).id, "name": name}


def _body(call: Call) -> dict[str, Any]:
    try:
        body = json.loads(call.body or b"{}") if isinstance(call.body, bytes) else call.body
    except ValueError as wrong:
        raise bad_request(f"the body is no JSON: {wrong}") from wrong
    if not isinstance(body, dict):
        raise bad_request("the body has to be a JSON object")
    return body


def _number(call: Call, name: str, default: int) -> int:
    text = call.text(name) or str(default)
    number = whole_number(text)
    if number is None:
        raise bad_request(f"{name} is a number, 0 or above")
    return number
