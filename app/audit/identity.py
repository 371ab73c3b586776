"""Numbers that never belong in a shared sheet: of identity and bank cards, found by their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from app.fields.identity_number import is_identity_number
from app.model.cell import Scalar

SHORTEST = 16
"""Characters of the shortest number that is looked for."""

# Either without a break, or in the groups in which they are printed. Digits of any width.
RUN = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{15,18}[\dXx]|\d{6} \d{8} \d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?![0-9A-Za-z])"
)
SUSPECT = re.compile(r"\d{4}(?:\d{11}|\d\d \d{8} |[ -]\d{4}[ -])")
"""What every such number begins with: nearly all cells are passed over by it."""
CARD = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}")
"""UnionPay, Visa, Mastercard, JCB. https://en.wikipedia.org/wiki/Payment_card_number"""


def suspect(cell: Scalar) -> TypeGuard[str]:
    """Whether a cell is worth a closer look."""
    return isinstance(cell, str) and len(cell) >= SHORTEST and SUSPECT.search(cell) is not None


def masked(text: str) -> str:
    """The text with such numbers starred but for their last four."""
    for number in numbers(text) if suspect(text) else ():
        text = text.replace(number, "*" * (len(number) - 4) + number[-4:])
    return text


def numbers(text: str) -> Iterator[str]:
    """Identity numbers and card numbers as they stand in the text."""
    for run in RUN.findall(text):
        if is_identity_number(compact(run)) or is_card_number(compact(run)):
            yield run


def compact(run: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else char.upper() for char in run if char not in " -")


def is_card_number(number: str) -> bool:
    """16 to 19 digits of a known network with a right Luhn digit."""
    if not CARD.fullmatch(number):
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
