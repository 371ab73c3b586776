"""Changes that Google has refused: each stands as a finding, and rests for a while before it is tried again. Pure.

Without the rest, a tab that somebody has deleted or protected would cost a refused write with every sync.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from app.clock import moment, stamp
from app.model.change import Change, tab_of
from app.model.finding import Finding, KnownFinding
from app.model.template import Template

CODE = "write.refused"
REST = timedelta(minutes=10)
"""How long changes of a kind to a tab are not sent again."""
_PLACE = re.compile(r"^Invalid requests\[\d+\]\.\w+: ")

Kind = tuple[str, str]
"""Name of a change's type, name of its tab (empty where the template has none)."""


def kind_of(change: Change, template: Template) -> Kind:
    """Changes of one kind are refused for one reason."""
    tab = next((tab.name for tab in template.tabs if tab.sheet_id == tab_of(change)), "")
    return type(change).__name__, tab


def finding(change: Change, reason: str, *, template: Template, at: datetime) -> Finding:
    """What people read of a refused change; it names no request, so that the same refusal is the same finding."""
    kind, tab = kind_of(change, template)
    label = template.tab(tab).label if tab else ""
    details = (("at", stamp(at)), ("change", kind), ("tab", tab))
    return Finding(CODE, "", f"{label} {kind}".strip(), seen=_PLACE.sub("", reason), details=details, severity="error")


def standing(known: Mapping[str, KnownFinding]) -> dict[str, KnownFinding]:
    """The refusals that people have been told of."""
    return {name: item for name, item in known.items() if item.finding.code == CODE}


def resting(known: Iterable[KnownFinding], *, now: datetime) -> frozenset[Kind]:
    """What is not to be tried yet. A clock that was set back lets nothing rest for longer."""
    told = (dict(item.finding.details) for item in known if item.finding.code == CODE)
    return frozenset(
        (details["change"], details["tab"])
        for details in told
        if "at" in details and now - REST < moment(details["at"]) <= now
    )
