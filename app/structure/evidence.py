"""What the cells of a column say about what column it is. Pure; only columns in doubt are looked into."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from app.fields import field_of
from app.model.cell import Scalar, is_blank
from app.model.tab import Column
from app.model.vocabulary import Vocabulary

ENOUGH = 0.8
"""Share of the filled cells that a column's field must understand for the column to be known by them."""
ENOUGH_TO_DENY = 0.5
LOOKED_AT = 200
"""Filled cells that are looked at."""
NONSENSE = "某某"
"""A word that is no number, date, phone or choice."""


def filled(values: Sequence[Scalar]) -> list[Scalar]:
    return list(islice((value for value in values if not is_blank(value)), LOOKED_AT))


def tells(column: Column, vocabulary: Vocabulary) -> bool:
    """Whether cells can deny that they belong to the column: free text takes everything."""
    return not field_of(column).read(NONSENSE, column, vocabulary).understood


def fit(column: Column, values: Sequence[Scalar], vocabulary: Vocabulary) -> float:
    """Share of the filled cells that the column's field understands; 1 where none is filled."""
    found = filled(values)
    read = field_of(column).read
    return sum(read(value, column, vocabulary).understood for value in found) / len(found) if found else 1.0


def confirms(column: Column, values: Sequence[Scalar], vocabulary: Vocabulary) -> bool:
    """Whether the cells leave no doubt that they are the column's, or nothing stands there."""
    if not filled(values):
        return True
    return tells(column, vocabulary) and fit(column, values, vocabulary) >= ENOUGH


def denies(column: Column, values: Sequence[Scalar], vocabulary: Vocabulary) -> bool:
    """Whether most of the cells cannot be the column's."""
    return bool(filled(values)) and fit(column, values, vocabulary) < ENOUGH_TO_DENY
