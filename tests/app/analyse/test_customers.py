"""One identity for the phone and the WeChat id of a row."""

from __future__ import annotations

from app.analyse.customers import identities, names
from tests.app.analyse.shop import customer, shop

LI = customer("13800138000", "李雷", "LiLei_88")
HAN = customer("13900139000", "韩梅梅", "hanmeimei")


def test_phone_and_wechat_agree() -> None:
    known = identities(shop(LI, HAN))
    assert known["13800138000"] == known["lilei_88"] == "13800138000"


def test_wechat_alone_is_identity() -> None:
    assert identities(shop(customer("", "小美", "xiaomei"))) == {"xiaomei": "xiaomei"}


def test_shared_wechat_ignores_order() -> None:
    wife = customer("13700137000", "王芳", "LiLei_88")
    assert identities(shop(LI, wife)) == identities(shop(wife, LI))
    assert identities(shop(LI, wife))["lilei_88"] == "13700137000"


def test_names_belong_to_keys() -> None:
    assert names(shop(LI, HAN)) == {"13800138000": "李雷", "13900139000": "韩梅梅"}
