"""Where declared columns stand: as declared, else by mark, else by a header that leaves no doubt."""

from __future__ import annotations

from app.model.structure import Structure, TabStructure
from app.provision.places import places
from app.templates import load
from tests.app.provision.applying import NEW

SETTINGS = load("base", "zh-CN").tab("settings")
NAME, VALUE, _ = (column.metadata_id for column in SETTINGS.columns)


def test_new_tab_stands_as_declared() -> None:
    assert places(SETTINGS, NEW) == {"name": 0, "value": 1, "meaning": 2}


def test_mark_wins_over_header() -> None:
    assert _places(("值", "名称", "说明"), {NAME: 0, VALUE: 1}) == {"name": 0, "value": 1, "meaning": 2}


def test_doubled_header_finds_nothing() -> None:
    assert _places(("名称", "名称", "值"), {}) == {"value": 2}


def test_header_of_marked_column_ignored() -> None:
    assert _places(("值", "名称"), {NAME: 0}) == {"name": 0}


def _places(header: tuple[str, ...], marks: dict[int, int]) -> dict[str, int]:
    tab = TabStructure(SETTINGS.sheet_id, "设置", 0, 9, 9, header=header, metadata=marks)
    return places(SETTINGS, Structure("x", "", "", (tab,)))
