"""Rules about customers who are probably one person though neither phone nor WeChat id says so (D4, D5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from app.audit.customers import CUSTOMERS, NAME, PHONE, WECHAT, bare, similar
from app.audit.inspection import Inspection
from app.fields.folding import folded
from app.fields.sounds import sound
from app.model.finding import Finding
from app.model.row import Row, shown

SIGNALS = (PHONE, "email", "landline", "address", "birthday")
"""What has to agree beside the name, the surest first."""
PUNCTUATION = re.compile(r"[\W_]+")
SHORTEST_ADDRESS = 6
"""Characters: `深圳市` is shared by thousands."""
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d|农历\d{4}年.+")
"""One in 365 has the same birthday without the year."""


def same_name(inspection: Inspection) -> Iterator[Finding]:
    """The same name, and the same e-mail address, landline, address or whole birthday (D4). A name alone proves
    nothing; the same phone or WeChat id is told by `customer.duplicate`."""
    return _found(inspection, "customer.same_name", SIGNALS[1:], called=_name)


def same_sound(inspection: Inspection) -> Iterator[Finding]:
    """Names that sound alike, or one in traditional characters, and one thing more that agrees (D5)."""
    return _found(inspection, "customer.same_sound", SIGNALS, called=lambda row: sound(_name(row)))


def _found(
    inspection: Inspection, code: str, signals: Iterable[str], *, called: Callable[[Row], str]
) -> Iterator[Finding]:
    """Each later row once, beside the first one that is called so and shares the signal."""
    told: set[int] = set()
    for column in signals:
        for group in _sharing(inspection.rows(CUSTOMERS), column):
            for row, earlier in _namesakes(group, called):
                if row.number not in told and _news(code, row, earlier):
                    told.add(row.number)
                    signal = inspection.template.column(f"{CUSTOMERS}.{column}").label
                    details = {"name": shown(row.get(NAME)), "other": shown(earlier.get(NAME)), "signal": signal}
                    yield inspection.finding(code, row, NAME, details=details)


def _sharing(rows: Iterable[Row], column: str) -> list[list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        value = row.get(column)
        if value is not None:
            groups[_signal(column, shown(value))].append(row)
    return [group for signal, group in groups.items() if signal and len(group) > 1]


def _signal(column: str, text: str) -> str:
    """The text by which two rows agree; empty where it says too little."""
    if column == "address":
        address = PUNCTUATION.sub("", folded(text))
        return address if len(address) >= SHORTEST_ADDRESS else ""
    return text if column != "birthday" or WHOLE_DAY.fullmatch(text) else ""


def _namesakes(group: Iterable[Row], called: Callable[[Row], str]) -> Iterator[tuple[Row, Row]]:
    first: dict[str, Row] = {}
    for row in group:
        name = called(row)
        if name and first.setdefault(name, row) is not row:
            yield row, first[name]


def _news(code: str, row: Row, earlier: Row) -> bool:
    """Whether no other rule tells of these two: those of one phone or WeChat id, those of one name."""
    if code == "customer.same_sound":
        return not similar(_name(row), _name(earlier))
    return not any(row.get(name) and row.get(name) == earlier.get(name) for name in (PHONE, WECHAT))


def _name(row: Row) -> str:
    return bare(shown(row.get(NAME)))
