"""What each customer likes: what they said, else what they bought most, with its share and of how many pieces."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from app.analyse.customers import identities
from app.analyse.once import once
from app.analyse.products import attributes
from app.analyse.sales import counted
from app.analyse.source import Source
from app.model.row import shown

STATED = {"category": "product_type", "brand": "brand", "color": "color", "size": "size"}
"""Column of the products → the column of the preferences in which a person says so."""
Favourites = Mapping[str, Mapping[str, str]]
"""Column of the products → customer → what is shown."""


@once
def favourites(source: Source) -> Favourites:
    """The person's word wins over what the orders show."""
    return {column: {**dict(_bought(source, column)), **dict(_stated(source, column))} for column in STATED}


def _stated(source: Source, column: str) -> Iterator[tuple[str, str]]:
    """Where one customer stands twice, the first word in the alphabet counts."""
    known = identities(source)
    rows = source.tab_rows("preferences")
    said = ((shown(row.get("customer")).casefold(), shown(row.get(STATED[column]))) for row in rows)
    for customer, liked in sorted(((name, liked) for name, liked in said if name and liked), reverse=True):
        yield known.get(customer, customer), source.template.text("report.profiles.stated", name=liked)


def _bought(source: Source, column: str) -> Iterator[tuple[str, str]]:
    """The most pieces; of equals the first in the alphabet."""
    known, pieces = attributes(source, column), defaultdict[str, Counter[str]](Counter)
    for line in counted(source):
        if line.customer and line.units > 0 and line.sku in known:
            pieces[line.customer][known[line.sku]] += line.units
    for customer, kinds in pieces.items():
        best = min(kinds, key=lambda kind: (-kinds[kind], kind))
        yield customer, _measured(source, best, kinds[best], kinds.total())


def _measured(source: Source, name: str, part: int, whole: int) -> str:
    return source.template.text(
        "report.profiles.measured", name=name, share=f"{part / whole:.0%}", part=part, whole=whole
    )
