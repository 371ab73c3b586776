"""Rules about customers who are probably one person though neither phone nor WeChat id says so (D4, D5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from app.audit.customers import CUSTOMERS, NAME, PHONE, WECHAT, bare, similar
from app.audit.groups import Group, Mark
from app.audit.inspection import Inspection
from app.audit.sharing import Said, Sharing
from app.fields.sounds import sound
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.row import Row, shown

ADDRESS, BIRTHDAY = "address", "birthday"
SIGNALS = (PHONE, "email", "landline", ADDRESS, BIRTHDAY)
"""What has to agree beside the name, the surest first."""
PUNCTUATION = " ,，.。;；、:：()（）#/_—–-"
SHORTEST_ADDRESS = 6
"""Characters: `深圳市` is shared by thousands."""
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d|农历\d{4}年.+")
"""One in 365 has the same birthday without the year."""

Told = tuple[str, int, Finding]
"""A code, the number of the row that it is told of, the finding."""


def marks(inspection: Inspection) -> dict[str, Sequence[Mark]]:
    """Filed by what a signal tells; by the birthday, which many have, together with how the name sounds."""
    filed: dict[str, Sequence[Mark]] = {name: inspection.column(CUSTOMERS, name) for name in SIGNALS}
    voices = _voices(inspection.column(CUSTOMERS, NAME))
    days = inspection.column(CUSTOMERS, BIRTHDAY)
    whole = {day for day in set(days) if isinstance(day, str) and WHOLE_DAY.fullmatch(day)}
    born = [f"{day} {voice}" if day in whole and voice else None for day, voice in zip(days, voices, strict=True)]
    return filed | {ADDRESS: _addresses(inspection.column(CUSTOMERS, ADDRESS)), BIRTHDAY: born}


def judged(inspection: Inspection, name: str, group: Group) -> tuple[Told, ...]:
    """What there is to say of rows with one signal whose names sound alike."""
    signal = inspection.template.column(f"{CUSTOMERS}.{name}").label
    return tuple(
        (code, row.number, inspection.finding(code, row, NAME, details=_details(row, earlier) | {"signal": signal}))
        for code, row, earlier in _namesakes(group)
    )


def together(inspection: Inspection, said: Said[tuple[Told, ...]]) -> Iterator[Finding]:
    """Each later row once, beside the first one that is called so and shares the surest signal."""
    told: set[tuple[str, int]] = set()
    for groups in said.values():
        for code, number, finding in sorted(chain.from_iterable(groups.values()), key=lambda each: each[1]):
            if (code, number) not in told:
                told.add((code, number))
                yield finding


def _namesakes(group: Group) -> Iterator[tuple[str, Row, Row]]:
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


def _details(row: Row, earlier: Row) -> dict[str, str]:
    return {"name": shown(row.get(NAME)), "other": shown(earlier.get(NAME))}


def _voices(names: Sequence[Scalar]) -> list[str]:
    """How names sound, or how they are spelt; equal ones are asked once."""
    spelt = {name: bare(shown(name)) for name in set(names)}
    heard = {name: sound(text) or text for name, text in spelt.items()}
    return [heard[name] for name in names]


def _addresses(values: Sequence[Scalar]) -> list[str | None]:
    """Addresses without punctuation and case; None for those too short to tell anything. All in one text: a call for
    each takes three times as long."""
    lines = [value.replace("\n", " ") if isinstance(value, str) else shown(value) for value in values]
    text = "\n".join(lines).casefold()
    for mark in PUNCTUATION:
        text = text.replace(mark, "")
    return [line if len(line) >= SHORTEST_ADDRESS else None for line in text.split("\n")] if lines else []


ALIKE = Sharing(CUSTOMERS, marks, judged, together)
"""`customer.same_name` (D4): one name, and the same e-mail address, landline, address or whole birthday.
`customer.same_sound` (D5): names that sound alike, or one in traditional characters, and one of these or the phone.
A name alone proves nothing."""


def _name(row: Row) -> str:
    return bare(shown(row.get(NAME)))
