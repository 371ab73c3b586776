"""Money: a whole number of fen with its currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in hundredths of the currency's unit."""

    fen: int
    currency: str = "CNY"

    @classmethod
    def of(cls, amount: Decimal | float | str, currency: str = "CNY") -> Money:
        """The amount rounded half up to the fen; a float is taken as its shortest decimal text."""
        exact = Decimal(str(amount)) * 100
        return cls(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)), currency)

    @property
    def amount(self) -> float:
        """The number that stands in a sheet."""
        return self.fen / 100

    def json(self) -> dict[str, str]:
        sign, fen = ("-", -self.fen) if self.fen < 0 else ("", self.fen)
        return {"amount": f"{sign}{fen // 100}.{fen % 100:02d}", "currency": self.currency}

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen, self.currency)
