"""What each customer likes: what they said, else what they bought most, with its share and of how many pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.analyse.customers import identities
from app.analyse.once import once
from app.analyse.products import attributes
from app.analyse.sales import sales
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
    lines = sales(source).lines
    known = attributes(source, column)
    lines = lines.assign(kind=[known.get(sku, "") for sku in lines["sku"]])
    here = lines[~lines["cancelled"] & (lines["customer"] != "") & (lines["units"] > 0) & (lines["kind"] != "")]
    pieces = here.groupby(["customer", "kind"])["units"].sum().reset_index()
    whole = pieces.groupby("customer")["units"].sum()
    best = pieces.sort_values(["customer", "units", "kind"], ascending=[True, False, True]).drop_duplicates("customer")
    for customer, kind, units in best.itertuples(index=False):
        yield str(customer), _measured(source, str(kind), int(units), int(whole[customer]))


def _measured(source: Source, name: str, part: int, whole: int) -> str:
    return source.template.text(
        "report.profiles.measured", name=name, share=f"{part / whole:.0%}", part=part, whole=whole
    )
