"""An edited cell: typed by a person, read, cleaned, accounted for, and theirs again if they insist."""

from __future__ import annotations

from typing import Any

from tests.shop import AMEI, Shop

MEI = ["王小美", "+86 138 0013 8000", "微信:xiaomei_2020"]
LI = ["李雷", "１３９００１３９０００"]


def typed(shop: Shop, *rows: list[Any]) -> None:
    """A shop whose people typed these customers, synced once before they did."""
    shop.onboarded()
    shop.sync()
    shop.tab("客户", AMEI).update([list(row) for row in rows], "A2", raw=True)
    shop.clock.sleep(10)


def customers(shop: Shop) -> list[list[Any]]:
    return shop.tab("客户").get_all_values()[1:]


def test_typing_is_cleaned(shop: Shop) -> None:
    typed(shop, MEI, LI)
    report = shop.sync()
    assert (report["edits"], report["rewritten"], report["outcome"]) == (2, 3, "applied")
    assert [row[:3] for row in customers(shop)] == [
        ["王小美", "13800138000", "xiaomei_2020"],
        ["李雷", "13900139000", ""],
    ]


def test_sync_is_two_calls(shop: Shop) -> None:
    typed(shop, MEI, LI)
    before = shop.counts()
    shop.sync()
    after = shop.counts()
    assert after["sheets.read"] - before["sheets.read"] == 1
    assert after["sheets.write"] - before["sheets.write"] == 1


def test_unchanged_sheet_is_one_read(shop: Shop) -> None:
    typed(shop, MEI)
    shop.sync()
    before = shop.counts()
    assert shop.sync()["outcome"] == "unchanged"
    after = shop.counts()
    assert after["sheets.read"] - before["sheets.read"] == 1
    assert after["sheets.write"] == before["sheets.write"]


def test_changes_tell_the_story(shop: Shop) -> None:
    typed(shop, MEI)
    shop.sync()
    shop.clock.sleep(60)
    shop.tab("客户", AMEI).update_acell("Q2", "老客户")
    shop.sync()
    told = [(item["kind"], item["column"], item["before"], item["after"]) for item in shop.items("changes")]
    assert told[0] == ("edit", "note", None, "老客户")
    assert sorted(told[1:3]) == [
        ("rewrite", "phone", "+86 138 0013 8000", "13800138000"),
        ("rewrite", "wechat", "微信:xiaomei_2020", "xiaomei_2020"),
    ]
    assert told[3][0] == "insert" and len(told) == 4


def test_bad_cell_becomes_finding(shop: Shop) -> None:
    typed(shop, ["王小美", "138OO138000"], ["", "13900139000"])
    shop.sync()
    found = {item["code"]: item for item in shop.items("findings")}
    assert found["phone.letters"]["proposal"] == "13800138000" and found["phone.letters"]["seen"] == "138OO138000"
    assert "13800138000" in found["phone.letters"]["advice"] and found["value.required"]["column"] == "name"
    assert customers(shop)[0][1] == "138OO138000"


def test_mended_cell_is_solved(shop: Shop) -> None:
    typed(shop, ["王小美", "138OO138000"])
    shop.sync()
    shop.tab("客户", AMEI).update([["13800138000"]], "B2", raw=True)
    report = shop.sync()
    assert (report["solved"], report["findings"], shop.items("findings")) == (1, 0, [])


def test_word_put_back_is_respected(shop: Shop) -> None:
    typed(shop, MEI)
    shop.sync()
    shop.tab("客户", AMEI).update([[MEI[1]]], "B2", raw=True)
    report = shop.sync()
    assert (report["held"], report["rewritten"]) == (1, 0)
    assert customers(shop)[0][1] == MEI[1]
    (finding,) = (item for item in shop.items("findings") if item["code"] == "rewrite.held")
    assert (finding["seen"], finding["proposal"]) == (MEI[1], "13800138000")


def test_same_word_elsewhere_is_cleaned(shop: Shop) -> None:
    typed(shop, MEI)
    shop.sync()
    shop.tab("客户", AMEI).update([["韩梅梅", MEI[1]]], "A3", raw=True)
    assert shop.sync()["rewritten"] == 1
    assert [row[1] for row in customers(shop)] == ["13800138000", "13800138000"]


def test_sort_is_no_news(shop: Shop) -> None:
    typed(shop, MEI, LI, ["韩梅梅", "13700137000"])
    shop.sync()
    shop.tab("客户", AMEI).sort((1, "des"), range="A2:Z1000")
    report = shop.sync()
    assert (report["edits"], report["rewritten"]) == (0, 0)


def test_row_comes_and_goes(shop: Shop) -> None:
    typed(shop, MEI, LI)
    shop.sync()
    shop.clock.sleep(60)
    shop.tab("客户", AMEI).delete_rows(2)
    assert shop.sync()["edits"] == 1
    (gone, *_) = shop.items("changes")
    assert (gone["kind"], gone["key"]) == ("delete", "13800138000")


def test_insistence_weeks_later_respected(shop: Shop) -> None:
    """By then the text had left the sheet; that it was rewritten once is known all the same."""
    typed(shop, MEI)
    shop.sync()
    shop.clock.sleep(20 * 86_400)
    shop.sync()
    shop.tab("客户", AMEI).update([["+86 138 0013 8000"]], "B2", raw=True)
    assert [shop.sync()["held"] for _ in range(2)] == [1, 1]
    assert customers(shop)[0][1] == "+86 138 0013 8000"
