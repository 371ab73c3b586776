"""The functions of formulas, by subject; importing this package enters all of them into the registry."""

from localsheets.cells.formulas.functions import (
    aggregates,
    arrays,
    conditional,
    dates,
    information,
    logic,
    lookups,
    numbers,
    texts,
)

__all__ = [
    "aggregates",
    "arrays",
    "conditional",
    "dates",
    "information",
    "logic",
    "lookups",
    "numbers",
    "texts",
]
