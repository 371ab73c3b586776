"""What order lines add up to, as values. How they are added up is in `sales`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.model.money import Money


@dataclass(frozen=True, slots=True)
class Figures:
    """What the lines of a span of days add up to; cancelled ones are not among them."""

    net: Money
    """Paid less refunded."""
    orders: int
    units: int
    buyers: int
    """Customers who bought; an order that names none counts as a customer of its own."""
    new: int
    """Customers who bought for the first time of all."""
    returning: int
    """Customers who had bought before."""
    repeating: int
    """Customers with two orders or more in the span."""

    @property
    def per_order(self) -> Money | None:
        """笔单价: net sales by orders."""
        return _share(self.net, self.orders)

    @property
    def per_buyer(self) -> Money | None:
        """客单价: net sales by customers who bought."""
        return _share(self.net, self.buyers)

    @property
    def repeat_rate(self) -> float | None:
        """复购率: of the customers who are named, the share with two orders or more; to a tenth of a percent."""
        named = self.new + self.returning
        return round(self.repeating / named, 3) if named else None


@dataclass(frozen=True, slots=True)
class Part:
    """What the lines of one customer, or of one product, add up to."""

    name: str
    """Empty for the lines that name none."""
    net: Money
    orders: int
    units: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Every order line that was read, so that the sums can be compared with the tab of the orders."""

    lines: int
    paid: Money
    refunded: Money
    cancelled: Money
    """Paid less refunded of the lines that are cancelled."""
    undated: Money
    """Net of the lines that are in no span of days: no date, or one after today."""
    unreadable: int
    """Lines with an amount that could not be read, counted as 0."""

    @property
    def balance(self) -> Money:
        """What the two columns of the tab add up to: paid less refunded."""
        return self.paid - self.refunded

    @property
    def net(self) -> Money:
        return self.balance - self.cancelled


def _share(money: Money, parts: int) -> Money | None:
    return Money.of(Decimal(money.fen) / 100 / parts, money.currency) if parts else None
