"""The `q` of files.list: read into a predicate over files. Knows no HTTP.

https://developers.google.com/workspace/drive/api/guides/ref-search-terms
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from localsheets.drive.moments import moment
from localsheets.drive.shapes import View
from localsheets.drive.sharing import RANK

Predicate = Callable[[View], bool]

TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<word>[A-Za-z][A-Za-z0-9.]*)
      | (?P<sign><=|>=|!=|=|<|>|\(|\)|\{|\})
    )""",
    re.VERBOSE,
)


class BadQuery(ValueError):
    """A query that means nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, or a quoted text without its quotes."""

    kind: str
    text: str


def parse(query: str) -> Predicate:
    """What `q` asks of a file; everything fits an empty one. Raises BadQuery."""
    if not query.strip():
        return lambda view: True
    reader = Reader(_tokens(query))
    predicate = reader.any_of()
    if reader.tokens:
        raise BadQuery(query)
    return predicate


class Reader:
    """Reads tokens from the left; `or` binds weakest, then `and`, then `not`."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def any_of(self) -> Predicate:
        """One or more conjunctions, joined by `or`."""
        parts = [self.all_of()]
        while self.took("or"):
            parts.append(self.all_of())
        return lambda view: any(part(view) for part in parts)

    def all_of(self) -> Predicate:
        """One or more terms, joined by `and`."""
        parts = [self.term()]
        while self.took("and"):
            parts.append(self.term())
        return lambda view: all(part(view) for part in parts)

    def term(self) -> Predicate:
        """A negation, a parenthesis, `'x' in field`, or `field operator value`."""
        if self.took("not"):
            inner = self.term()
            return lambda view: not inner(view)
        if self.took("("):
            inner = self.any_of()
            self.need(")")
            return inner
        token = self.next()
        return self.membership(token.text) if token.kind == "text" else self.comparison(token.text)

    def membership(self, value: str) -> Predicate:
        """`'x' in parents`, `owners`, `writers` or `readers`."""
        self.need("in")
        return _member(self.next().text, value)

    def comparison(self, field: str) -> Predicate:
        """`field operator value`; `sharedWithMe` may stand alone."""
        if field in ("properties", "appProperties"):
            return self.pair(field)
        if field in COLLECTIONS and self.took("in"):
            # `parents in 'x'` is not documented; gspread writes it, and Google answers.
            return _member(field, self.next().text)
        if field == "sharedWithMe" and not (self.tokens and self.tokens[0].text in ("=", "!=")):
            return FLAGS[field]
        operator = self.next().text
        value = self.next()
        if field in FLAGS:
            return _flag(FLAGS[field], operator, value)
        if value.kind != "text":
            raise BadQuery(value.text)
        if field in TIMES:
            return _time(TIMES[field], operator, value.text)
        return _text(field, operator, value.text)

    def pair(self, field: str) -> Predicate:
        """`appProperties has { key='…' and value='…' }`."""
        self.need("has")
        self.need("{")
        self.need("key")
        self.need("=")
        key = self.next().text
        self.need("and")
        self.need("value")
        self.need("=")
        value = self.next().text
        self.need("}")
        if field == "properties":
            return lambda view: view.file.properties.get(key) == value
        return lambda view: view.file.app_properties.get(key) == value

    def next(self) -> Token:
        """The token at the left end; raises BadQuery where there is none."""
        if not self.tokens:
            raise BadQuery("the query ends too early")
        return self.tokens.pop(0)

    def took(self, text: str) -> bool:
        """Whether that word or sign is next, which it then no longer is."""
        if self.tokens and self.tokens[0].kind != "text" and self.tokens[0].text == text:
            self.tokens.pop(0)
            return True
        return False

    def need(self, text: str) -> None:
        """That word or sign has to be next; raises BadQuery."""
        if not self.took(text):
            raise BadQuery(f"{text} is missing")


def _tokens(query: str) -> list[Token]:
    tokens, place = [], 0
    query = query.rstrip()
    while place < len(query):
        found = TOKEN.match(query, place)
        if found is None or found.lastgroup is None:
            raise BadQuery(query[place:])
        tokens.append(Token(found.lastgroup, _plain(found.lastgroup, found[found.lastgroup])))
        place = found.end()
    return tokens


def _plain(kind: str, text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL) if kind == "text" else text


def _people(view: View, least: str) -> set[str]:
    listed = view.world.library.sharing.listed(view.file.id)
    return {each.email for each in listed if each.email and RANK[each.role] >= RANK[least]}


def _shared_with_me(view: View) -> bool:
    return view.world.library.sharing.owner(view.file.id) not in (None, view.person.email)


COLLECTIONS: dict[str, Callable[[View], set[str]]] = {
    "parents": lambda view: _places(view),
    "owners": lambda view: _people(view, "owner"),
    "writers": lambda view: _people(view, "writer"),
    "readers": lambda view: _people(view, "reader"),
}
FLAGS: dict[str, Predicate] = {
    "trashed": lambda view: view.world.library.in_trash(view.file),
    "starred": lambda view: False,
    "sharedWithMe": _shared_with_me,
}
TIMES: dict[str, Callable[[View], str]] = {
    "modifiedTime": lambda view: view.file.modified,
    "createdTime": lambda view: view.file.created,
    "viewedByMeTime": lambda view: view.file.modified,
}
# Only these have a meaning for each kind of field.
TEXT_SIGNS = ("=", "!=", "contains")
ORDER: dict[str, Callable[[datetime, datetime], bool]] = {
    "=": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


def _places(view: View) -> set[str]:
    root = view.world.library.root(view.person)
    parent = view.file.parent or ""
    return {parent, "root"} if parent == root else {parent}


def _member(field: str, value: str) -> Predicate:
    collection = COLLECTIONS.get(field)
    if collection is None:
        raise BadQuery(field)
    return lambda view: value in collection(view)


def _flag(predicate: Predicate, operator: str, value: Token) -> Predicate:
    if operator not in ("=", "!=") or value.kind == "text" or value.text not in ("true", "false"):
        raise BadQuery(operator)
    wanted = (value.text == "true") == (operator == "=")
    return lambda view: predicate(view) == wanted


def _time(field: Callable[[View], str], operator: str, text: str) -> Predicate:
    try:
        compare, wanted = ORDER[operator], moment(text)
    except (KeyError, ValueError) as error:
        raise BadQuery(text) from error
    return lambda view: compare(moment(field(view)), wanted)


def _text(field: str, operator: str, value: str) -> Predicate:
    if field == "fullText" and operator == "contains":
        # Content is not indexed here; a name is found as it is at Google.
        return lambda view: begins_a_word(view.file.name, value)
    if field not in ("name", "mimeType") or operator not in TEXT_SIGNS:
        raise BadQuery(field)
    if field == "mimeType":
        return _mime_type(operator, value)
    if operator == "contains":
        return lambda view: begins_a_word(view.file.name, value)
    # Google compares names without regard to case (likely; its own search box does).
    return lambda view: (view.file.name.casefold() == value.casefold()) == (operator == "=")


def _mime_type(operator: str, value: str) -> Predicate:
    if operator == "contains":
        return lambda view: view.file.mime_type.startswith(value)
    return lambda view: (view.file.mime_type == value) == (operator == "=")


def begins_a_word(name: str, value: str) -> bool:
    """Whether a name has a word that begins with `value`: `HelloWorld` has Hello, and not World.

    Chinese has no spaces; each of its characters may begin a word (likely).
    """
    whole, wanted = name.casefold(), value.casefold()
    starts = (place for place, _ in enumerate(whole) if place == 0 or _starts_word(whole, place))
    return any(whole.startswith(wanted, place) for place in starts)


def _starts_word(text: str, place: int) -> bool:
    return not text[place - 1].isalnum() or not text[place].isascii()
