"""The data base is lost, or that of yesterday comes back: the next sync makes it good from the sheet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from app.db.tables import metadata
from tests.kept import copied, put_back
from tests.shop import Shop

DAY = 86_400


def derived(shop: Shop) -> dict[str, list[list[str]]]:
    """What stands in every tab that the service writes."""
    inputs = {"客户", "订单", "商品", "设置", "选项"}
    return {tab.title: tab.get_all_values() for tab in shop.sheet().worksheets() if tab.title not in inputs}


def opened(shop: Shop) -> dict[str, Any]:
    """A store with two customers and what was found wrong with one of them."""
    store = shop.onboarded()
    shop.tab("客户").update([["李雷", "+86 138 0013 8000"], ["韩梅梅", "139"]], "A2:B3", raw=True)
    shop.sync()
    return store


def day_passes(shop: Shop) -> None:
    """A day on which much was wrong, a form came in, and a summary was written."""
    shop.clock.sleep(DAY)
    shop.tab("客户").update([[f"客户{n}", f"13{n}"] for n in range(80)], "A4:B83", raw=True)
    shop.submit("join", {"name": "小红", "phone": "13600136000"})
    shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/summaries/2026-11-25")
    shop.sync()
    shop.sync()


def names(shop: Shop) -> list[Any]:
    return [name for name in shop.tab("客户").col_values(1)[1:] if name]


def settled(shop: Shop) -> None:
    """What stands is what would be written into an empty sheet, and nothing is left to do."""
    standing = derived(shop)
    assert shop.sync()["outcome"] == "unchanged"
    with shop.context.engine.begin() as connection:
        connection.execute(delete(metadata.tables["published"]))
    shop.sync()
    assert derived(shop) == standing


def test_yesterdays_books_are_noticed(shop: Shop) -> None:
    """Of eighty findings one is left: the rows of the others must not stay, though these books know of no such rows."""
    opened(shop)
    backup = copied(shop.context.engine)
    day_passes(shop)
    put_back(shop.context.engine, backup)
    shop.tab("客户").batch_clear(["A4:B100"])
    report = shop.sync()
    assert (report["outcome"], report["refused"]) == ("applied", 0)
    assert len([row for row in derived(shop)["数据问题"] if row[0] == "错误"]) <= 1
    shop.sync()
    settled(shop)


def test_what_people_typed_stays(shop: Shop) -> None:
    opened(shop)
    backup = copied(shop.context.engine)
    day_passes(shop)
    before = shop.tab("客户").get_all_values()
    put_back(shop.context.engine, backup)
    shop.sync()
    assert shop.tab("客户").get_all_values() == before
    shop.sync()
    settled(shop)


def test_waiting_submission_is_recognised(shop: Shop) -> None:
    """The backup was made when the form had come in and was not yet in the sheet."""
    opened(shop)
    shop.submit("join", {"name": "小红", "phone": "13600136000"})
    backup = copied(shop.context.engine)
    shop.sync()
    put_back(shop.context.engine, backup)
    assert shop.sync()["delivered"] == 0
    assert names(shop) == ["李雷", "小红", "韩梅梅"]
    shop.sync()
    settled(shop)


def test_cleared_submission_stays_cleared(shop: Shop) -> None:
    """Its row holds nothing any more but the hidden id; so it is known, and not put in again."""
    store = opened(shop)
    shop.submit("join", {"name": "小红", "phone": "13600136000"})
    backup = copied(shop.context.engine)
    shop.sync()
    (change,) = (change for change in shop.items("changes") if change["kind"] == "submission")
    path = f"/v1/stores/{store['id']}/operations/{change['operation_id']}/undo"
    assert len(shop.call("POST", path).json()["rows"]) == 1
    put_back(shop.context.engine, backup)
    assert shop.sync()["delivered"] == 0
    assert names(shop) == ["李雷", "韩梅梅"]


def test_standing_day_is_not_doubled(shop: Shop) -> None:
    opened(shop)
    backup = copied(shop.context.engine)
    day_passes(shop)
    titles = sorted(derived(shop))
    put_back(shop.context.engine, backup)
    shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/summaries/2026-11-25")
    report = shop.sync()
    assert (report["outcome"], report["refused"]) == ("applied", 0)
    assert sorted(derived(shop)) == titles
    assert [finding for finding in shop.items("findings") if finding["code"] == "write.refused"] == []


def test_lost_books_are_made_anew(shop: Shop) -> None:
    """Nothing is left of the data base: the spreadsheet is adopted, and all is as it was but for the history."""
    store = opened(shop)
    day_passes(shop)
    before = shop.tab("客户").get_all_values()
    put_back(shop.context.engine, {})
    shop.onboard("again", spreadsheet={"adopt": store["spreadsheet_id"]})
    shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/summaries/2026-11-25")
    report = shop.sync()
    assert (report["outcome"], report["refused"], report["delivered"]) == ("applied", 0, 0)
    assert shop.tab("客户").get_all_values() == before
    assert len([title for title in derived(shop) if "2026-11-25" in title]) == 1
    shop.sync()
    settled(shop)


def test_foreign_fences_are_removed(shop: Shop) -> None:
    """What the lost books knew of operations is taken over, and their metadata goes after its time."""
    store = opened(shop)
    put_back(shop.context.engine, {})
    shop.onboard("again", spreadsheet={"adopt": store["spreadsheet_id"]})
    shop.sync()
    assert len(fences(shop)) > 1
    shop.clock.sleep(2 * DAY)
    shop.tab("客户").update_acell("A2", "李磊")
    shop.sync()
    assert len(fences(shop)) == 1


def fences(shop: Shop) -> list[str]:
    structure = shop.context.sheets.structure(shop.stores[-1]["spreadsheet_id"])
    return list(structure.operations.values())
