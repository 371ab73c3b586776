"""What may be switched under /_local/switches: how strict, how late and how forgetful this Google is, and all that it
does otherwise."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from localsheets.local.otherwise import Otherwise

A_DAY = 86_400


@dataclass(slots=True)
class Switches(Otherwise):
    """Every switch with its value at the start."""

    storage_quota: bool = False
    """Service accounts own nothing: creating outside a shared drive answers 403 storageQuotaExceeded."""
    any_address: bool = False
    """Every e-mail address counts as a Google account, so that every share succeeds."""
    delegation: bool = False
    """Service accounts may ask for tokens of people (domain-wide delegation)."""
    service_quota: bool = True
    """Service accounts are metered: 60 reads and 60 writes a minute each, 300 and 300 together."""
    people_quota: bool = False
    """People's tokens are metered likewise."""
    drive_lag: float = 0.0
    """Drive admits edits of content only every so many seconds (about 180 at Google), 0 for at once."""
    log: bool = False
    """Every operation of every actor is kept for `/_local/log`."""

    def turn(self, wanted: dict[str, Any]) -> None:
        """Set the switches named; raises ValueError for an unknown one or a value of another type."""
        known = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        for name, value in wanted.items():
            if name not in known:
                raise ValueError(f"no switch {name!r}; there are {', '.join(sorted(known))}")
            setattr(self, name, _checked(name, value, known[name]))

    def state(self) -> dict[str, Any]:
        """Every switch and its value."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def reset(self) -> None:
        """All switches as at the start."""
        self.turn(Switches().state())


def _checked(name: str, value: Any, kind: type) -> Any:
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= A_DAY:
        return float(value)
    if kind is bool and isinstance(value, bool):
        return value
    raise ValueError(f"switch {name!r} takes {'true or false' if kind is bool else 'seconds, from 0 to a day'}")
