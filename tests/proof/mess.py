"""What people type: clean rows to begin with, and each kind of value as teams really write it. Marks name records."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from app.model.tab import Column, Tab

Cell = str | int | float | bool
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴", ("小美", "芳", "建国", "丽娜", "子轩", "雨桐", "伟", "秀英")


def clean_rows(tab: Tab) -> list[list[Any]]:
    """The rows with which a tab begins."""
    random = Random(tab.name)
    rows = {"customers": _customers, "orders": _orders, "products": _products}.get(tab.name)
    lines = rows(random) if rows else []
    return [[line.get(column.name) for column in tab.columns] for line in lines]


def _customers(random: Random) -> list[dict[str, Any]]:
    return [
        {"name": name(random), "phone": phone(n), "gender": "女", "source": "微信", "note": f"老客{n}"}
        for n in range(5)
    ]


def _orders(random: Random) -> list[dict[str, Any]]:
    return [
        {
            "order_no": f"D{n:04}",
            "date": 46340 + n,
            "customer": phone(n % 5),
            "sku": f"SKU-{n % 4}",
            "quantity": 1 + n % 3,
            "paid": 59.9 + n,
            "status": "已付款",
            "note": f"单{n}",
        }
        for n in range(6)
    ]


def _products(random: Random) -> list[dict[str, Any]]:
    return [{"sku": f"SKU-{n}", "name": f"面霜{n}号", "category": "护肤", "price": 59.9 + n} for n in range(4)]


def name(random: Random) -> str:
    return random.choice(FAMILY) + random.choice(GIVEN)


def phone(number: int) -> str:
    return str(13_800_138_000 + number)


def messy(column: Column, random: Random) -> Cell:
    """A value for the column, more or less as it should be."""
    return random.choice(_KINDS.get(column.field, _TEXTS))(random)


def sent(column: Column, random: Random) -> Cell:
    """A value for a form: as messy, never blank."""
    value = messy(column, random)
    return value if str(value).strip() else "补"


_Maker = Callable[[Random], Cell]

_TEXTS: tuple[_Maker, ...] = (
    name,
    lambda random: f"  {name(random)}　",
    lambda random: f"\u200b{name(random)}",
    lambda random: f"备注{random.randrange(1000)}",
    lambda random: "＝SUM(A1)",
    lambda random: "-",
    lambda random: random.randrange(10_000),
    lambda random: "0012",
    lambda random: "=1+1",
    lambda random: "3-5",
)
_MOBILES: tuple[_Maker, ...] = (
    lambda random: phone(random.randrange(12)),
    lambda random: int(phone(random.randrange(12))),
    lambda random: f"+86 {phone(random.randrange(12))}",
    lambda random: f"138-0013-80{random.randrange(12):02}",
    lambda random: f"１３８００１３８０{random.randrange(12):02}",
    lambda random: f"138 O013 80{random.randrange(12):02}",
    lambda random: "没有手机",
    lambda random: f" {phone(random.randrange(12))} ",
)
_DATES: tuple[_Maker, ...] = (
    lambda random: f"2026年{random.randrange(1, 12)}月{random.randrange(1, 28)}日",
    lambda random: f"2026.{random.randrange(1, 12)}.{random.randrange(1, 28)}",
    lambda random: f"2026-{random.randrange(1, 12)}-{random.randrange(1, 28)}",
    lambda random: f"202609{random.randrange(10, 28)}",
    lambda random: 46_300 + random.randrange(40),
    lambda random: "昨天",
    lambda random: "3.5",
)
_AMOUNTS: tuple[_Maker, ...] = (
    lambda random: f"¥{random.randrange(1, 900)}.50",
    lambda random: f"{random.randrange(1, 900)}元",
    lambda random: f"1.{random.randrange(1, 9)}万",
    lambda random: f"１{random.randrange(10, 99)}",
    lambda random: f"1,{random.randrange(100, 999)}",
    lambda random: random.randrange(1, 900),
    lambda random: float(random.randrange(1, 900)) + 0.5,
    lambda random: "三百块",
    lambda random: "-20",
)
_CHOICES: tuple[_Maker, ...] = (
    lambda random: random.choice(("女", "男", "微信", "淘宝", "已付款", "已发货", "已退款", "同意", "在售")),
    lambda random: random.choice(("先生", "女士", "wx", "WX", "已付", "F", " 微信 ", "退款", "√")),
    lambda random: True,
    lambda random: "不清楚",
)
_CODES: tuple[_Maker, ...] = (
    lambda random: f"SKU-{random.randrange(5)}",
    lambda random: f"ＳＫＵ－{random.randrange(5)}",
    lambda random: f" D{random.randrange(12):04} ",
    lambda random: f"wx_{random.randrange(10**6):06}",
    lambda random: f"微信：wx_{random.randrange(10**6):06}",
    lambda random: random.randrange(10**9),
)
_REFERENCES: tuple[_Maker, ...] = (*_MOBILES, *_CODES)
_TIMES: tuple[_Maker, ...] = (
    lambda random: f"{random.randrange(24)}:{random.randrange(60):02}",
    lambda random: f"下午{random.randrange(1, 12)}点",
    lambda random: f"{random.randrange(24)}：30",
    lambda random: random.random(),
)
_EMAILS: tuple[_Maker, ...] = (
    lambda random: f"mei{random.randrange(100)}@qq.com",
    lambda random: f"Mei{random.randrange(100)}＠QQ.COM",
    lambda random: "mei@qq,com",
)
_KINDS: dict[str, tuple[_Maker, ...]] = {
    "mobile": _MOBILES,
    "date": _DATES,
    "time": _TIMES,
    "money": _AMOUNTS,
    "number": _AMOUNTS,
    "integer": _AMOUNTS,
    "choice": _CHOICES,
    "code": _CODES,
    "wechat": _CODES,
    "reference": _REFERENCES,
    "email": _EMAILS,
}
