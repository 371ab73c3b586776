"""Reading a typed number: grouping, currency, percent, exponent. Dates and times are in `typed_dates`."""

from __future__ import annotations

import math
import re

from localsheets.cells.locales import Locale, locale_of
from localsheets.cells.value import NumberFormat

# re.ASCII: full-width digits stay text.
NUMBER = re.compile(
    r"""(?P<open>\()?(?P<sign>[-+])?(?P<currency>[$€£¥￥])?\s?(?P<inner>-)?
        (?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?P<fraction>\.\d*)?(?P<exponent>[eE][-+]?\d+)?
        (?P<percent>\s?%)?(?P<close>\))?""",
    re.ASCII | re.VERBOSE,
)
LARGEST_SHOWN_WHOLE = 10**15

Number = tuple[int | float, NumberFormat | None]


def number_typed(text: str, *, locale: str) -> Number | None:
    """The number that `text` is and the format that its signs ask for; None where it is no number.

    `3.00` asks for no format, `1,000` for a grouped one. Digits beyond a double's precision are lost.
    """
    if text.isascii() and text.isdigit():
        return whole_if_exact(float(text)), None
    match = NUMBER.fullmatch(text)
    if match is None or not _consistent(match):
        return None
    digits = match["whole"].replace(",", "") + (match["fraction"] or "") + (match["exponent"] or "")
    value = float(digits)
    if not math.isfinite(value):
        return None
    value = float(f"{value / 100:.15g}") if match["percent"] else value
    negative = match["open"] or match["sign"] == "-" or match["inner"]
    return whole_if_exact(-value if negative else value), _format(match, locale_of(locale))


def whole_if_exact(value: float) -> int | float:
    """The same number as an int where it is a whole one that every digit of is shown."""
    return int(value) if value.is_integer() and abs(value) < LARGEST_SHOWN_WHOLE else value


def _consistent(match: re.Match[str]) -> bool:
    fraction = match["fraction"] or ""
    if not match["whole"] and len(fraction) < 2:
        return False
    if bool(match["open"]) != bool(match["close"]) or (match["open"] and (match["sign"] or match["inner"])):
        return False
    if match["inner"] and (match["sign"] or not match["currency"]):
        return False
    return not (match["currency"] and (match["percent"] or match["exponent"]))


def _format(match: re.Match[str], locale: Locale) -> NumberFormat | None:
    decimals = ".00" if match["fraction"] else ""
    if match["percent"]:
        return NumberFormat("PERCENT", f"0{decimals}%")
    if match["currency"]:
        return NumberFormat("CURRENCY", _currency(match["currency"], locale) + decimals)
    if match["exponent"]:
        return NumberFormat("SCIENTIFIC", "0.00E+00")
    if "," in match["whole"]:
        return NumberFormat("NUMBER", f"#,##0{decimals}")
    return None


def _currency(sign: str, locale: Locale) -> str:
    own = sign in locale.currency_signs
    return locale.currency if own else f"[${sign}]#,##0"
