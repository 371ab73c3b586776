"""The words of one locale: the shape of labels/, and their flattening to dotted keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.templates.declared import Entry


class ColumnWords(Entry):
    label: str = Field(min_length=1)
    meaning: str = ""
    example: str = ""
    synonyms: list[str] = Field(default_factory=list)
    options: dict[str, str] = Field(default_factory=dict)


class SettingWords(Entry):
    label: str = Field(min_length=1)
    meaning: str
    value: str = ""


class FormWords(Entry):
    title: str = Field(min_length=1)


class Words(BaseModel):
    """What the loader itself needs of the labels of one locale; other sections are free text."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    locale: str
    """Google's name of the locale: `zh_CN`."""
    tab: dict[str, str] = {}
    column: dict[str, dict[str, ColumnWords]] = {}
    chart: dict[str, str] = {}
    form: dict[str, FormWords] = {}
    setting: dict[str, SettingWords] = {}
    submission: ColumnWords
    choices: dict[str, list[str] | dict[str, str]] = {}
    """First words of each list; under `synonyms`, text → the word that is meant."""

    def first_words(self, name: str) -> tuple[str, ...]:
        """The first words of one list of the choices tab."""
        words = self.choices.get(name, [])
        return tuple(words)

    @property
    def synonyms(self) -> Mapping[str, str]:
        """Text → the word of a list that is meant by it."""
        pairs = self.choices.get("synonyms", {})
        return pairs if isinstance(pairs, dict) else {}


def flatten(labels: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text of nested labels with its dotted key: `column.orders.status.options.paid`; lists are left out."""
    for key, value in labels.items():
        if isinstance(value, str):
            yield prefix + key, value
        elif isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
