"""Who a customer is: one identity for the phone and the WeChat id of the same row. Knows nothing of orders."""

from __future__ import annotations

from collections.abc import Iterator

from app.analyse.once import once
from app.analyse.source import Source
from app.model.row import Row, shown


@once
def identities(source: Source) -> dict[str, str]:
    """Every text by which a row of `customers` may be named, in small letters → the key of that row.

    Where two rows are named by the same text, the lesser key stands for both, whatever the order of the rows.
    """
    found: dict[str, str] = {}
    for row in source.tab_rows("customers"):
        for name in _names(row, source.template.tab("customers").key):
            found[name] = min(found.get(name, row.key), row.key)
    return found


@once
def names(source: Source) -> dict[str, str]:
    """Key of a customer's row → the name, as a derived tab may show it; the first of several in the alphabet."""
    column = source.template.column("customers.name")
    found: dict[str, str] = {}
    for row in source.tab_rows("customers"):
        name = source.shown(column, shown(row.get("name")))
        if name:
            found[row.key] = min(found.get(row.key, name), name)
    return found


def owners(source: Source) -> dict[str, str]:
    """Key of a customer's row → who of the team looks after them; the first of several in the alphabet."""
    found: dict[str, str] = {}
    for row in source.tab_rows("customers"):
        owner = shown(row.get("owner"))
        if owner:
            found[row.key] = min(found.get(row.key, owner), owner)
    return found


@once
def declined(source: Source) -> frozenset[str]:
    """Keys of the customers who do not agree to marketing; where two rows have one key, either may say so."""
    word = source.template.option("customers.consent", "declined")
    return frozenset(row.key for row in source.tab_rows("customers") if row.get("consent") == word)


def _names(row: Row, columns: tuple[str, ...]) -> Iterator[str]:
    return filter(None, (shown(row.get(column)).casefold() for column in columns))
