"""What it takes to understand a tab: 60,000 customers in 10 columns, put right and audited; and one edited row.

Beside it stand the plain loop that one would write (the libraries asked for every cell) and pandera, which only checks.
All in one run, on the same rows. Reading, comparing with the last read and writing are no part of it.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app import audit, normalise, templates
from app.model.cell import Scalar
from app.model.row import RawRow, TabReading
from app.normalise import understand
from benchmarks.measure import Measured, best
from benchmarks.plain import checked, looped

ROWS = 60_000
TODAY = date(2026, 11, 24)
TEMPLATE = templates.load("base", "zh-CN")

Cells = dict[str, Scalar]

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
CITIES = ("浙江省杭州市余杭区", "广东省深圳市南山区", "江苏省南京市鼓楼区", "四川省成都市武侯区")
PREFIXES = ("135", "136", "138", "139", "150", "158", "159", "176", "186", "188")
WAYS_OF_PHONES = ("{}",) * 18 + ("+86 {}", "86{}")
WAYS_OF_DAYS = ("%Y-%m-%d",) * 16 + ("%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d")
WAYS_OF_IDS = ("wx_{:06d}",) * 19 + ("微信：wx_{:06d}",)
GENDERS = ("男", "女") * 9 + ("女士", "M")
HOSTS = ("qq.com", "163.com", "gmail.com", "139.com") * 4 + ("QQ.com", "firm{}.cn", "shop{}.com.cn")


def customers(count: int = ROWS, *, seed: int = 1) -> list[Cells]:
    """People as shops type them, no two alike; of the cells with a form, 5 to 20 % are written in another one."""
    chance = random.Random(seed)
    return [_customer(chance, number) for number in range(count)]


def _customer(chance: random.Random, number: int) -> Cells:
    phone = f"{chance.choice(PREFIXES)}{number * 1663 % 10**8:08d}"
    day = date(1960, 1, 1) + timedelta(days=chance.randrange(17_000))
    host = chance.choice(HOSTS).format(number % 500)
    street = f"{chance.choice('文武新老东西')}一路{chance.randrange(999)}号{chance.randrange(30)}-{number % 40}"
    return {
        "name": chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)),
        "phone": chance.choice(WAYS_OF_PHONES).format(phone),
        "wechat": chance.choice(WAYS_OF_IDS).format(number),
        "email": f"user{number}@{host}",
        "gender": chance.choice(GENDERS),
        "birthday": day.strftime(chance.choice(WAYS_OF_DAYS)),
        "address": chance.choice(CITIES) + street,
        "source": chance.choice(("微信", "抖音", "朋友介绍", "门店")),
        "tags": "、".join(chance.sample(("老客户", "VIP", "宝妈", "学生", "团购"), chance.randrange(1, 3))),
        "note": f"第{number}位，{chance.choice(('送货上门', '周末打电话', '不要香味', '第二件半价'))}",
    }


def reading(rows: Sequence[Mapping[str, Scalar]]) -> dict[str, TabReading]:
    """The customers as a read gives them, and the other tabs of a store, empty."""
    return {
        tab.name: TabReading(
            tab=tab,
            header=tuple(column.label for column in tab.columns),
            places={column.name: index for index, column in enumerate(tab.columns)},
            rows=tuple(RawRow(number, row) for number, row in enumerate(rows, 2)) if tab.name == "customers" else (),
        )
        for tab in TEMPLATE.inputs
    }


def understood(read: Mapping[str, TabReading]) -> int:
    """Every cell by its field, every rule; how many findings."""
    vocabulary = normalise.vocabulary(TEMPLATE, read)
    normalised = normalise.rows(TEMPLATE, read, vocabulary)
    return len(audit.findings(TEMPLATE, normalised, today=TODAY, vocabulary=vocabulary))


def understanding() -> list[Measured]:
    """The first time in a process, and again with one row edited, as every later sync does it."""
    rows = customers()
    read = reading(rows)
    loop, pandera = best(lambda: looped(rows), runs=2), checked(rows)
    first = best(lambda: _afresh(read), runs=2)
    reads = iter([reading(_edited(rows, run)) for run in range(3)])
    again = best(lambda: understood(next(reads)))
    return [
        Measured("understand 60,000 × 10, first time", first, loop / 8, "a loop with the libraries", loop),
        Measured("understand 60,000 × 10, again", again, loop / 8, "a loop with the libraries", loop),
        Measured("understand 60,000 × 10, first time", first, pandera / 5, "pandera, checking alone", pandera),
        Measured("understand 60,000 × 10, again", again, pandera / 5, "pandera, checking alone", pandera),
    ]


def _afresh(read: Mapping[str, TabReading]) -> int:
    understand.forget()
    return understood(read)


def _edited(rows: Sequence[Cells], run: int) -> list[Cells]:
    """One cell edited to what nobody has typed before."""
    return [{**rows[0], "note": f"改 {run}"}, *rows[1:]]


BENCHES = {"understanding": understanding}
