"""Products and order lines as a small shop writes them down. The same source makes the same goods and orders."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from demo import mess, people

KINDS = {
    "口红": ("KH", 89, "3.5g", 90),
    "面霜": ("MS", 168, "50ml", 60),
    "精华": ("JH", 299, "30ml", 45),
    "面膜": ("MM", 79, "5片/盒", 30),
    "防晒": ("FS", 109, "SPF50", 60),
    "香水": ("XS", 399, "3-5", 180),
    "眼影": ("YY", 139, "12色", 120),
    "洁面": ("JM", 69, "100ml", 45),
}
"""Category → letters of its numbers, usual price in yuan, a size, days that one lasts."""
BRANDS = ("花间集", "素颜记", "云想", "拾光", "花间集 ", "ＹＵＮ")
COLORS = ("豆沙红", "枫叶红", "奶茶色", "自然色", "白皙色", "深蓝", "藏青")
ADJECTIVES = ("丝绒", "水润", "轻盈", "修护", "雾面", "清透")
STATES = ("在售", "在售", "在售", "下架", "已下架", "on sale")
PAYMENTS = ("微信支付", "支付宝", "银行转账", "货到付款", "微信转账", "微信红包", "alipay", "对公转账", "到付")
CHANNELS = ("微信", "朋友圈", "抖音直播", "小红书", "拼多多", "vx", "pyq", "pdd", "xhs", "抖音直播间", "门店")
STATUSES = ("已付款", "已发货", "已完成", "已完成", "已付", "发货", "完成", "已收货")
ODD_PAYMENTS, ODD_CHANNELS, ODD_STATUSES = ("赊账",), ("团购群",), ("付了一半",)
REMARKS = ("送礼，不放价格单", "急单!!", "加急　明天发", "补发１件", "老客户，送小样")
STOCKS = mess.Ways((lambda text: f"{text}件", mess.wide))
LASTS = mess.Ways((lambda text: f"{text}天", mess.wide))
DAYS_BACK = 420
WHOLESALE = (12_000.0, 15_000.0, 20_000.0)
"""What a reseller pays for a box, typed as `1.2万`."""


@dataclass(frozen=True, slots=True)
class Product:
    """What somebody typed about a product, and what it is sold by."""

    cells: dict[str, str]
    sku: str
    price: float


def products(rng: Random, count: int) -> list[Product]:
    """So many products; one in forty was given the number of another by mistake."""
    made: list[Product] = []
    for number in range(1, count + 1):
        one = product(rng, number=number)
        if made and rng.random() < 1 / 40:
            twin = rng.choice(made)
            one = Product({**one.cells, "sku": twin.cells["sku"]}, twin.sku, one.price)
        made.append(one)
    return made


def product(rng: Random, *, number: int) -> Product:
    """One product; `number` counts within the shop."""
    category = rng.choice(tuple(KINDS))
    prefix, usual, size, lasts = KINDS[category]
    sku, price = f"{prefix}-{number:03d}", float(usual + rng.randint(-2, 4) * 10)
    cells = {
        "sku": mess.written(rng, sku, mess.CODES),
        "name": mess.written(rng, rng.choice(ADJECTIVES) + category, mess.TEXTS),
        "category": category,
        "brand": rng.choice(BRANDS),
        "color": mess.written(rng, rng.choice(COLORS), mess.TEXTS),
        "size": size,
        "price": mess.amount(rng, price),
        "cost": mess.amount(rng, round(price * 0.4)),
        "stock": mess.written(rng, str(rng.randint(1, 99)), STOCKS),
        "status": rng.choice(STATES),
        "lasts_days": mess.written(rng, str(lasts), LASTS),
    }
    return Product(cells, sku, price)


@dataclass(frozen=True, slots=True)
class Counter:
    """What an order line is written from: who buys, what is sold, which day it is."""

    handles: Sequence[str]
    products: Sequence[Product]
    today: datetime.date


def orders(rng: Random, count: int, *, counter: Counter) -> list[dict[str, str]]:
    """So many order lines, one to three to an order; one in a hundred is typed twice."""
    made: list[dict[str, str]] = []
    while len(made) < count:
        if made and rng.random() < 0.01:
            made.append(dict(rng.choice(made)))
        else:
            made += _order(rng, len(made) + 1, counter=counter)
    return made[:count]


def order_line(rng: Random, *, number: int, counter: Counter) -> dict[str, str]:
    """One line of an order of its own."""
    return _order(rng, number, counter=counter)[0]


def _order(rng: Random, number: int, *, counter: Counter) -> list[dict[str, str]]:
    back = rng.randint(0, DAYS_BACK) if rng.random() < 0.95 else 0
    bought = counter.today - datetime.timedelta(days=back)
    moment = datetime.time(rng.randint(8, 23), rng.choice((0, 5, 15, 30, 30, 45)))
    handle = rng.choice(counter.handles)
    order_no = f"{bought:%Y%m%d}{number:04d}"
    head = {
        "order_no": mess.written(rng, order_no, mess.CODES),
        "date": mess.day(rng, bought),
        "customer": people.reference(rng, handle),
        **_handling(rng),
        **({"time": mess.time(rng, moment)} if rng.random() < 0.6 else {}),
    }
    lines = rng.choice((1, 1, 1, 2, 3))
    return [head | _sold(rng, rng.choice(counter.products)) for _ in range(lines)]


def _handling(rng: Random) -> dict[str, str]:
    every = {
        "payment": mess.word(rng, PAYMENTS, odd=ODD_PAYMENTS),
        "channel": mess.word(rng, CHANNELS, odd=ODD_CHANNELS),
        "status": mess.word(rng, STATUSES, odd=ODD_STATUSES),
        "tracking": mess.written(rng, f"SF{rng.randint(10**12, 10**13 - 1)}", mess.CODES),
        "note": rng.choice(REMARKS),
    }
    shares = {"tracking": 0.4, "note": 0.1}
    return {name: text for name, text in every.items() if rng.random() < shares.get(name, 0.9)}


def _sold(rng: Random, product: Product) -> dict[str, str]:
    """What was bought and paid; one sum in thirty does not add up."""
    if rng.random() < 0.01:
        return _in_bulk(rng, product)
    quantity, discount = rng.choice((1, 1, 1, 2, 2, 3, 5)), rng.choice((0, 0, 0, 5, 10, 20.5))
    paid = quantity * product.price - discount + (rng.random() < 1 / 30)
    cells = {
        "sku": mess.written(rng, product.sku, mess.CODES),
        "quantity": mess.written(rng, str(quantity), mess.COUNTS),
        "price": mess.amount(rng, product.price),
        "paid": mess.amount(rng, paid),
    }
    if discount:
        cells["discount"] = mess.amount(rng, discount)
    if rng.random() < 0.03:
        cells |= {"status": "已退款", "refunded": mess.amount(rng, paid)}
    return cells


def _in_bulk(rng: Random, product: Product) -> dict[str, str]:
    return {"sku": product.sku, "quantity": "100", "paid": mess.amount(rng, rng.choice(WHOLESALE))}
