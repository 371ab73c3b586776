"""How people in a hurry write one thing: phones, days, amounts, words. Every way is drawn from a seeded source."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

Way = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Ways:
    """How else than cleanly a thing is written: beyond doubt, and so that only a person can say what is meant."""

    plain: tuple[Way, ...]
    doubtful: tuple[Way, ...] = ()


CLEAN, DOUBTFUL = 0.65, 0.03
"""The shares of cells that are written as they should be, and that leave a doubt."""

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


def wide(text: str) -> str:
    """The text in full-width characters, as Chinese input methods leave them behind: `１３８`."""
    return text.translate(WIDE)


PHONES = Ways(
    plain=(
        wide,
        lambda digits: f"+86 {_spaced(digits, ' ')}",
        lambda digits: f"0086-{digits}",
        lambda digits: f"86{digits}",
        lambda digits: _spaced(digits, "-"),
        lambda digits: _spaced(digits, " "),
        lambda digits: f"{digits}\u200b",
        lambda digits: f"{digits}.0",
    ),
    doubtful=(
        lambda digits: f"{digits}（微信同号）",
        lambda digits: f"{digits[:-2]}O{digits[-1]}",
        lambda digits: f"主{digits} 备{_neighbour(digits)}",
        lambda digits: f"{digits}/{_neighbour(digits)}",
        lambda digits: f"{digits[0]}.{digits[1:3]}E+10",
    ),
)
WECHATS = Ways(
    plain=(
        lambda account: f"微信：{account}",
        lambda account: f"微信号:{account}",
        lambda account: f"vx: {account}",
        lambda account: f"V信 {account}",
        lambda account: f"加微信{account}",
        lambda account: f" {account} ",
        wide,
    ),
    doubtful=(lambda account: f"{account}（老板娘）",),
)
EMAILS = Ways(
    plain=(
        lambda address: address.replace("@", "＠"),
        lambda address: f"邮箱：{address}",
        lambda address: address.partition("@")[0] + "@" + address.partition("@")[2].upper(),
    ),
    doubtful=(
        lambda address: address.replace(".com", ".con"),
        lambda address: address.replace("gmail", "gamil"),
        lambda address: address.replace(".", ","),
    ),
)
CODES = Ways(
    plain=(wide, lambda code: f" {code}", lambda code: f"{code}\u00a0"),
    doubtful=(lambda code: code.lower(),),
)
AMOUNTS = Ways(
    plain=(
        lambda text: f"￥{text}",
        lambda text: f"¥{text}",
        lambda text: f"{text}元",
        lambda text: f"{text}块",
        lambda text: f"RMB{text}",
        wide,
    ),
    doubtful=(lambda text: f"{text}（含运费）", lambda text: f"${text}"),
)
COUNTS = Ways(
    plain=(lambda text: f"{text}件", lambda text: f"{text} 个", wide),
    doubtful=(lambda text: "一二三四五六七八九"[int(text[0]) - 1] + "件",),
)
TEXTS = Ways(
    plain=(wide, lambda text: f"{text}  ", lambda text: f"　{text}", lambda text: f"{text}\u200b"),
)


def written(rng: Random, text: str, ways: Ways) -> str:
    """The text as it is, or in one of these ways."""
    drawn = rng.random()
    if drawn < DOUBTFUL and ways.doubtful:
        return rng.choice(ways.doubtful)(text)
    return text if drawn < DOUBTFUL + CLEAN else rng.choice(ways.plain)(text)


def word(rng: Random, words: Sequence[str], *, odd: Sequence[str]) -> str:
    """A word that the list knows or understands, seldom one that it does not."""
    return rng.choice(odd if rng.random() < DOUBTFUL else words)


def amount(rng: Random, value: float) -> str:
    """An amount in yuan: `99`, `￥99`, `1,280.50`, `1.2万`."""
    plain = f"{value:g}" if rng.random() < 0.7 else f"{value:.2f}"
    if value >= 1_000 and rng.random() > CLEAN:
        large = value >= 10_000
        return rng.choice((f"{value / 10_000:g}万", f"{value / 10_000:g}w") if large else (f"￥{value:,.2f}", plain))
    return written(rng, plain, AMOUNTS)


def day(rng: Random, value: datetime.date) -> str:
    """A day: `2024-03-05`, `2024年3月5日`, `2024.3.5`, `3月5号`, `二〇二四年3月5日`."""
    year, month, date = value.year, value.month, value.day
    plain = (
        f"{year}年{month}月{date}日",
        f"{year}.{month}.{date}",
        f"{year}/{month}/{date}",
        f"{year}、{month}、{date}",
        f"{value:%Y%m%d}",
        wide(value.isoformat()),
        f"{str(year).translate(NUMERALS)}年{month}月{date}日",
    )
    doubtful = (f"{value:%y}.{month}.{date}", f"{month}月{date}号", f"{year}年{month}月{date}日（补单）")
    return written(rng, value.isoformat(), _fixed(plain, doubtful))


def time(rng: Random, value: datetime.time) -> str:
    """A time of day: `20:30`, `２０：３０`, `20点30分`, `晚上8点半`."""
    plain = f"{value:%H:%M}"
    half = "上午" if value.hour < 12 else "下午" if value.hour < 18 else "晚上"
    minutes = {0: "", 30: "半"}.get(value.minute, f"{value.minute}分")
    spoken = f"{half}{(value.hour - 1) % 12 + 1}点{minutes}"
    return written(rng, plain, _fixed((wide(plain), f"{value.hour}点{value.minute:02}分", spoken), (f"{value:%H%M}",)))


def _fixed(plain: Sequence[str], doubtful: Sequence[str]) -> Ways:
    """Ways that are reckoned already."""
    return Ways(*(tuple(_always(text) for text in texts) for texts in (plain, doubtful)))


def _always(text: str) -> Way:
    return lambda _: text


def _neighbour(digits: str) -> str:
    """Another number of the same person."""
    return digits[:-4] + digits[:-5:-1]


def _spaced(digits: str, mark: str) -> str:
    return mark.join((digits[:3], digits[3:7], digits[7:]))
