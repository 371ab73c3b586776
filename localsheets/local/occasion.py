"""One call as the controls see it: what kind it is, who calls, what was sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from localsheets.http import Request

if TYPE_CHECKING:
    from localsheets.local.faults import Fault
    from localsheets.oauth.accounts import Person


@dataclass(frozen=True, slots=True)
class Occasion:
    """One call; `kind` is that of its route (read, write, drive, oauth, local), `name` Google's name of the method."""

    kind: str
    name: str
    person: Person | None
    request: Request
    struck: list[Fault] = field(default_factory=list)
    """The faults that strike it."""

    @property
    def email(self) -> str:
        """The caller's address, empty for a stranger."""
        return self.person.email if self.person else ""
