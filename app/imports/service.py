"""The sequence of an import: decode, recognise, show; accept durably. Nothing here talks to Google."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app import normalise
from app.clock import milliseconds, stamp
from app.context import Context
from app.db import Letter
from app.errors import BadInput, UnknownTab
from app.imports import reading
from app.imports.decoding import decoded, unreadable
from app.imports.reading import Reading
from app.imports.table import table
from app.model.ids import new_ids
from app.model.store import Store
from app.model.tab import Tab
from app.model.template import IMPORT


@dataclass(frozen=True, slots=True)
class File:
    """A file that is sent, and what is said of it."""

    body: bytes
    encoding: str = ""
    named: tuple[str, ...] = ()
    """`header:column`; without a column the header is left out."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was made of a file."""

    encoding: str
    delimiter: str
    reading: Reading
    unclear: dict[str, int]


def look(context: Context, store: Store, tab_name: str, file: File) -> Seen:
    """What importing the file would do. Raises UnknownTab, BadInput."""
    template = context.template(store)
    tabs = reading.tabs(template)
    if tab_name not in tabs:
        raise UnknownTab(tab=tab_name, tabs=", ".join(tabs))
    tab, words = tabs[tab_name], normalise.vocabulary(template, {})
    text, encoding = decoded(file.body, encoding=file.encoding)
    delimiter, cells = table(text)
    found = reading.reading(cells, tab, words, dict(_named(file.named, cells.header(), tab)))
    if not found.taken:
        headers, columns = _listed(filter(None, cells.header())), _listed(column.name for column in tab.shown)
        raise unreadable(
            f"No header is known: say column=header:name. Headers: {headers}. Names: {columns}.",
            f"没有可识别的表头，请用 column=表头:列名 指定。表头：{headers}。列名：{columns}。",
        )
    return Seen(encoding, delimiter, found, reading.unclear(found, words))


def accept(context: Context, store: Store, found: Reading, *, again: bool) -> int:
    """Puts every row into the inbox, durably; how many of them are new: all, where they are to come in `again`."""
    now = context.clock.now()
    name = f"{IMPORT}{found.tab.name}"
    ids = new_ids("su", len(found.rows), milliseconds=milliseconds(now))  # in the order of the file
    messages = reading.messages(found.tab.name, found.rows, salt=context.new_id("im") if again else "")
    waiting = [
        context.inbox.accept(Letter(one, store.id, name, message, stamp(now), dict(values)))
        for one, message, values in zip(ids, messages, found.rows, strict=True)
    ]
    return sum(future.result() for future in waiting)


def _named(pairs: Iterable[str], headers: Iterable[str], tab: Tab) -> Iterable[tuple[str, str]]:
    """What is said of columns. BadInput names what is not there."""
    known, columns = set(headers), {column.name for column in tab.shown}
    for pair in pairs:
        header, _, name = pair.rpartition(":")
        if header not in known or (name and name not in columns):
            english = f"{pair!r}: say header:name. Headers: {_listed(known)}. Names: {_listed(sorted(columns))}."
            chinese = f"{pair!r}：请写成 表头:列名。表头：{_listed(known)}。列名：{_listed(sorted(columns))}。"
            raise BadInput(errors=(("column", english, chinese),))
        yield header, name


def _listed(words: Iterable[Any]) -> str:
    return ", ".join(words)
