"""How a number is shown in a cell that has no number format (Google's "Automatic")."""

from __future__ import annotations

import math
from decimal import Decimal

# =PI() shows 3.141592654 and 16 typed digits show 1.70597E+15.
SHOWN_DIGITS = 10
LARGEST_WHOLE = 1e15
SMALLEST_FIXED = 1e-10


def double(value: float) -> float:
    """The number as an IEEE double, infinite where it is too large for one."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def general(value: float) -> str:
    """The number with at most ten significant digits; whole ones below 10^15 in full."""
    if isinstance(value, int) and -LARGEST_WHOLE < value < LARGEST_WHOLE:
        return str(value)
    if not math.isfinite(value):
        return "#NUM!"
    size = abs(value)
    if size >= LARGEST_WHOLE or 0 < size < SMALLEST_FIXED:
        return _scientific(float(value))
    if size.is_integer():
        return str(int(value))
    decimals = max(0, SHOWN_DIGITS - 1 - math.floor(math.log10(size)))
    return _trimmed(f"{float(value):.{decimals}f}")


def plain(value: float) -> str:
    """The number with every digit that a double keeps and without exponent, as a formula joins it to a text."""
    if isinstance(value, int) and -LARGEST_WHOLE < value < LARGEST_WHOLE:
        return str(value)
    if not math.isfinite(value):
        return "#NUM!"
    if abs(value) >= LARGEST_WHOLE or 0 < abs(value) < SMALLEST_FIXED:
        mantissa, _, exponent = f"{value:.14E}".partition("E")
        return f"{_trimmed(mantissa)}E{exponent}"
    return _trimmed(format(Decimal(f"{value:.15g}"), "f"))


def _scientific(value: float) -> str:
    mantissa, _, exponent = f"{value:.5E}".partition("E")
    return f"{_trimmed(mantissa)}E{exponent}"


def _trimmed(text: str) -> str:
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
