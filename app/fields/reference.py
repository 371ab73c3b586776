"""References: a row of another tab, named by any of that tab's key columns and spelt as they spell it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import ClassVar

from app.fields.field import Field
from app.model.cell import Scalar
from app.model.tab import Column
from app.model.verdict import Verdict, flag
from app.model.vocabulary import Vocabulary


class Reference(Field):
    """Reads with the fields of the key columns, in their order; the first that understands wins."""

    kind: ClassVar[str] = "reference"

    def __init__(self, fields: Mapping[str, Field]) -> None:
        """`fields`: the kinds that a key may have; a reference is none of them, so nothing goes in a circle."""
        self._fields = fields

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        return self._best(text, column, vocabulary)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        return self._best(number, column, vocabulary)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 100}

    def leans_on(self, column: Column, vocabulary: Vocabulary) -> Hashable:
        keys = vocabulary.keys.get(column.references, ())
        return keys, tuple(self._fields[key.field].leans_on(key, vocabulary) for key in self._readable(keys))

    def _readable(self, keys: Iterable[Column]) -> list[Column]:
        return [key for key in keys if key.field in self._fields]

    def _best(self, raw: Scalar, column: Column, vocabulary: Vocabulary) -> Verdict:
        verdicts = list(self._verdicts(raw, column, vocabulary))
        understood = next((verdict for verdict in verdicts if verdict.understood), None)
        proposed = next((verdict for verdict in verdicts if verdict.state == "suggest"), None)
        if understood or proposed or len(verdicts) == 1:
            return understood or proposed or verdicts[0]
        return flag(raw, "reference.unreadable")

    def _verdicts(self, raw: Scalar, column: Column, vocabulary: Vocabulary) -> Iterator[Verdict]:
        for key in self._readable(vocabulary.keys.get(column.references, ())):
            yield self._fields[key.field].read(raw, key, vocabulary)
