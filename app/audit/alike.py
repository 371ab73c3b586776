"""Rules about customers who are probably one person though neither phone nor WeChat id says so (D4, D5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from app.audit.customers import CUSTOMERS, NAME, PHONE, WECHAT, bare, similar
from app.audit.inspection import Inspection
from app.fields.sounds import sound
from app.model.finding import Finding
from app.model.row import Row, shown

SIGNALS = (PHONE, "email", "landline", "address", "birthday")
"""What has to agree beside the name, the surest first."""
PUNCTUATION = re.compile(r"[ ,，.。;；、:：()（）#/_—–-]+")
SHORTEST_ADDRESS = 6
"""Characters: `深圳市` is shared by thousands."""
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d|农历\d{4}年.+")
"""One in 365 has the same birthday without the year."""


def alike(inspection: Inspection) -> Iterator[Finding]:
    """`customer.same_name` (D4): one name, and the same e-mail address, landline, address or whole birthday.
    `customer.same_sound` (D5): names that sound alike, or one in traditional characters, and one of these or the phone.

    A name alone proves nothing. Each later row once, beside the first one that is called so and shares the signal.
    """
    told: set[tuple[str, int]] = set()
    for column in SIGNALS:
        for group in _sharing(inspection.rows(CUSTOMERS), column):
            for code, row, earlier in _namesakes(group):
                if (code, row.number) not in told:
                    told.add((code, row.number))
                    signal = inspection.template.column(f"{CUSTOMERS}.{column}").label
                    details = {"name": shown(row.get(NAME)), "other": shown(earlier.get(NAME)), "signal": signal}
                    yield inspection.finding(code, row, NAME, details=details)


def _sharing(rows: Iterable[Row], column: str) -> Iterator[list[Row]]:
    """Rows that agree in a signal. Most values are their row's own: lists are made for the others only."""
    first: dict[str, Row] = {}
    groups: dict[str, list[Row]] = {}
    telling = TELLING.get(column)
    for row in rows:
        value = row.values.get(column)
        if value is None or column in row.bad:
            continue
        signal = telling(shown(value)) if telling else shown(value)
        if signal and first.setdefault(signal, row) is not row:
            groups.setdefault(signal, [first[signal]]).append(row)
    return iter(groups.values())


def _namesakes(group: Iterable[Row]) -> Iterator[tuple[str, Row, Row]]:
    """Later rows with the first one of their name, or of its sound, unless another rule tells of the two."""
    named: dict[str, Row] = {}
    heard: dict[str, Row] = {}
    for row in group:
        name = _name(row)
        same = named.setdefault(name, row) if name else row
        if same is not row and not any(row.get(key) and row.get(key) == same.get(key) for key in (PHONE, WECHAT)):
            yield "customer.same_name", row, same
        heard_as = sound(name)
        alike = heard.setdefault(heard_as, row) if heard_as else row
        if alike is not row and not similar(name, _name(alike)):
            yield "customer.same_sound", row, alike


@lru_cache(maxsize=100_000)
def _address(text: str) -> str:
    """An address without punctuation and case; empty where it is too short to tell anything."""
    address = PUNCTUATION.sub("", text).casefold()
    return address if len(address) >= SHORTEST_ADDRESS else ""


def _birthday(text: str) -> str:
    return text if WHOLE_DAY.fullmatch(text) else ""


TELLING: dict[str, Callable[[str], str]] = {"address": _address, "birthday": _birthday}
"""What of a column's text two rows have to agree in; the whole text of the other columns."""


def _name(row: Row) -> str:
    return bare(shown(row.get(NAME)))
