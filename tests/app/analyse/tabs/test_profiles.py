"""客户画像: one row per customer who has bought."""

from __future__ import annotations

from datetime import date

from app.analyse.tabs.profiles import MOST, profiles
from app.model.cell import Formula, Scalar
from app.model.row import Row
from tests.app.analyse.shop import column, customer, order, row, shop, values

GOODS = (
    row("products", sku="LP", category="口红", brand="花西子", color="正红"),
    row("products", sku="MK", category="面膜"),
)
ROWS = (
    customer("13800138000", "李雷", "lilei_88"),
    *GOODS,
    order(100, date(2025, 1, 1), order_no="A1", customer="13800138000", sku="LP", quantity=2),
    order(50, date(2025, 1, 11), order_no="A2", customer="lilei_88", sku="MK"),
    order(60, date(2025, 2, 1), order_no="A3", customer="LILEI_88", sku="MK", refunded=10.5),
    order(30, date(2025, 3, 1), order_no="B1", customer="13900139000"),
)


def told(*rows: Row) -> dict[str, Scalar | Formula]:
    """Header → what the first row says."""
    grid = profiles(shop(*rows))
    return dict(zip(map(str, values(grid[0])), (cell.value for cell in grid[1]), strict=True))


def test_profile_reckoned_by_hand() -> None:
    said = told(*ROWS)
    assert [said[header] for header in ("客户", "姓名", "分层", "R", "F", "M", "会员等级", "积分")] == [
        *("13800138000", "李雷", "活跃客户", 1, 3, 3, "普通会员", 199),
    ]
    assert [said[header] for header in ("累计消费", "订单数", "笔单价", "多少天没买")] == [199.5, 3, 66.5, 41]


def test_favourites_have_their_share() -> None:
    said = told(*ROWS)
    assert (said["偏好类别"], said["偏好品牌"], said["偏好尺码"]) == ("口红 50%（2/4）", "花西子 100%（2/2）", None)


def test_word_of_person_wins() -> None:
    said = told(*ROWS, row("preferences", customer="lilei_88", product_type="香水", color="豆沙"))
    assert (said["偏好类别"], said["偏好颜色"]) == ("香水（客户说的）", "豆沙（客户说的）")


def test_next_purchase_by_own_pace() -> None:
    """Ten and twenty-one days between purchases: the median is 15.5, the last one was on the 1st of February."""
    said = told(*ROWS)
    assert said["预计下次购买"] == 45689 + 16
    assert (said["流失风险"], said["预计半年消费"]) == (None, None)


def test_most_spent_comes_first() -> None:
    assert column(profiles(shop(*ROWS)), "客户")[:2] == ["13800138000", "13900139000"]


def test_long_list_is_cut() -> None:
    grid = profiles(shop(*(order(1, customer=str(number)) for number in range(MOST + 2))))
    assert values(grid[MOST + 1]) == ["还有 2 位买得较少的客户没有列出。"]


def test_nobody_bought_is_said() -> None:
    assert values(profiles(shop(customer("138")))[1]) == ["还没有客户买过东西。"]
