"""The handlers under /_local/: health, counts, reset, clock, switches, faults, log, shared drives.

They need no token; the face lets only callers of this machine reach them.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from localsheets.http import Call, Json, bad_request
from localsheets.local.faults import read

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
    if isinstance(body.get("now"), str):
        call.world.clock.set(_moment(body["now"]))
    elif isinstance(body.get("advance"), int | float):
        call.world.clock.advance(body["advance"])
    elif body:
        raise bad_request('the clock takes {"now": an RFC 3339 time} or {"advance": seconds}')
    return {"now": call.world.clock.now().isoformat()}


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
    person = call.world.accounts.welcome(organizer)
    return {"id": call.world.library.shared_drives.create(name, organizer=person).id, "name": name}


def _body(call: Call) -> dict[str, Any]:
    try:
        body = json.loads(call.body or b"{}") if isinstance(call.body, bytes) else call.body
    except ValueError as wrong:
        raise bad_request(f"the body is no JSON: {wrong}") from wrong
    if not isinstance(body, dict):
        raise bad_request("the body has to be a JSON object")
    return body


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise bad_request(f"{text!r} is no RFC 3339 time; write 2026-03-05T08:00:00Z") from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(call: Call, name: str, default: int) -> int:
    text = call.text(name) or str(default)
    if not text.isascii() or not text.isdigit():
        raise bad_request(f"{name} is a number, 0 or above")
    return int(text)
