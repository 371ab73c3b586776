"""A store of an older template: brought to the newest version in one write, with nothing of people's touched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gspread.utils import ValueRenderOption

from app import templates
from app.context import context as contexts
from app.model.template import Template
from app.templates.load import ROOT, load
from tests.shop import AMEI, BOSS, Shop

VERSION_1 = Path(__file__).resolve().parents[1] / "sheets_schema" / "version_1"
ROWS = [
    ["王小美", "+86 138 0013 8000", "xiaomei_2020", "0755-88888888", "", "女", "1990年8月15日"],
    ["李雷", "13900139000", "", "", "lilei@qq.com", "", "去年夏天"],
]
Cells = dict[str, list[list[Any]]]


@contextmanager
def a_service_with(schema: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The service as it was, or will be, with another version of the templates; it speaks today's words."""

    def declared(name: str, locale: str) -> Template:
        other = load(name, locale, root=schema)
        return replace(other, texts={**load(name, locale).texts, **other.texts})

    with monkeypatch.context() as patch:
        patch.setattr(templates, "load", declared)
        contexts._template.cache_clear()
        yield
    contexts._template.cache_clear()


@pytest.fixture
def older(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A store of version 1 with rows, words and columns of people's, that the new service has not looked at yet."""
    with a_service_with(VERSION_1, monkeypatch):
        shop.onboard()
        shop.tab("客户", AMEI).update(ROWS, "A2", raw=True)
        shop.tab("客户", AMEI).update([["生肖"], ["马"], ["羊"]], "Z1", raw=True)
        shop.tab("选项", AMEI).update([["阿美"]], "B4", raw=True)
        shop.sync()
    return shop


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The templates with one setting more, and another formula for points."""
    schema = tmp_path / "sheets_schema"
    shutil.copytree(ROOT, schema)
    listed = schema / "template.toml"
    listed.write_text(re.sub(r"(?m)^version = \d+", "version = 99", listed.read_text("utf-8")), "utf-8")
    with (schema / "tabs" / "settings.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[setting]]\nname = "points_per_visit"\nvalue = "1"\n')
    customers = schema / "tabs" / "customers.toml"
    customers.write_text(customers.read_text("utf-8").replace("{points.points}))", "{points.points})*2)"), "utf-8")
    for locale in templates.locales():
        words = f'[setting.points_per_visit]\nlabel = "points {locale}"\nmeaning = "Points for a yuan."\n'
        (schema / "labels" / f"{locale}.more.toml").write_text(words, "utf-8")
    return schema


def cells(shop: Shop) -> Cells:
    """What people's tabs hold, column by column: header, then what was entered."""
    found: Cells = {}
    for tab in shop.sheet(BOSS).worksheets():
        if tab.title in ("客户", "订单", "商品", "设置", "选项"):
            rows = tab.get_values(value_render_option=ValueRenderOption.formula)
            found[tab.title] = [[row[index] for row in rows] for index in range(len(rows[0]))]
    return found


def apply(shop: Shop) -> dict[str, Any]:
    answer = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/apply")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def plan(shop: Shop) -> dict[str, Any]:
    return dict(shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}/plan").json())


def test_plan_names_what_is_new(older: Shop) -> None:
    found = {(item["code"], item["tab"]) for item in plan(older)["changes"]}
    assert {("tab.missing", "tickets"), ("tab.missing", "custom_fields"), ("column.missing", "choices")} <= found


def test_upgrade_is_one_write(older: Shop) -> None:
    writes = older.counts()["sheets.write"]
    assert apply(older)["writes"] == 1
    assert older.counts()["sheets.write"] == writes + 1
    assert plan(older)["changes"] == [] == plan(older)["refused"]
    assert apply(older)["writes"] == 0


def test_nothing_of_people_is_touched(older: Shop) -> None:
    before = cells(older)
    apply(older)
    after = cells(older)
    for title, columns in before.items():
        length = len(columns[0])
        more = title == "设置"  # new settings go in below the first row
        shortened = [[*column[:length]] for column in after[title] if more or not any(column[length:])]
        assert [column for column in columns if column not in shortened] == [], title
    assert older.sheet().worksheet("售后").row_values(1)[0]


def test_new_lists_have_words(older: Shop) -> None:
    apply(older)
    lists = {column[0]: column[1:] for column in cells(older)["选项"]}
    assert "阿美" in lists["负责人"]
    assert len(list(filter(None, lists["客户分层"]))) > 1 if "客户分层" in lists else len(lists) > 6


def test_new_settings_are_added(shop: Shop, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.onboarded()
    tab = shop.tab("设置", AMEI)
    tab.update([["7"]], "B2", raw=True)
    shop.sync()
    before = tab.get_values()
    with a_service_with(newer, monkeypatch):
        apply(shop)
        assert shop.sync()["edits"] == 0
        after = tab.get_values()
        assert [row for row in after if row in before] == before
        assert [row for row in after if row not in before] == [["points zh-CN", "1", "Points for a yuan."]]
        tab.delete_rows(after.index(["points zh-CN", "1", "Points for a yuan."]) + 1)
        shop.sync()
        assert plan(shop)["changes"] == []


def test_new_formulas_are_put_in(shop: Shop, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.onboarded()
    shop.tab("客户", AMEI).update(ROWS, "A2", raw=True)
    shop.tab("订单", AMEI).update([["D1", "2026-11-01", "", "13800138000", "", 1, 30, "", 30]], "A2", raw=False)
    for _ in range(2):
        shop.sync()
    with a_service_with(newer, monkeypatch):
        assert "spill.outdated" in {item["code"] for item in plan(shop)["changes"]}
        apply(shop)
        assert plan(shop)["changes"] == []
        assert shop.tab("客户").get_all_records()[0]["积分"] == 60


def test_sync_waits_for_the_upgrade(older: Shop) -> None:
    store = older.stores[-1]
    answer = older.call("POST", f"/v1/stores/{store['id']}/sync")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:shopsheet:problem:store-outdated")
    assert older.call("GET", f"/v1/stores/{store['id']}").json()["state"] == "active"
    apply(older)
    assert older.sync()["outcome"] in ("applied", "unchanged")


def test_worker_upgrades_by_itself(older: Shop) -> None:
    from app.structure.jobs import look_due
    from app.sync.jobs import sync_due

    older.clock.sleep(3600)
    sync_due(older.context)
    older.clock.sleep(61)
    assert look_due(older.context) == 1
    assert {"售后", "自定义字段"} <= {tab.title for tab in older.sheet().worksheets()}
    assert older.sync()["edits"] == 0


def test_nobody_has_edited_anything(older: Shop) -> None:
    """New tabs and columns come with words that nobody typed."""
    before = older.items("changes")
    apply(older)
    assert older.sync()["edits"] == 0
    kinds = {item["kind"] for item in older.items("changes")[: -len(before) or None]}
    assert kinds <= {"rewrite"}


def test_own_columns_are_told(older: Shop) -> None:
    apply(older)
    older.sync()
    assert [item["seen"] for item in older.items("findings") if item["code"] == "column.own"] == ["生肖"]
