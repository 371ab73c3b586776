"""Functions of texts."""

from __future__ import annotations

from localsheets.cells.formats import shown
from localsheets.cells.formulas.functions.aggregates import cells
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import TRUE, Fault, Result, boolean, filled, matrix, number, text, whole
from localsheets.cells.typed_numbers import whole_if_exact
from localsheets.cells.value import CellError, NumberFormat

LONGEST_TEXT = 50_000


def _bounded(value: str, *, of: str) -> str:
    if len(value) > LONGEST_TEXT:
        raise Fault("VALUE", f"Text result of {of} is longer than the limit of {LONGEST_TEXT} characters.")
    return value


def _length(value: Cell, *, of: str, parameter: int) -> int:
    length = whole(value, of=of, parameter=parameter)
    if length < 0:
        what = f"Function {of} parameter {parameter} value is negative. It should be positive or zero: {length}."
        raise Fault("VALUE", what)
    return length


@function("LEFT", "cc", least=1)
def left(value: Cell, length: Cell = 1) -> Cell:
    """The first characters."""
    return text(value)[: _length(length, of="LEFT", parameter=2)]


@function("RIGHT", "cc", least=1)
def right(value: Cell, length: Cell = 1) -> Cell:
    """The last characters."""
    whole_text, count = text(value), _length(length, of="RIGHT", parameter=2)
    return whole_text[max(0, len(whole_text) - count) :]


@function("MID", "ccc")
def mid(value: Cell, start: Cell, length: Cell) -> Cell:
    """So many characters from that place, counted from 1."""
    at = whole(start, of="MID", parameter=2) - 1
    if at < 0:
        raise Fault("NUM", f"Function MID parameter 2 value is {at + 1}. It should be greater than or equal to 1.")
    return text(value)[at : at + _length(length, of="MID", parameter=3)]


@function("LEN", "c")
def len_(value: Cell) -> Cell:
    """How many characters."""
    return len(text(value))


@function("TRIM", "c")
def trim(value: Cell) -> Cell:
    """Without spaces at the ends, and single ones within."""
    return " ".join(part for part in text(value).split(" ") if part)


@function("CLEAN", "c")
def clean(value: Cell) -> Cell:
    """Without control characters."""
    return "".join(letter for letter in text(value) if ord(letter) >= 32)


@function("UPPER", "c")
def upper(value: Cell) -> Cell:
    """In capitals."""
    return text(value).upper()


@function("LOWER", "c")
def lower(value: Cell) -> Cell:
    """In small letters."""
    return text(value).lower()


@function("PROPER", "c")
def proper(value: Cell) -> Cell:
    """Each word with a capital."""
    return text(value).title()


@function("EXACT", "cc")
def exact(one: Cell, other: Cell) -> Cell:
    """Whether two texts are the same to the letter."""
    return text(one) == text(other)


@function("SUBSTITUTE", "cccc", least=3)
def substitute(value: Cell, old: Cell, new: Cell, occurrence: Cell = None) -> Cell:
    """With every occurrence replaced, or only the one of that number."""
    body, find, put = text(value), text(old), text(new)
    if not find:
        return body
    if occurrence is None:
        return _bounded(body.replace(find, put), of="SUBSTITUTE")
    wanted, at = whole(occurrence, of="SUBSTITUTE", parameter=4), -1
    for _ in range(min(wanted, body.count(find) + 1)):
        at = body.find(find, at + 1)
    return body if at < 0 or wanted < 1 else body[:at] + put + body[at + len(find) :]


@function("REPLACE", "cccc")
def replace(value: Cell, start: Cell, length: Cell, new: Cell) -> Cell:
    """With so many characters from that place replaced."""
    at = whole(start, of="REPLACE", parameter=2) - 1
    if at < 0:
        raise Fault("NUM", f"Function REPLACE parameter 2 value is {at + 1}. It should be greater than or equal to 1.")
    body = text(value)
    return body[:at] + text(new) + body[at + _length(length, of="REPLACE", parameter=3) :]


@function("FIND", "ccc", least=2)
def find(part: Cell, value: Cell, start: Cell = 1) -> Cell:
    """Where the part begins, from 1."""
    return _place("FIND", text(part), text(value), start)


@function("SEARCH", "ccc", least=2)
def search(part: Cell, value: Cell, start: Cell = 1) -> Cell:
    """Where the part begins, in either case of letters."""
    return _place("SEARCH", text(part).lower(), text(value).lower(), start)


def _place(name: str, part: str, body: str, start: Cell) -> Cell:
    at = body.find(part, max(0, whole(start, of=name, parameter=3) - 1))
    if at < 0:
        raise Fault("VALUE", f"In {name} evaluation, cannot find '{part}' within '{body}'.")
    return at + 1


@function("REPT", "cc")
def rept(value: Cell, times: Cell) -> Cell:
    """So many times over."""
    body, count = text(value), _length(times, of="REPT", parameter=2)
    if len(body) * count > LONGEST_TEXT:
        raise Fault("VALUE", f"Text result of REPT is longer than the limit of {LONGEST_TEXT} characters.")
    return body * count


@function("TEXT", "cc", placed=True)
def text_(evaluation: Evaluation, value: Cell, pattern: Cell) -> Cell:
    """The value as a cell with that pattern shows it."""
    if isinstance(value, str):
        try:
            value = whole_if_exact(number(value))
        except Fault:
            return value
    number_format = NumberFormat("NUMBER", text(pattern))
    return shown(0 if value is None else value, number_format, locale=evaluation.surroundings.locale)


@function("VALUE", "c")
def value_(value: Cell) -> Cell:
    """The number, date or time that a text is."""
    return whole_if_exact(number(value, of="VALUE"))


@function("T", "e")
def t(value: Cell) -> Cell:
    """The value where it is a text or an error, else an empty text."""
    return value if isinstance(value, str | CellError) else ""


@function("CHAR", "c")
def char(value: Cell) -> Cell:
    """The character of that number."""
    at = whole(value, of="CHAR")
    if not 1 <= at <= 0x10FFFF or 0xD800 <= at <= 0xDFFF:
        raise Fault("NUM", f"Function CHAR parameter 1 value {at} is out of range.")
    return chr(at)


@function("CODE", "c")
def code(value: Cell) -> Cell:
    """The number of the first character."""
    body = text(value)
    if not body:
        raise Fault("VALUE", "Function CODE parameter 1 value should be non-empty.")
    return ord(body[0])


@function("CONCATENATE", "w", most=None)
def concatenate(*arguments: Result) -> Cell:
    """All texts, one after the other."""
    return _joined("CONCATENATE", "", [cell for cell, _ in cells(arguments)])


@function("CONCAT", "cc")
def concat(one: Cell, other: Cell) -> Cell:
    """Two texts, one after the other."""
    return text(one) + text(other)


@function("JOIN", "cw", least=2, most=None)
def join(separator: Cell, *arguments: Result) -> Cell:
    """All texts with the separator between them."""
    return _joined(
        "JOIN", text(separator), [cell for argument in arguments for row in matrix(argument) for cell in row]
    )


@function("TEXTJOIN", "ccw", least=3, most=None)
def textjoin(separator: Cell, skip_empty: Cell, *arguments: Result) -> Cell:
    """All texts with the separator between them, without the empty ones if so wished."""
    skip = boolean(skip_empty, of="TEXTJOIN", parameter=2)
    take = filled if skip else matrix
    found = [cell for argument in arguments for row in take(argument) for cell in row]
    return _joined("TEXTJOIN", text(separator), [cell for cell in found if not (skip and cell in (None, ""))])


def _joined(name: str, separator: str, found: list[Cell]) -> str:
    return _bounded(separator.join([text(cell) for cell in found]), of=name)


@function("SPLIT", "cccc", least=2)
def split(value: Cell, separators: Cell, each: Cell = TRUE, skip_empty: Cell = TRUE) -> Result:
    """The parts of a text, side by side; numbers among them as numbers."""
    body, marks = text(value), text(separators)
    if not marks:
        raise Fault("VALUE", "Function SPLIT parameter 2 value should be non-empty.")
    if boolean(each, of="SPLIT", parameter=3):
        for mark in marks[1:]:
            body = body.replace(mark, marks[0])
        marks = marks[0]
    parts = body.split(marks)
    kept = [part for part in parts if part or not boolean(skip_empty, of="SPLIT", parameter=4)]
    return [[_part(part) for part in kept] or [""]]


def _part(part: str) -> Cell:
    try:
        return whole_if_exact(number(part)) if part else part
    except Fault:
        return part


@function("HYPERLINK", "cc", least=1)
def hyperlink(url: Cell, label: Cell = None) -> Cell:
    """What is shown of a link: its label, else its address."""
    return text(url) if label is None else label
