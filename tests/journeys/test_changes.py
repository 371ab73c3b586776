"""The history of a sheet: what people and the service changed, by address and in its own tab."""

from __future__ import annotations

from tests.shop import AMEI, BOSS, Shop


def test_log_causes_no_write(shop: Shop) -> None:
    """A sync that rewrote is the only write: its own entries stand in the log that it wrote."""
    shop.onboarded()
    shop.tab("客户").update([["李 雷", "+86 138 0013 8000"]], "A2:B2")
    shop.sync()
    shop.clock.sleep(30)
    shop.tab("客户").update([["韩梅梅", "１３９００１３９０００"]], "A3:B3")
    assert shop.sync()["rewritten"] == 1
    before, standing = shop.counts()["sheets.write"], shop.tab("变更记录").get_all_values()
    assert shop.sync()["outcome"] == "unchanged"
    assert shop.counts()["sheets.write"] == before
    assert [row[1:6] for row in standing[1:4]] == [
        ["自动改正", "客户", "13900139000", "手机号码", "１３９００１３９０００"],
        ["新增一行", "客户", "13900139000", "", ""],
        ["自动改正", "客户", "13800138000", "手机号码", "+86 138 0013 8000"],
    ]


def test_operation_in_log_exists(shop: Shop) -> None:
    store = shop.onboarded()
    shop.tab("客户").update([["李雷", "+86 138 0013 8000"]], "A2:B2")
    shop.sync()
    (change,) = shop.items("changes")
    assert shop.tab("变更记录").acell("I2").value == change["operation_id"]
    assert shop.call("GET", f"/v1/stores/{store['id']}/changes?operation={change['operation_id']}").json()["items"]


def test_changes_are_filtered(shop: Shop) -> None:
    store = shop.onboarded()
    shop.tab("客户").update([["李雷", "13800138000"], ["韩梅梅", "13900139000"]], "A2:B3")
    shop.sync()
    shop.clock.sleep(60)
    shop.tab("客户", AMEI).update_acell("A2", "李磊")
    shop.tab("客户", AMEI).update_acell("B3", "+86 13900139000")
    shop.sync()

    def found(**asked: str) -> list[tuple[str, str]]:
        answer = shop.call("GET", f"/v1/stores/{store['id']}/changes", params=asked)
        return [(item["kind"], item["key"]) for item in answer.json()["items"]]

    li, han = ("edit", "13800138000"), ("edit", "13900139000")
    assert found() == [("rewrite", "13900139000"), han, li]
    assert found(column="phone", kind="edit") == [han]
    assert found(key="13800138000") == found(key=shop.items("changes")[2]["key_hash"]) == [li]
    assert found(tab="orders") == found(until="2026-11-24T12:00:30+08:00") == []
    assert len(found(since="2026-11-24T12:00:30+08:00")) == 3


def test_nonsense_filters_are_refused(shop: Shop) -> None:
    store = shop.onboarded()
    for asked in ({"since": "yesterday"}, {"kind": "theft"}, {"tab": "a\0b"}, {"limit": "0"}):
        assert shop.call("GET", f"/v1/stores/{store['id']}/changes", params=asked).status_code == 422


def test_one_editor_is_likely(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户", BOSS).update([["李雷", "13800138000"]], "A2:B2")
    shop.sync()
    shop.tab("客户", AMEI).update_acell("A2", "李磊")
    shop.sync()
    (change,) = shop.items("changes")
    assert (change["author"]["certainty"], "amei" in change["author"]["name"]) == ("likely", True)


def test_two_editors_stay_unknown(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户", BOSS).update([["李雷", "13800138000"]], "A2:B2")
    shop.sync()
    shop.tab("客户", AMEI).update_acell("A2", "李磊")
    shop.tab("客户", BOSS).update_acell("B2", "13900139000")
    shop.sync()
    assert {change["author"]["certainty"] for change in shop.items("changes")} == {"unknown"}


def test_drive_is_asked_for_edits_only(shop: Shop) -> None:
    shop.onboarded()
    shop.sync()
    calls = shop.counts()["drive"]
    shop.sync()
    assert shop.counts()["drive"] == calls
    shop.tab("客户").update([["李雷", "13800138000"]], "A2:B2")
    shop.sync()
    methods: dict[str, int] = dict(shop.counts()["methods"])  # type: ignore[call-overload]
    assert methods["drive.revisions.list"] == 2
