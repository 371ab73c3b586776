"""What it takes to understand a tab: 60,000 customers in 10 columns, put right and audited; and one edited row.

Beside it stand the plain loop that one would write (the libraries asked for every cell) and pandera, which only checks.
All in one run, on the same rows. Reading, comparing with the last read and writing are no part of it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from math import inf

from app import audit, normalise, templates
from app.model.cell import Scalar
from app.model.normalised import Normalised
from app.model.row import RawRow, TabReading
from app.normalise import understand
from benchmarks.measure import Measured, best
from benchmarks.plain import checked, looped

ROWS = 60_000
TODAY = date(2026, 11, 24)
TEMPLATE = templates.load("base", "zh-CN")

Cells = dict[str, Scalar]
Last = tuple[Normalised, audit.Audited]

RUNS = 7
"""Of what takes less than a tenth of a second."""
EDITED = ("note", "phone")
"""Columns: nobody is known by the one, everybody by the other."""

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
CITIES = ("浙江省杭州市余杭区", "广东省深圳市南山区", "江苏省南京市鼓楼区", "四川省成都市武侯区")
PREFIXES = ("135", "136", "138", "139", "150", "158", "159", "176", "186", "188")
WAYS_OF_PHONES = ("{}",) * 18 + ("+86 {}", "86{}")
WAYS_OF_DAYS = ("%Y-%m-%d",) * 16 + ("%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d")
WAYS_OF_IDS = ("wx_{:06d}",) * 19 + ("微信：wx_{:06d}",)
GENDERS = ("男", "女") * 9 + ("女士", "M")
HOSTS = ("qq.com", "163.com", "gmail.com", "139.com") * 4 + ("QQ.com", "firm{}.cn", "shop{}.com.cn")


@cache
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


def understood(read: Mapping[str, TabReading], last: Last | None = None) -> Last:
    """Every cell by its field, every rule; or what has changed of them since the last read."""
    vocabulary = normalise.vocabulary(TEMPLATE, read)
    normalised = normalise.rows(TEMPLATE, read, vocabulary, before=last[0].rows if last else {})
    inspection = audit.Inspection(TEMPLATE, normalised, TODAY, vocabulary)
    audited = audit.audited(inspection, before=last[1] if last else None)
    assert audited.findings is not None
    return normalised, audited


def understanding() -> list[Measured]:
    """For the first time in a process, all of it; and with one cell of one row edited, as in every later sync: the
    sheet then holds what the first one has put right."""
    rows = customers()
    first = best(partial(_afresh, reading(rows)))
    loop, pandera = best(lambda: looped(rows)), checked(rows)
    found = [("first time", first), *((f"a {column} edited", _again()[column]) for column in EDITED)]
    bars = (("a loop with the libraries", loop, 8), ("pandera, checking", pandera, 5))
    return [
        Measured(f"60,000 × 10, {what}", figure, seconds / times, name, seconds)
        for name, seconds, times in bars
        for what, figure in found
    ]


def edited() -> list[Measured]:
    """What an edited row costs beyond the comparison of all rows with the last read: the same work unedited."""
    seconds = _again()
    return [
        Measured(
            f"one {name} edited, beyond comparing", max(seconds[name] - seconds[""], 0), 0.005, "comparing", seconds[""]
        )
        for name in EDITED
    ]


def _afresh(read: Mapping[str, TabReading]) -> Last:
    understand.forget()
    return understood(read)


@cache
def _again() -> dict[str, float]:
    """Seconds for which a read is understood in which one cell of a column differs from the last read, and in which
    none does; by turns, so that what else the machine does falls on all alike."""
    text, last = _mended()
    spent: dict[str, float] = {}
    for run in range(RUNS):
        for column in ("", *EDITED):
            read = _typed(text, column, str(13_700_000_000 + run))
            spent[column] = min(best(partial(understood, read, last), runs=1), spent.get(column, inf))
    return spent


def _typed(text: str, column: str, typed: str) -> dict[str, TabReading]:
    """The next read: as in life, all of its cells are other objects."""
    rows = json.loads(text)
    if column:
        rows[len(rows) // 2][column] = typed
    return reading(rows)


@cache
def _mended() -> tuple[str, Last]:
    """The rows as the first sync leaves them, and what the second one makes of them."""
    rows = customers()
    normalised, _ = understood(reading(rows))
    wishes = {(wish.column, wish.find): wish.value for wish in normalised.rewrites}
    mended = [{name: wishes.get((name, str(cell)), cell) for name, cell in row.items()} for row in rows]
    return json.dumps(mended), understood(reading(mended))


BENCHES = {"understanding": understanding, "edited": edited}
