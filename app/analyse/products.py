"""What products are, by their SKU."""

from __future__ import annotations

from app.analyse.source import Source
from app.model.row import shown


def attributes(source: Source, column: str) -> dict[str, str]:
    """SKU → what a column says of it, where it says something; the first in the alphabet where a SKU stands twice."""
    rows = source.tab_rows("products")
    pairs = sorted(((shown(row.get("sku")), shown(row.get(column))) for row in rows), reverse=True)
    return {sku: words for sku, words in pairs if words}
