"""How full and how clean the tabs are."""

from __future__ import annotations

from app.analyse.quality import Quality, fill_rate, filled, quality
from tests.app.analyse.shop import customer, found, order, row, shop

LI = customer("13800138000", "李雷")


def test_score_is_share_clean() -> None:
    source = shop(LI, order(5, None), findings=[found("mobile.unreadable", column="phone")])
    assert quality(source) == Quality(filled=4, faulty=1)
    assert quality(source).score == 0.75


def test_score_is_rounded_down() -> None:
    assert Quality(filled=100_000, faulty=1).score == 0.999


def test_more_faults_than_cells() -> None:
    assert Quality(filled=1, faulty=3).score == 0.0


def test_empty_shop_no_score() -> None:
    assert quality(shop()).score is None


def test_one_cell_counts_once() -> None:
    twice = [found("mobile.unreadable", column="phone"), found("mobile.duplicate", column="phone")]
    assert quality(shop(LI, findings=twice)).faulty == 1


def test_settings_are_no_records() -> None:
    assert quality(shop(row("settings", name="日报时间（点）", value="21"))).filled == 0


def test_hidden_submission_is_uncounted() -> None:
    source = shop(row("customers", name="李雷", submission="su_1"), customer("13900139000"))
    assert filled(source, "customers") == {"name": 1, "phone": 1}


def test_fill_rate_whole_percents() -> None:
    assert (fill_rate(2, 3), fill_rate(999, 1000), fill_rate(3, 3), fill_rate(0, 0)) == (0.66, 0.99, 1.0, None)
