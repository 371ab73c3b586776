"""Numbers that never belong in a shared sheet: of identity and bank cards, found by their check digits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

SHORTEST = 16
"""Characters of the shortest number that is looked for."""

# Either without a break, or in the groups in which they are printed. Digits of any width.
RUN = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{15,18}[\dXx]|\d{6} \d{8} \d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?![0-9A-Za-z])"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
"""GB 11643-1999: the check digit is the weighted sum modulo 11, counted in these."""
CARD = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}")
"""UnionPay, Visa, Mastercard, JCB. https://en.wikipedia.org/wiki/Payment_card_number"""


def masked(text: str) -> str:
    """The text with such numbers starred but for their last four."""
    for number in numbers(text) if len(text) >= SHORTEST else ():
        text = text.replace(number, "*" * (len(number) - 4) + number[-4:])
    return text


def numbers(text: str) -> Iterator[str]:
    """Identity numbers and card numbers as they stand in the text."""
    for run in RUN.findall(text):
        if is_identity_number(compact(run)) or is_card_number(compact(run)):
            yield run


def compact(run: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else char.upper() for char in run if char not in " -")


def is_identity_number(number: str) -> bool:
    """18 characters with a calendar day of birth and the right check digit."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number) or not _is_day(number[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    return CHECK[total % 11] == number[17]


def is_card_number(number: str) -> bool:
    """16 to 19 digits of a known network with a right Luhn digit."""
    if not CARD.fullmatch(number):
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_day(digits: str) -> bool:
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1900
    except ValueError:
        return False
