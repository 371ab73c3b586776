"""Numbers as people write them: thousands, 万 and k, Chinese numerals. Knows no kinds and no currency."""

from __future__ import annotations

import re
from decimal import Decimal

from app.model.cell import Scalar

PLAIN = re.compile(
    r"(?P<sign>[-+−])?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.(?P<part>\d{1,30}))?(?P<times>[万萬亿千wWkK])?"
)
TIMES = {"": 1, "k": 1_000, "千": 1_000, "w": 10_000, "万": 10_000, "萬": 10_000, "亿": 100_000_000}

LARGEST = 1e300
"""Far beyond every date and sum, and within what a float can be."""

DIGITS = {
    numeral: value
    for value, numerals in enumerate(
        ("零〇", "一壹", "二两贰貳兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for numeral in numerals
}
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
GREAT_UNITS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
NUMERALS = "".join((*DIGITS, *SMALL_UNITS, *GREAT_UNITS))

LOOK_ALIKE = str.maketrans("OolI", "0011")


def finite(value: Scalar) -> int | float | None:
    """The number in a cell; None for text, TRUE, infinities, and integers that no sheet can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < LARGEST else None


def number(text: str) -> Decimal | None:
    """`1,280.50`, `1.2万`, `5k`, `-3` as a number; None for anything else."""
    form = PLAIN.fullmatch(text)
    if not form or not (form["whole"] or form["part"]):
        return None
    digits = f"{(form['whole'] or '0').replace(',', '')}.{form['part'] or '0'}"
    value = Decimal(digits) * TIMES[(form["times"] or "").lower()]
    return -value if form["sign"] in ("-", "−") else value


def chinese(text: str) -> int | None:
    """`三千五百`, `壹万贰仟`, `一百二` (120), `十二` as a number; None for anything else."""
    if not text or len(text) > 20 or any(numeral not in NUMERALS for numeral in text):
        return None
    total = section = digit = 0
    unit = 10
    for numeral in text:
        if numeral in DIGITS:
            if digit:
                return None
            digit, unit = DIGITS[numeral], unit if DIGITS[numeral] else 10
        elif numeral in SMALL_UNITS:
            unit = SMALL_UNITS[numeral]
            section, digit = section + (digit or 1) * unit, 0
        else:
            unit = GREAT_UNITS[numeral]
            total, section, digit = _times(total, section + digit, unit), 0, 0
    # The last numeral of 一百二, 一万二 stands for the next smaller unit.
    return total + section + digit * max(unit // 10, 1)


def _times(total: int, section: int, unit: int) -> int:
    """一亿二千万 = 一亿 + 二千万, yet 一万亿 = 一万 × 亿."""
    return total + section * unit if total > unit else (total + section) * unit


def positional(text: str) -> str:
    """Chinese digits one by one: `二〇二四` → `2024`; empty where one is no digit, as in `二五十`."""
    return "".join(str(DIGITS[numeral]) for numeral in text) if DIGITS.keys() >= set(text) else ""
