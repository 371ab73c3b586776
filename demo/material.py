"""Everything that the team is going to type, made beforehand from one seed. Knows no sheet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from demo import goods, people
from demo.goods import Counter

CUSTOMERS, PRODUCTS, ORDERS = 300, 80, 1500
"""Records at scale 1."""
Texts = Mapping[str, str]
"""Column name → what is typed."""


@dataclass(frozen=True, slots=True)
class Material:
    """Records by tab, and where more of them come from."""

    records: Mapping[str, Sequence[Texts]]
    counter: Counter

    def another(self, rng: Random, tab: str) -> Texts:
        """One more record for a tab."""
        if tab == "customers":
            return people.customer(rng, known=self.counter.handles[-20:]).cells
        if tab == "products":
            return goods.product(rng, number=rng.randint(100, 999)).cells
        return goods.order_line(rng, number=rng.randint(5000, 9999), counter=self.counter)


def material(seed: int, *, scale: float, today: datetime.date) -> Material:
    """The same seed, scale and day make the same records."""
    customers = people.customers(Random(f"{seed}:customers"), sized(CUSTOMERS, scale))
    products = goods.products(Random(f"{seed}:products"), sized(PRODUCTS, scale))
    counter = Counter([customer.handle for customer in customers], products, today)
    orders = goods.orders(Random(f"{seed}:orders"), sized(ORDERS, scale), counter=counter)
    records = {
        "customers": [customer.cells for customer in customers],
        "products": [product.cells for product in products],
        "orders": orders,
    }
    return Material(records, counter)


def sized(count: int, scale: float) -> int:
    """So many at a scale, one at least."""
    return max(1, round(count * scale))
