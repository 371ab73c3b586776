"""What fields need to know beyond their column: lists of allowed words, synonyms, the keys that references name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.tab import Column


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Read from the `choices` tab of one spreadsheet, and from the template."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a column of the `choices` tab → its words, as people wrote them."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Folded text → the word that is meant."""
    keys: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    """Name of a tab → its key columns: how a reference to it is spelt."""
