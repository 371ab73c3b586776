"""What is only likely: readings of typed texts for which no measurement against Google has been published.

One line a reading; tests hold this server to them, and a live check against a scratch spreadsheet can settle each.
What is not listed was recorded, measured or documented. Dates without a year are read in 2026. Likely as well: a cell
that has a number format keeps it whatever is typed, and one of type TEXT drops a leading apostrophe.
"""

from __future__ import annotations

from typing import NamedTuple

from localsheets.cells.value import Formula


class Likely(NamedTuple):
    """A text typed into an empty cell without format, what it then holds and shows, and what that rests on."""

    locale: str
    text: str
    value: str | int | float | bool | Formula
    shown: str
    because: str


UI = "known from the user interface, not from a measurement"
CLDR = "the locale's customary form"
STRICT = "nothing says that it is recognised"

LIKELY = (
    Likely("zh_CN", "2024年3月5日", 45356, "2024年3月5日", CLDR),
    Likely("zh_CN", "24年3月5日", 45356, "24年3月5日", CLDR),
    Likely("zh_CN", "2024年3月", 45352, "2024年3月", CLDR),
    Likely("zh_CN", "3月5日", 46086, "3月5日", CLDR),
    Likely("zh_CN", "3月5号", "3月5号", "3月5号", STRICT),
    Likely("zh_CN", "2024/3/5", 45356, "2024/3/5", CLDR),
    Likely("zh_CN", "24/3/5", 45356, "24/3/5", CLDR),
    Likely("zh_CN", "2024-3-5", 45356, "2024-03-05", UI),
    Likely("zh_CN", "2024.3.5", "2024.3.5", "2024.3.5", STRICT),
    Likely("zh_CN", "20240305", 20240305, "20240305", STRICT),
    Likely("zh_CN", "3/5/2024", "3/5/2024", "3/5/2024", STRICT),
    Likely("zh_CN", "3/5", 46086, "3/5", UI),
    Likely("zh_CN", "3-5", 46086, "3-5", UI),
    Likely("zh_CN", "165/88", "165/88", "165/88", STRICT),
    Likely("zh_CN", "Mar 5, 2024", "Mar 5, 2024", "Mar 5, 2024", STRICT),
    Likely("zh_CN", "下午3:05", 0.6284722222222222, "下午3:05", CLDR),
    Likely("zh_CN", "上午 9:30:00", 0.3958333333333333, "上午9:30:00", CLDR),
    Likely("zh_CN", "2024-3-5 下午3:05", 45356.62847222222, "2024-03-05 下午3:05", CLDR),
    Likely("zh_CN", "¥1,280.50", 1280.5, "¥1,280.50", CLDR),
    Likely("zh_CN", "￥99", 99, "¥99", CLDR),
    Likely("zh_CN", "$5", 5, "$5", UI),
    Likely("zh_CN", "99元", "99元", "99元", STRICT),
    Likely("zh_CN", "1.2万", "1.2万", "1.2万", STRICT),
    Likely("zh_CN", "１２３", "１２３", "１２３", STRICT),
    Likely("zh_CN", "1，200", "1，200", "1，200", STRICT),
    Likely("zh_CN", "真", "真", "真", "booleans are TRUE and FALSE in every locale"),
    Likely("zh_CN", "是", "是", "是", "booleans are TRUE and FALSE in every locale"),
    Likely("zh_CN", "13800138000", 13800138000, "13800138000", "below the 15 digits that are shown in full"),
    Likely("zh_CN", "+8613800138000", 8613800138000, "8613800138000", "a sign before digits"),
    Likely("zh_CN", "+86 138 0013 8000", Formula("=+86 138 0013 8000"), "#ERROR!", "texts with + were seen to fail so"),
    Likely("zh_CN", "138-0013-8000", "138-0013-8000", "138-0013-8000", STRICT),
    Likely("zh_CN", "110101199003070011", 1.1010119900307002e17, "1.10101E+17", "16 digits were seen as 1.70597E+15"),
    Likely("zh_CN", "1e5", 100000, "1.00E+05", UI),
    Likely("en_US", "1e5", 100000, "1.00E+05", UI),
    Likely("en_US", "12.5%", 0.125, "12.50%", UI),
    Likely("en_US", "1,234", 1234, "1,234", UI),
    Likely("en_US", "1,23", "1,23", "1,23", STRICT),
    Likely("en_US", "(5)", -5, "-5", UI),
    Likely("en_US", "- item", "- item", "- item", UI),
    Likely("en_US", "-A1", "-A1", "-A1", UI),
    Likely("en_US", "@home", "@home", "@home", UI),
    Likely("en_US", "€5.50", 5.5, "€5.50", UI),
    Likely("en_US", "3/5", 46086, "3/5", UI),
    Likely("en_US", "3-5-24", 45356, "3-5-24", UI),
    Likely("en_US", "3/5/1930", 11022, "3/5/1930", UI),
    Likely("en_US", "3/5/30", 11022, "3/5/30", UI),
    Likely("en_US", "Mar 5, 2024", 45356, "Mar 5, 2024", UI),
    Likely("en_US", "5-Mar-2024", 45356, "5-Mar-2024", UI),
    Likely("en_US", "March 2024", 45352, "March 2024", UI),
    Likely("en_US", "2024-03", 45352, "2024-03", UI),
    Likely("en_US", "2024-03-05T10:30:00Z", "2024-03-05T10:30:00Z", "2024-03-05T10:30:00Z", UI),
    Likely("en_US", "10:30", 0.4375, "10:30", UI),
    Likely("en_US", "10 pm", 0.9166666666666666, "10 PM", UI),
    Likely("en_US", "25:00:00", 1.0416666666666667, "25:00:00", UI),
    Likely("en_US", "1/2", 46024, "1/2", UI),
    Likely("en_US", "2024年3月5日", "2024年3月5日", "2024年3月5日", STRICT),
    Likely("en_US", " 5 ", 5, "5", UI),
    Likely("en_US", "#N/A", "#N/A", "#N/A", STRICT),
)
