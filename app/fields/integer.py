"""Whole numbers: pieces, days, points."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar

from app.fields.number import Number
from app.model.change import NumberFormat

UNIT = re.compile(
    r"\s*(?:件套|[件个個双雙套瓶盒支条條只隻包袋箱片张張本台臺部对對组組份次天日人位岁枚粒罐桶斤块根把副顶卷串提板管支]|pcs?|分)$",
    re.I,
)
"""Measure words after a number: `3件`, `2双`."""


class Integer(Number):
    kind: ClassVar[str] = "integer"
    number_format: ClassVar[NumberFormat | None] = NumberFormat("NUMBER", "#,##0")

    def bare(self, text: str) -> str:
        return UNIT.sub("", text)

    def fault(self, value: Decimal) -> str:
        return super().fault(value) or ("" if value == value.to_integral_value() else "number.not_whole")

    def stored(self, value: Decimal) -> int | float:
        return int(value)
