"""A shop's own columns as it asks for them: lines of the tab of custom fields, and what is wrong with a line."""

from __future__ import annotations

from dataclasses import dataclass

CUSTOM = "custom_fields"
"""The tab in which a shop asks for columns."""


@dataclass(frozen=True, slots=True)
class CustomLine:
    """One line, its texts as they stand in the sheet."""

    tab: str
    """A tab by its title, or by its name."""
    label: str
    """The header of the new column."""
    field: str
    """A kind of value by its word in the store's locale, or by its name."""
    choices: tuple[str, ...] = ()
    required: bool = False
    key: str = ""
    """The row's key, so that a finding can name it."""


@dataclass(frozen=True, slots=True)
class CustomProblem:
    """Why a line made no column."""

    line: CustomLine
    column: str
    """The column of the tab of custom fields that is wrong: `tab`, `label`, `field`, `choices`."""
    reason: str
    """`missing`, `unknown`, `taken` (another column of the tab has that header), `too_long`."""
    allowed: tuple[str, ...] = ()
    """The words that would do, where there is a list of them."""
