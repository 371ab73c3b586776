"""The formula that leads from a finding to its row: it looks the key up, so it holds while people sort and insert."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from app.model.cell import Formula
from app.model.tab import Tab

WILDCARDS = "~*?"
"""What MATCH would read as a pattern. https://support.google.com/docs/answer/3093378"""


def link(tab: Tab, *, key: str, key_cell: str, places: Mapping[str, int], column: str) -> Formula | None:
    """A link to the cell of `column` in the row whose key stands in `key_cell` (A1 notation) of the same derived tab.

    Where the row is not there the cell stays empty. None where nothing can be looked up: no key column is in the sheet.
    `key` is only asked for its signs; no text of people is part of the formula.
    """
    found = [_match(tab, place, cell=_needle(tab, key, key_cell)) for place in _key_places(tab, places)]
    if not found:
        return None
    row = found[-1]
    for match in reversed(found[:-1]):
        row = f"IFERROR({match},{row})"
    target = letters(places.get(column, _key_places(tab, places)[0]))
    return Formula(f'=IFERROR(HYPERLINK("#gid={tab.sheet_id}&range={target}"&{row},"→"),"")')


def letters(index: int) -> str:
    """A column's letters: 0 → `A`, 26 → `AA`."""
    head = letters(index // 26 - 1) if index >= 26 else ""
    return head + ascii_uppercase[index % 26]


def _key_places(tab: Tab, places: Mapping[str, int]) -> list[int]:
    """Where the columns stand by which the key is looked up: of a key of several parts the first, else every one."""
    names = tab.key[:1] if tab.key_mode == "all" else tab.key
    return [places[name] for name in names if name in places]


def _needle(tab: Tab, key: str, cell: str) -> str:
    """The text to look up: the key, or its first part, with wildcards taken by the letter."""
    needle = f'LEFT({cell},FIND(" ",{cell}&" ")-1)' if tab.key_mode == "all" and len(tab.key) > 1 else cell
    for sign in (sign for sign in WILDCARDS if sign in key):
        needle = f'SUBSTITUTE({needle},"{sign}","~{sign}")'
    return needle


def _match(tab: Tab, place: int, *, cell: str) -> str:
    """The number of the row that holds this text, or the number that it spells, in a column."""
    sheet, column = "'" + tab.label.replace("'", "''") + "'", letters(place)
    area = f"{sheet}!${column}:${column}"
    return f"IFERROR(MATCH({cell},{area},0),MATCH(VALUE({cell}),{area},0))"
