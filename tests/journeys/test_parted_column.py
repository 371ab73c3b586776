"""A header and its column part: nothing is written where it might be wrong, and everything else goes on."""

from __future__ import annotations

from tests.shop import AMEI, SERVICE, Shop


def swapped(shop: Shop) -> None:
    """The headers of name and WeChat id change places, not what is under them: only the owner of the file can."""
    shop.onboarded()
    shop.sync()
    shop.tab("客户", SERVICE).batch_update(
        [{"range": "A1", "values": [["微信号"]]}, {"range": "C1", "values": [["姓名"]]}]
    )
    shop.tab("客户", AMEI).update([["　xiaomei_2020", "+86 138 0013 8000", "lilei_2020　"]], "A2", raw=True)


def codes(shop: Shop) -> set[tuple[str, str]]:
    return {(item["code"], item["column"]) for item in shop.items("findings") if item["code"] == "column.unmarked"}


def test_parted_columns_stay_untouched(shop: Shop) -> None:
    swapped(shop)
    shop.sync()
    assert shop.tab("客户").row_values(2)[:3] == ["　xiaomei_2020", "13800138000", "lilei_2020　"]
    assert codes(shop) == {("column.unmarked", "name"), ("column.unmarked", "wechat")}


def test_sync_comes_to_rest(shop: Shop) -> None:
    swapped(shop)
    shop.sync()
    writes = shop.counts()["sheets.write"]
    assert [shop.sync()["writes"] for _ in range(2)] == [0, 0]
    assert shop.counts()["sheets.write"] == writes


def test_headers_put_back_heal(shop: Shop) -> None:
    swapped(shop)
    shop.sync()
    shop.tab("客户", SERVICE).batch_update(
        [{"range": "A1", "values": [["姓名"]]}, {"range": "C1", "values": [["微信号"]]}]
    )
    shop.sync()
    assert codes(shop) == set()
    assert shop.tab("客户").row_values(2)[:3] == ["xiaomei_2020", "13800138000", "lilei_2020"]


def test_parted_column_proposes_nothing(shop: Shop) -> None:
    """What was held there could not be accepted, as long as it is not certain which column it is."""
    shop.onboarded()
    for _ in range(2):  # put right, put back
        shop.tab("客户", AMEI).update([["李雷", "+86 138 0013 8000"]], "A2", raw=True)
        shop.sync()
        shop.clock.sleep(10)
    assert "rewrite.held" in {item["code"] for item in shop.items("findings")}
    tags = {"developerMetadataLookup": {"locationType": "COLUMN"}}
    shop.sheet(AMEI).batch_update({"requests": [{"deleteDeveloperMetadata": {"dataFilter": tags}}]})
    shop.tab("客户", AMEI).update([["韩梅梅", "+86 139 0013 9000"]], "A3", raw=True)
    for _ in range(2):  # a write that is refused, since a mark is gone; a read with the marks
        shop.sync()
    assert codes(shop) and "rewrite.held" not in {item["code"] for item in shop.items("findings")}
