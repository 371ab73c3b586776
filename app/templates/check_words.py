"""What labels/ must say: a word for everything that is declared, for nothing else, and none that means two things."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from app.templates.declared import CHOICES, PAIR, ColumnEntry, Declaration, DerivedFile, InputFile, SettingEntry, spoken
from app.templates.invalid import TemplateInvalid
from app.templates.schema import Schema, labels_of
from app.templates.words import ColumnWords, Words

UNFIT_TITLE = re.compile(r"[\[\]*?:\\/']")
"""Characters that other programs refuse in the title of a sheet, or that break addresses such as `Sheet!A1`."""


def words(declared: Schema) -> None:
    """Raises TemplateInvalid for the first word that is missing, idle or ambiguous, in any locale."""
    for locale, said in declared.words.items():
        file = labels_of(locale)
        _same(said.tab, declared.tabs, section="tab", file=file)
        _same(said.column, _with_columns(declared), section="column", file=file)
        _same(said.form, declared.forms, section="form", file=file)
        _same(said.chart, _charts(declared), section="chart", file=file)
        _same(said.setting, _settings(declared), section="setting", file=file)
        _values(declared, said, file=file)
        _titles(said, file=file)
        for name, (_, tab) in declared.tabs.items():
            _columns(name, tab, said, file=file)
        if CHOICES in declared.tabs:
            _lists(declared.tabs[CHOICES][1], said, file=file)


def _columns(name: str, tab: Declaration, said: Words, *, file: str) -> None:
    section, columns = f"column.{name}", {column.name: column for column in spoken(tab)}
    phrases = said.column.get(name, {})
    _same(phrases, columns, section=section, file=file)
    for column in columns.values():
        options = column.options if isinstance(column, ColumnEntry) else []
        _same(phrases[column.name].options, options, section=f"{section}.{column.name}.options", file=file)
    _unambiguous(phrases, section=section, file=file)


def _unambiguous(spoken: dict[str, ColumnWords], *, section: str, file: str) -> None:
    """No header means two columns of one tab."""
    owner: dict[str, str] = {}
    for name, said in spoken.items():
        for text in (said.label, *said.synonyms):
            other = owner.setdefault(text.casefold(), name)
            if other != name:
                raise TemplateInvalid(file, f"`{text}` names both `{other}` and `{name}`", place=section)


def _titles(said: Words, *, file: str) -> None:
    titles = [title.casefold() for title in said.tab.values()]
    for name, title in said.tab.items():
        if titles.count(title.casefold()) > 1:
            raise TemplateInvalid(file, f"two tabs are called `{title}`", place="tab")
        if UNFIT_TITLE.search(title) or title != title.strip() or not 1 <= len(title) <= 80:
            raise TemplateInvalid(file, f"`{title}` cannot be the title of a sheet", place=f"tab {name}")


def _lists(tab: Declaration, said: Words, *, file: str) -> None:
    """Every list has its words (or none: `[]`), and every synonym means a word of a list."""
    lists = [column.name for column in tab.column if column.name not in PAIR]
    _same(set(said.choices) - {"synonyms"}, lists, section=CHOICES, file=file)
    known = {word for name in lists for word in said.first_words(name)}
    for text, word in said.synonyms.items():
        if word not in known:
            raise TemplateInvalid(file, f"`{text}` means `{word}`, which is in no list", place="choices synonyms")


def _same(given: Iterable[str], wanted: Collection[str], *, section: str, file: str) -> None:
    """The section has a word for all that is wanted and for nothing else."""
    there = set(given)
    if missing := [name for name in wanted if name not in there]:
        raise TemplateInvalid(file, f"`{missing[0]}` has no words", place=section)
    if idle := sorted(there - set(wanted)):
        raise TemplateInvalid(file, f"`{idle[0]}` is not declared", place=section, allowed=wanted)


def _with_columns(declared: Schema) -> list[str]:
    return [name for name, (_, tab) in declared.tabs.items() if spoken(tab)]


def _charts(declared: Schema) -> list[str]:
    derived = [tab for _, tab in declared.tabs.values() if isinstance(tab, DerivedFile)]
    return [chart.name for tab in derived for chart in tab.chart]


def _values(declared: Schema, said: Words, *, file: str) -> None:
    """A setting begins with something: in its declaration or, where that is a word, in the labels."""
    for name, setting in _settings(declared).items():
        if bool(setting.value) == bool(said.setting[name].value):
            problem = "a setting has its `value` either in its declaration or in the labels"
            raise TemplateInvalid(file, problem, place=f"setting.{name}")


def _settings(declared: Schema) -> dict[str, SettingEntry]:
    inputs = [tab for _, tab in declared.tabs.values() if isinstance(tab, InputFile)]
    return {setting.name: setting for tab in inputs for setting in tab.setting}
