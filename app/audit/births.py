"""Rules about birthdays: days that cannot be, purchases before them, and what an identity number says otherwise."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from app.audit.customers import CUSTOMERS
from app.audit.identity import compact
from app.audit.inspection import Inspection
from app.audit.orders import CUSTOMER, DATE, ORDERS
from app.fields.birthday import born
from app.fields.date import from_serial, serial
from app.fields.identity_number import is_identity_number
from app.fields.numerals import finite
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.row import Row, shown

BIRTHDAY, GENDER = "birthday", "gender"
OLDEST = 110
"""Years."""
YEAR = re.compile(r"(?:农历)?(\d{4})")
"""Of a canonical birthday that has one."""


def unlikely(inspection: Inspection) -> Iterator[Finding]:
    """Days after today, or so long ago that nobody of that age buys anything."""
    for column in inspection.columns():
        if column.field == "birthday":
            for row, code in inspection.telling(column.tab, column.name, lambda text: _fault(text, inspection.today)):
                yield inspection.finding(code, row, column.name)


def purchase_before(inspection: Inspection) -> Iterator[Finding]:
    """Order lines dated before their customer was born: one of the two days is wrong."""
    dates = (date for date in inspection.column(ORDERS, DATE) if isinstance(date, int | float) and date >= 1)
    first = from_serial(min(dates, default=None))
    days = _by_key(inspection, since=first.year) if first else {}
    for row, customer in inspection.filled(ORDERS, CUSTOMER) if days else ():
        birthday, bought = days.get(customer), finite(row.get(DATE))
        if birthday and bought and 0 < bought < serial(birthday):
            yield inspection.finding("order.before_birthday", row, DATE, details={"birthday": birthday.isoformat()})


def contradicted(inspection: Inspection) -> Iterator[Finding]:
    """A birthday or gender other than the identity number in the same row says."""
    for row, number in _identified(inspection):
        if row.tab == CUSTOMERS:
            day = born(row.get(BIRTHDAY))
            if day and day != _born(number):
                yield inspection.finding("customer.contradiction", row, BIRTHDAY)
            gender = row.get(GENDER)
            if gender and gender == _gender(inspection, "female" if int(number[16]) % 2 else "male"):
                yield inspection.finding("customer.contradiction", row, GENDER)


def _fault(birthday: str, today: datetime.date) -> str:
    year = birthday[:4]
    if year.isdecimal() and today.year - OLDEST <= int(year) < today.year:
        return ""  # nearly all
    day = born(birthday)
    if day and day > today:
        return "birthday.future"
    return "birthday.too_old" if day and today.year - day.year > OLDEST else ""


def _by_key(inspection: Inspection, *, since: int) -> dict[Scalar, datetime.date]:
    """Every key by which orders name a customer → day of birth, of those who may be born since that year."""
    names = [key.name for key in inspection.vocabulary.keys.get(CUSTOMERS, ())]
    rows = inspection.telling(CUSTOMERS, BIRTHDAY, lambda text: _born_since(text, since))
    return {value: day for row, day in rows for name in names if (value := row.get(name))}


def _born_since(birthday: str, year: int) -> datetime.date | None:
    """A lunar year ends in the next solar one."""
    written = YEAR.match(birthday)
    return born(birthday) if written and int(written[1]) + 1 >= year else None


def _identified(inspection: Inspection) -> Iterator[tuple[Row, str]]:
    """Rows with each number of an identity card in them."""
    for row, _, found in inspection.carriers:
        yield from ((row, number) for number in map(compact, found) if is_identity_number(number))


def _born(number: str) -> datetime.date:
    return datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def _gender(inspection: Inspection, name: str) -> str:
    return shown(inspection.template.option(f"{CUSTOMERS}.{GENDER}", name))
