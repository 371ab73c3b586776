"""Showing a number by a section of digit placeholders: grouping, scaling, percent, exponent, fractions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from localsheets.cells.general import general
from localsheets.cells.patterns import Section, Token

Show = Callable[[float], str]


def number_shower(section: Section) -> Show:
    """A function from a number that is not negative to its text."""
    tokens = section.tokens
    kinds = section.kinds
    if "digit" not in kinds:
        return _literal_shower(tokens)
    if "exponent" in kinds:
        return _scientific_shower(tokens)
    if _denominator_at(tokens) is not None:
        return _fraction_shower(tokens)
    return _decimal_shower(tokens)


def _literal_shower(tokens: tuple[Token, ...]) -> Show:
    """A section without digits: `General` and `@` stand for the number, the rest for itself."""
    factor = 10.0 ** _power(tokens)

    def show(value: float) -> str:
        shown = general(value * factor)
        return "".join([shown if token.kind in ("general", "text") else token.text for token in tokens])

    return show


def _decimal_shower(tokens: Sequence[Token]) -> Show:
    tokens, thousands = _scaling(tokens)
    whole, decimals = _split_at_point(tokens)
    whole, more = _scaling(whole)
    grouped = any(token.kind == "comma" for token in whole)
    places = sum(token.kind == "digit" for token in decimals)
    power = _power(tokens) - 3 * (thousands + more)
    if not power and (simple := _simple_shower(whole, decimals, grouped=grouped)):
        return simple

    def show(value: float) -> str:
        number = Decimal(repr(value)).scaleb(power)
        digits, _, fraction = format(_rounded(number, places), "f").partition(".")
        return _whole_part(whole, digits.lstrip("0"), grouped=grouped) + _decimal_part(decimals, fraction)

    return show


def _power(tokens: Sequence[Token]) -> int:
    """The power of ten by which percent signs multiply, within a double's reach."""
    return min(2 * sum(token.kind == "percent" for token in tokens), 300)


def _simple_shower(whole: Sequence[Token], decimals: Sequence[Token], *, grouped: bool) -> Show | None:
    """A quicker way for the usual patterns, such as `"¥"#,##0.00`; None for any other."""
    before, digits, between = _run_of_digits(whole)
    point, places, after = _run_of_digits(decimals)
    if between or "?" in digits + places or "#" in places or point not in ("", "."):
        return None
    if not digits.endswith("0") or digits.count("0") > 1 or bool(places) != bool(decimals) or len(places) > 9:
        return None
    form, count = f"{',' if grouped else ''}.{len(places)}f", len(places)

    def show(value: float) -> str:
        scaled = value * 10**count
        # Near a half the binary number cannot tell which way a person would round it.
        if scaled > 1e14 or abs(scaled % 1 - 0.5) < 1e-6:
            return f"{before}{_rounded(Decimal(repr(value)), count):{form}}{after}"
        return f"{before}{value:{form}}{after}"

    return show


def _run_of_digits(tokens: Sequence[Token]) -> tuple[str, str, str]:
    """The text before the first digit placeholder, the placeholders, the text from there on (literals only)."""
    at = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    first, last = (at[0], at[-1] + 1) if at else (len(tokens), len(tokens))
    inside = tokens[first:last]
    if any(token.kind not in ("digit", "comma") for token in inside):
        return "", "?", "?"
    digits = "".join([token.text for token in inside if token.kind == "digit"])
    return _texts(tokens[:first]), digits, _texts(tokens[last:])


def _rounded(number: Decimal, places: int) -> Decimal:
    """The number to so many decimals, away from zero at half; huge ones to the 15 digits that a double keeps."""
    if number.adjusted() > 15:
        return Decimal(f"{number:.14E}")
    # With more decimals than a double has there is nothing to round.
    return number if number.adjusted() + places > 26 else number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _split_at_point(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    for at, token in enumerate(tokens):
        if token.kind == "point":
            return tokens[:at], tokens[at:]
    return tokens, ()


def _scaling(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], int]:
    """The tokens without the commas right after the last digit; each of these divides by a thousand."""
    last = max((at for at, token in enumerate(tokens) if token.kind == "digit"), default=len(tokens))
    end = last + 1
    while end < len(tokens) and tokens[end].kind == "comma":
        end += 1
    return (*tokens[: last + 1], *tokens[end:]), max(0, end - last - 1)


def _whole_part(tokens: Sequence[Token], digits: str, *, grouped: bool) -> str:
    slots = sum(token.kind == "digit" for token in tokens)
    pieces: list[str] = []
    placed = 0
    remaining = digits
    for token in reversed(tokens):
        if token.kind != "digit":
            pieces.append("" if token.kind == "comma" else token.text)
            continue
        slots -= 1
        taken = remaining if slots == 0 else remaining[-1:]
        remaining = remaining[: len(remaining) - len(taken)]
        for digit in reversed(taken or _absent(token.text)):
            if grouped and placed and placed % 3 == 0 and digit != " ":
                pieces.append(",")
            pieces.append(digit)
            placed += 1
    return "".join(reversed(pieces))


def _decimal_part(tokens: Sequence[Token], digits: str) -> str:
    significant = digits.rstrip("0")
    pieces: list[str] = []
    at = 0
    for token in tokens:
        if token.kind == "digit":
            pieces.append(digits[at] if at < len(significant) else _absent(token.text))
            at += 1
        elif token.kind != "comma":
            pieces.append(token.text)
    return "".join(pieces)


def _absent(placeholder: str) -> str:
    """What stands where the number has no digit."""
    return {"0": "0", "?": " "}.get(placeholder, "")


def _scientific_shower(tokens: tuple[Token, ...]) -> Show:
    at = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, power_tokens = tokens[:at], tokens[at + 1 :]
    whole, decimals = _split_at_point(mantissa)
    slots = max(1, sum(token.kind == "digit" for token in whole))
    places = sum(token.kind == "digit" for token in decimals)
    sign_always = tokens[at].text[1] == "+"
    show_mantissa = _decimal_shower(mantissa)

    def show(value: float) -> str:
        power, number = _normalised(Decimal(repr(value)), slots=slots, places=places)
        sign = "-" if power < 0 else "+" if sign_always else ""
        shown_power = _whole_part(power_tokens, str(abs(power)).lstrip("0"), grouped=False)
        return f"{show_mantissa(float(number))}{tokens[at].text[0]}{sign}{shown_power}"

    return show


def _normalised(number: Decimal, *, slots: int, places: int) -> tuple[int, Decimal]:
    """Power and mantissa: one digit before the point, or as many as make the power a multiple of `slots`."""
    if not number:
        return 0, number
    power = number.adjusted() // slots * slots if slots > 1 else number.adjusted()
    mantissa = number.scaleb(-power)
    mantissa = _rounded(mantissa, places)
    if mantissa >= Decimal(10) ** slots:
        power, mantissa = power + slots, mantissa.scaleb(-slots)
    return power, mantissa


def _denominator_at(tokens: tuple[Token, ...]) -> int | None:
    """Where the slash of a fraction stands: digits before it, digits (or a number) after it."""
    for at, token in enumerate(tokens):
        if token.kind == "slash":
            before = at > 0 and tokens[at - 1].kind == "digit"
            after = at + 1 < len(tokens) and (tokens[at + 1].kind == "digit" or tokens[at + 1].text.isdecimal())
            return at if before and after else None
    return None


def _fraction_shower(tokens: tuple[Token, ...]) -> Show:
    slash = _denominator_at(tokens)
    assert slash is not None
    start = slash
    while start and tokens[start - 1].kind == "digit":
        start -= 1
    end = slash + 1
    while end < len(tokens) and (tokens[end].kind == "digit" or tokens[end].text.isdecimal()):
        end += 1
    whole, top, bottom, rest = tokens[:start], tokens[start:slash], tokens[slash + 1 : end], tokens[end:]
    has_whole = any(token.kind == "digit" for token in whole)
    fixed = "".join(token.text for token in bottom).strip("#?")

    def show(value: float) -> str:
        number = Fraction(value)
        ones = int(number) if has_whole else 0
        part = _nearest(number - ones, fixed=fixed, places=len(bottom))
        if has_whole and part[0] == part[1]:
            ones, part = ones + 1, (0, part[1])
        lead = _whole_part(whole, str(ones or ""), grouped=False)
        if has_whole and part[0] == 0:
            blank = " " * (len(top) + 1 + len(bottom)) if top[0].text == "?" else ""
            return (lead if ones else lead + "0").rstrip(" ") + (" " + blank if blank else "") + _texts(rest)
        shown_top = str(part[0]).rjust(len(top) if top[0].text == "?" else 0)
        return f"{lead}{shown_top}/{str(part[1]).ljust(len(bottom) if '?' in bottom[0].text else 0)}{_texts(rest)}"

    return show


def _nearest(part: Fraction, *, fixed: str, places: int) -> tuple[int, int]:
    if fixed.isdecimal() and int(fixed):
        return round(part * int(fixed)), int(fixed)
    near = part.limit_denominator(10 ** min(places, 7) - 1)
    return near.numerator, near.denominator


def _texts(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)
