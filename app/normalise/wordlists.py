"""The vocabulary of one store: the lists and synonyms of its `choices` tab, the keys of its template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.fields.folding import folded, tidy
from app.model.cell import is_error
from app.model.row import TabReading, shown
from app.model.template import Template
from app.model.vocabulary import Vocabulary

CHOICES = "choices"
SYNONYM, CANONICAL = "synonym", "canonical"


def vocabulary(template: Template, readings: Mapping[str, TabReading]) -> Vocabulary:
    """Lists by name of their column; a column or tab that was not read has no list, and then every word will do."""
    keys = {tab.name: tuple(tab.column(name) for name in tab.key) for tab in template.tabs if tab.key}
    reading = readings.get(CHOICES)
    if reading is None:
        return Vocabulary(keys=keys)
    return Vocabulary(lists=_lists(reading), synonyms=_synonyms(reading), keys=keys)


def _lists(reading: TabReading) -> dict[str, tuple[str, ...]]:
    names = [name for name in reading.places if name not in (SYNONYM, CANONICAL)]
    return {name: _words(row.cells.get(name) for row in reading.rows) for name in names}


def _words(cells: Iterable[object]) -> tuple[str, ...]:
    """Distinct words, top to bottom, as they stand once their own tab is normalised."""
    words = (tidy(shown(cell)) for cell in cells if isinstance(cell, str | int | float) and not is_error(cell))
    return tuple(dict.fromkeys(word for word in words if word))


def _synonyms(reading: TabReading) -> dict[str, str]:
    """Folded text → word; of two lines with one text the upper one holds."""
    lines = [(_word(row.cells.get(SYNONYM)), _word(row.cells.get(CANONICAL))) for row in reversed(reading.rows)]
    return {folded(text): word for text, word in lines if text and word}


def _word(cell: object) -> str:
    return next(iter(_words([cell])), "")
