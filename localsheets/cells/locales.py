"""What differs between spreadsheet locales: order of dates, words of the calendar, currency, default patterns.

A locale that is not listed is treated as en_US. For zh_CN nothing here has been measured against Google; the
consequences are listed, one by one, in `likely`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Locale:
    """One locale; `patterns` maps a format type to the pattern used where a cell's format names none."""

    code: str
    date_order: str
    currency_signs: tuple[str, ...]
    currency: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    half_days: tuple[str, str]
    patterns: dict[str, str] = field(repr=False)


def _patterns(date: str, time: str, date_time: str, currency: str) -> dict[str, str]:
    return {
        "TEXT": "@",
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "SCIENTIFIC": "0.00E+00",
        "CURRENCY": currency,
        "DATE": date,
        "TIME": time,
        "DATE_TIME": date_time,
    }


EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EN_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

EN_US = Locale(
    code="en_US",
    date_order="mdy",
    currency_signs=("$",),
    currency='"$"#,##0',
    months=EN_MONTHS,
    short_months=tuple(name[:3] for name in EN_MONTHS),
    weekdays=EN_WEEKDAYS,
    short_weekdays=tuple(name[:3] for name in EN_WEEKDAYS),
    half_days=("AM", "PM"),
    patterns=_patterns("M/d/yyyy", "h:mm:ss am/pm", "M/d/yyyy H:mm:ss", '"$"#,##0.00'),
)

ZH_CN = Locale(
    code="zh_CN",
    date_order="ymd",
    currency_signs=("¥", "￥"),
    currency='"¥"#,##0',
    months=tuple(f"{name}月" for name in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]),
    short_months=tuple(f"{month}月" for month in range(1, 13)),
    weekdays=tuple(f"星期{name}" for name in "一二三四五六日"),
    short_weekdays=tuple(f"周{name}" for name in "一二三四五六日"),
    half_days=("上午", "下午"),
    patterns=_patterns("yyyy/M/d", "H:mm:ss", "yyyy/M/d H:mm:ss", '"¥"#,##0.00'),
)

LOCALES = {known.code: known for known in (EN_US, ZH_CN)}


def locale_of(code: str) -> Locale:
    """The locale of a spreadsheet's `properties.locale`; en_US where it is not known here."""
    return LOCALES.get(code, EN_US)
