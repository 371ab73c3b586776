"""Functions of single numbers: rounding, remainders, signs."""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import divided, finite, power
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.values import Fault, number, whole


def _rounded(value: Cell, places: Cell, *, name: str, how: str) -> Cell:
    amount = number(value, of=name)
    digits = whole(places, of=name, parameter=2)
    if not -308 <= digits <= 308 or abs(amount) >= 1e22:
        return 0 if digits < 0 else finite(amount)
    unit = Decimal(1).scaleb(-digits)
    exact = Decimal(repr(amount))
    if exact.adjusted() + digits > 25:
        return finite(amount)
    return finite(float((exact / unit).to_integral_value(how) * unit))


@function("ROUND", "cc", least=1)
def round_(value: Cell, places: Cell = 0) -> Cell:
    """To that many decimals, half away from zero."""
    return _rounded(value, places, name="ROUND", how=ROUND_HALF_UP)


@function("ROUNDUP", "cc", least=1)
def roundup(value: Cell, places: Cell = 0) -> Cell:
    """To that many decimals, away from zero."""
    return _rounded(value, places, name="ROUNDUP", how=ROUND_UP)


@function("ROUNDDOWN", "cc", least=1)
def rounddown(value: Cell, places: Cell = 0) -> Cell:
    """To that many decimals, towards zero."""
    return _rounded(value, places, name="ROUNDDOWN", how=ROUND_DOWN)


@function("TRUNC", "cc", least=1)
def trunc(value: Cell, places: Cell = 0) -> Cell:
    """Without what follows that many decimals."""
    return _rounded(value, places, name="TRUNC", how=ROUND_DOWN)


@function("INT", "c")
def int_(value: Cell) -> Cell:
    """The next whole number below."""
    return finite(float(math.floor(number(value, of="INT"))))


@function("CEILING", "cc", least=1)
def ceiling(value: Cell, factor: Cell = 1) -> Cell:
    """The next multiple of the factor above."""
    return _multiple(value, factor, name="CEILING", upward=True)


@function("FLOOR", "cc", least=1)
def floor(value: Cell, factor: Cell = 1) -> Cell:
    """The next multiple of the factor below."""
    return _multiple(value, factor, name="FLOOR", upward=False)


def _multiple(value: Cell, factor: Cell, *, name: str, upward: bool) -> Cell:
    amount, unit = number(value, of=name), number(factor, of=name, parameter=2)
    if unit == 0:
        return 0
    quotient = amount / unit
    return finite((math.ceil(quotient) if upward == (unit > 0) else math.floor(quotient)) * unit)


@function("ABS", "c")
def abs_(value: Cell) -> Cell:
    """Without its sign."""
    return finite(abs(number(value, of="ABS")))


@function("SIGN", "c")
def sign(value: Cell) -> Cell:
    """-1, 0 or 1."""
    amount = number(value, of="SIGN")
    return (amount > 0) - (amount < 0)


@function("SQRT", "c")
def sqrt(value: Cell) -> Cell:
    """The square root."""
    amount = number(value, of="SQRT")
    if amount < 0:
        raise Fault("NUM", f"Function SQRT parameter 1 value is negative. It should be positive or zero: {amount:g}.")
    return finite(math.sqrt(amount))


@function("POWER", "cc")
def power_(base: Cell, exponent: Cell) -> Cell:
    """As the operator `^`."""
    return finite(power(number(base, of="POWER"), number(exponent, of="POWER", parameter=2)))


@function("MOD", "cc")
def mod(value: Cell, divisor: Cell) -> Cell:
    """The remainder, with the sign of the divisor."""
    amount, unit = number(value, of="MOD"), number(divisor, of="MOD", parameter=2)
    if unit == 0:
        raise Fault("DIVIDE_BY_ZERO", "Function MOD parameter 2 cannot be zero.")
    return finite(amount % unit)


@function("QUOTIENT", "cc")
def quotient(value: Cell, divisor: Cell) -> Cell:
    """The quotient without its decimals."""
    return finite(float(math.trunc(divided(number(value), number(divisor)))))


@function("PI", "")
def pi() -> Cell:
    """The number pi."""
    return math.pi


@function("N", "c")
def n(value: Cell) -> Cell:
    """A number or boolean as a number, anything else as 0."""
    return float(value) if isinstance(value, int | float) else 0
