"""Customers as a small shop writes them down: invented people, real disorder. The same source makes the same people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from demo import mess

TEAM = ("店主", "阿美", "小林", "小雨")
"""How the four of the team are called in the sheet."""

SURNAMES = (*"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧", "欧阳")
GIVEN = ("小美", "婷婷", "丽娟", "子涵", "欣怡", "建国", "雨桐", "浩然", "静", "敏", "伟", "芳", "强", "思远", "佳怡")
TITLES = ("{surname}女士", "{surname}先生", "{surname}姐", "{given}宝妈", "{surname}{given}🌸", "代理-{surname}")
FAR_APART = "{surname}　{given}"
PREFIXES = ("130", "131", "135", "136", "137", "138", "139", "150", "151", "158", "159", "176", "180", "186", "199")
SOUNDS = ("xiao", "mei", "ting", "yu", "lin", "hao", "jia", "xin", "ning", "yue", "Amy", "Coco")
MAIL = ("qq.com", "163.com", "126.com", "gmail.com", "foxmail.com", "outlook.com")
GENDERS = ("女", "女", "女", "男", "女士", "先生", "F", "M", "female", "♀", "未知", "保密")
BIRTHDAYS = ("1990-08-15", "农历八月十五", "8月15日", "９２年３月", "腊月三十", "1988.12.1")
STREETS = ("广东省深圳市南山区科技园{n}栋{m}", "浙江杭州西湖区文三路{n}号", "北京市朝阳区望京塔{n} {m}室")
SOURCES = (
    "朋友圈",
    "小红书",
    "抖音直播",
    "老客户推荐",
    "微信群",
    "xhs",
    "pyq",
    "朋友介绍",
    "抖音直播间",
    "微 信",
    "VX",
)
ODD_SOURCES = ("地推", "老板的朋友")
STAGES = ("潜在", "首购", "复购", "沉睡", "流失", "复购 ")
ODD_STAGES = ("老客",)
TAGS = ("油皮、爱囤货", "干皮", "送礼，要包装", "价格敏感/等活动", "敏感肌 ")
CONSENTS = ("同意", "不同意", "未询问", "agree", "没问", "已同意", "拒绝")
NOTES = ("下午三点后再联系", "只要顺丰", "喜欢豆沙色，不要橘色", "给９折", "周末不发货\n周一再发", "微信昵称：🌻向日葵")


@dataclass(frozen=True, slots=True)
class Customer:
    """What somebody typed about a customer, and by what the customer is known to the shop."""

    cells: dict[str, str]
    handle: str
    """Phone number or WeChat id, as it should be written."""


def customers(rng: Random, count: int) -> list[Customer]:
    """So many customers; one in thirty is somebody who stands in the list already, typed anew."""
    made: list[Customer] = []
    for _ in range(count):
        again = rng.choice(made).handle if made and rng.random() < 1 / 30 else ""
        made.append(customer(rng, known=[one.handle for one in made[-20:]], handle=again))
    return made


def customer(rng: Random, *, known: Sequence[str] = (), handle: str = "") -> Customer:
    """One customer, who may have been sent by one of those known."""
    handle = handle or (_phone(rng) if rng.random() < 0.85 else _account(rng))
    other = {**_reached_at(rng), **_particulars(rng), **_circumstances(rng)}
    shares = {"wechat": 0.5, "email": 0.35, "birthday": 0.3, "tags": 0.3, "note": 0.3}
    cells = {name: text for name, text in other.items() if rng.random() < shares.get(name, 0.6)}
    if known and rng.random() < 0.1:
        cells["referrer"] = reference(rng, rng.choice(known))
    return Customer({"name": _name(rng), **cells, **_known_by(rng, handle)}, handle)


def reference(rng: Random, handle: str) -> str:
    """A customer's phone or WeChat id as it is typed in another place."""
    return mess.written(rng, handle, mess.PHONES if handle.isdecimal() else mess.WECHATS)


def _known_by(rng: Random, handle: str) -> dict[str, str]:
    if handle.isdecimal():
        return {"phone": mess.written(rng, handle, mess.PHONES)}
    return {"wechat": mess.written(rng, handle, mess.WECHATS)}


def _reached_at(rng: Random) -> dict[str, str]:
    address = f"{rng.choice(SOUNDS).lower()}{rng.randint(100, 99999)}@{rng.choice(MAIL)}"
    return {
        "wechat": mess.written(rng, _account(rng), mess.WECHATS),
        "email": mess.written(rng, address, mess.EMAILS),
    }


def _particulars(rng: Random) -> dict[str, str]:
    number, room = rng.randint(1, 199), rng.randint(101, 2904)
    address = rng.choice(STREETS).format(n=number, m=room)
    return {
        "gender": rng.choice(GENDERS),
        "birthday": rng.choice(BIRTHDAYS),
        "address": mess.written(rng, address, mess.TEXTS),
    }


def _circumstances(rng: Random) -> dict[str, str]:
    return {
        "source": mess.word(rng, SOURCES, odd=ODD_SOURCES),
        "owner": rng.choice(TEAM),
        "stage": mess.word(rng, STAGES, odd=ODD_STAGES),
        "tags": rng.choice(TAGS),
        "consent": rng.choice(CONSENTS),
        "note": rng.choice(NOTES),
    }


def _name(rng: Random) -> str:
    form = "{surname}{given}" if rng.random() < mess.CLEAN else rng.choice((*TITLES, FAR_APART))
    return form.format(surname=rng.choice(SURNAMES), given=rng.choice(GIVEN))


def _phone(rng: Random) -> str:
    return rng.choice(PREFIXES) + "".join(rng.choices("0123456789", k=8))


def _account(rng: Random) -> str:
    return f"{rng.choice(SOUNDS)}_{rng.choice(SOUNDS)}{rng.randint(10, 9999)}"
