"""Rules about rows that share something: what is said of a group stands for as long as its rows do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.audit.changes import MANY, Changes
from app.audit.groups import Group, Groups, Mark, groups
from app.audit.inspection import Inspection
from app.model.finding import Finding

T = TypeVar("T")
Said = Mapping[str, Mapping[Mark, T]]
"""What is said of each group: by column, by mark."""


@dataclass(frozen=True, slots=True)
class Sharing(Generic[T]):
    """A rule about rows of one tab."""

    tab: str
    marks: Callable[[Inspection], Mapping[str, Sequence[Mark]]]
    """What each row of the tab is filed under: by column, row by row."""
    judge: Callable[[Inspection, str, Group], T]
    """What there is to say of one group by itself; it is kept."""
    together: Callable[[Inspection, Said[T]], Iterator[Finding]]
    """The findings that all of this comes to."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What such a rule has found, and what it goes by."""

    rule: Sharing[Any]
    groups: Mapping[str, Groups]
    said: Said[Any]
    findings: tuple[Finding, ...]


def shared(rule: Sharing[Any], inspection: Inspection) -> Shared:
    """What the rule finds in rows that nobody has looked at before."""
    rows = inspection.rows(rule.tab)
    return _judged(rule, inspection, {column: groups(marks, rows) for column, marks in rule.marks(inspection).items()})


def again(before: Shared, inspection: Inspection, since: Changes) -> Shared:
    """What it finds once some rows have changed: groups without any of these are not judged again."""
    rule = before.rule
    went, came = since.stale[rule.tab], since.fresh[rule.tab]
    if not went and not came:
        return before
    if len(went) + len(came) + max(len(known.later) for known in before.groups.values()) > MANY:
        return shared(rule, inspection)
    old, new = (rule.marks(inspection.only({rule.tab: rows})) for rows in (went, came))
    found = {
        column: known.after(zip(old[column], went, strict=True), zip(new[column], came, strict=True))
        for column, known in before.groups.items()
    }
    return _judged(rule, inspection, found, before)


def _judged(
    rule: Sharing[Any], inspection: Inspection, found: Mapping[str, Groups], before: Shared | None = None
) -> Shared:
    said: dict[str, dict[Mark, Any]] = {}
    for column, known in found.items():
        same, kept = (before.groups[column].shared, before.said[column]) if before else ({}, {})
        said[column] = {
            mark: kept[mark] if same.get(mark) is group else rule.judge(inspection, column, group)
            for mark, group in known.shared.items()
        }
    return Shared(rule, found, said, tuple(rule.together(inspection, said)))
