"""Amounts of money in the store's currency: a number in the sheet, two decimals and more only where they were given."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar

from app.fields import numerals
from app.fields.folding import plain
from app.fields.number import PLACES, Number
from app.model.cell import Scalar
from app.model.change import NumberFormat
from app.model.row import shown
from app.model.verdict import Verdict, flag

BEFORE = re.compile(
    r"^(?P<sign>[-−]?)\s*(?:¥|rmb|cny|人民币)\s*(?=[-−.\d一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾])", re.I
)
AFTER = re.compile(r"\s*(?:[元圆]整|块钱|人民币|[元圆块]|rmb|cny)$", re.I)
FOREIGN = re.compile(
    r"[$€£₩฿]|\b(?:usd|hkd|eur|jpy|gbp|krw|twd|mop|aud|cad|sgd)\b|(?<=\d)(?:usd|hkd|eur|jpy|gbp|krw|twd|刀)"
    r"|美元|美金|港币|港元|日元|日币|欧元|英镑|韩元|韩币|台币|澳元|澳币|加元|加币|新币|泰铢|卢布",
    re.I,
)
YUAN_AND_JIAO = re.compile(r"([一二两三四五六七八九十百\d]+)[元块]([一二三四五六七八九\d])(?:角|毛)?")
"""`三块五`, `3元5角`: the single numeral behind is tenths."""


class Money(Number):
    kind: ClassVar[str] = "money"
    number_format: ClassVar[NumberFormat | None] = NumberFormat("NUMBER", "#,##0.00")
    limit: ClassVar[float] = 1e8

    def bare(self, text: str) -> str:
        return AFTER.sub("", BEFORE.sub(r"\g<sign>", text))

    def doubtful(self, text: str, bare: str) -> Verdict:
        return flag(text, "money.foreign") if FOREIGN.search(plain(text)[:200]) else super().doubtful(text, bare)

    def spelt(self, bare: str) -> Decimal | int | None:
        parts = YUAN_AND_JIAO.fullmatch(bare)
        if not parts:
            return super().spelt(bare)
        yuan, tenths = (numerals.chinese(part) if not part.isdecimal() else int(part) for part in parts.groups())
        return None if yuan is None or tenths is None else Decimal(yuan) + Decimal(tenths) / 10

    def entered(self, value: Scalar) -> str:
        """`1280.50`: two decimals, up to four where a unit price has them."""
        number = numerals.finite(value)
        if number is None:
            return shown(value)
        exact = f"{number:.{PLACES}f}"
        return exact[:-2] + exact[-2:].rstrip("0")
