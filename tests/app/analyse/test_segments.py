"""Segments, scores and tiers of customers, and what became of those who were in a segment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analyse.buyers import Buyer
from app.analyse.outlook import outlooks
from app.analyse.scores import scores
from app.analyse.segments import segments
from app.analyse.tiers import tiers
from app.model.cell import Scalar
from app.model.row import Row
from app.templates.load import load, locales
from tests.app.analyse.shop import TODAY, customer, order, shop

NETS = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(-5, 5), min_size=1)


def bought(name: str, *times: tuple[int, float]) -> list[Row]:
    """Orders of one customer: so many days ago, for so much."""
    dates = [(TODAY - timedelta(days=ago), amount) for ago, amount in times]
    return [order(amount, day, customer=name, order_no=f"{name}{day}") for day, amount in dates]


SHOP = [
    *bought("best", (200, 900), (100, 900), (5, 900)),
    *bought("keep", (400, 800), (300, 800), (95, 800)),
    *bought("back", (100, 5000)),
    *bought("new", (3, 20)),
    *bought("active", (80, 10), (20, 10)),
    *bought("dormant", (90, 30)),
    *bought("lost", (360, 30)),
    *bought("gone", (361, 5)),
    *bought("went", (362, 5)),
    customer("looks"),
]


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("best", "高价值客户"),
        ("keep", "重要保持客户"),
        ("back", "重要挽留客户"),
        ("new", "新客户"),
        ("active", "活跃客户"),
        ("dormant", "沉睡客户"),
        ("lost", "流失客户"),
        ("looks", "潜在客户"),
    ],
)
def test_segments_reckoned_by_hand(name: str, segment: str) -> None:
    assert segments(shop(*SHOP), on=TODAY)[name] == segment


def test_segments_of_an_earlier_day() -> None:
    then = segments(shop(*SHOP, customer("new")), on=TODAY - timedelta(days=10))
    assert (then["new"], then["dormant"], then["lost"]) == ("潜在客户", "新客户", "沉睡客户")


@pytest.mark.parametrize("locale", locales())
def test_segments_are_words_of_the_list(locale: str) -> None:
    template = load("base", locale)
    choices = template.tab("choices")
    index = [column.name for column in choices.columns].index("segment")
    words = {text for key, text in template.texts.items() if key.startswith("report.segments.")}
    assert words == {seed[index] for seed in choices.seeds if seed[index]}


@given(NETS)
def test_scores_follow_the_rank(nets: dict[str, int]) -> None:
    marks = scores({key: Buyer(net, 1, (45000,)) for key, net in nets.items()})
    best, least = max(nets, key=lambda key: nets[key]), min(nets, key=lambda key: nets[key])
    assert marks[least].money == 1 == marks[best].frequency == marks[best].recency
    for one in nets:
        assert all((nets[one] < nets[other]) <= (marks[one].money <= marks[other].money) for other in nets)


def test_fifths_reckoned_by_hand() -> None:
    marks = scores({str(net): Buyer(net, 1, (45000,)) for net in range(10)})
    assert [marks[str(net)].money for net in range(10)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


@pytest.mark.parametrize(
    ("settings", "tier"),
    [
        ({}, "银卡会员"),
        ({"tier_2_from": 1000.01}, "普通会员"),
        ({"tier_months": 0}, "金卡会员"),
        ({"tier_months": 0, "tier_4_from": 6000, "tier_4_name": "黑卡"}, "黑卡"),
    ],
)
def test_tier_by_settings_in_force(settings: dict[str, Scalar], tier: str) -> None:
    source = shop(*bought("a", (500, 5000), (30, 1000)), settings=settings)
    assert tiers(source)["a"] == tier


def test_outlook_is_what_happened() -> None:
    """Ten who bought once 190 days ago: two came again."""
    rows = [row for number in range(10) for row in bought(f"c{number}", (190, 50))]
    source = shop(*rows, *bought("c1", (30, 100)), *bought("c2", (20, 60), (10, 40)))
    (outlook,) = outlooks(source).values()
    assert (outlook.count, outlook.risk, outlook.value) == (10, 0.8, 2000)
    assert outlooks(shop(*rows[:9], as_of=date(2025, 3, 14))) == {}
