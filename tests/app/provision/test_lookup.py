"""The tab in which people look somebody up: one open cell, formulas for the rest, put in once."""

from __future__ import annotations

import pytest

from app.model.cell import Formula
from app.model.change import Protect, ReplaceBlock
from app.model.template import Template
from app.provision.lookup import OPEN, content
from app.templates import load
from tests.app.provision.applying import NEW, planned, provisioned

ZH, EN = load("base", "zh-CN"), load("base", "en")


@pytest.mark.parametrize("template", [ZH, EN], ids=["zh", "en"])
def test_card_names_its_columns(template: Template) -> None:
    tab = template.tab("lookup")
    assert tab.lookup is not None
    labels = [row[0].value for row in content(tab, template, NEW).grid if row]
    assert labels[3 : 3 + len(tab.lookup.card)] == [template.column(path).label for path in tab.lookup.card]


def test_formulas_are_filled_in() -> None:
    cells = [cell for row in content(ZH.tab("lookup"), ZH, NEW).grid for cell in row if isinstance(cell.value, Formula)]
    texts = [cell.value.text for cell in cells if isinstance(cell.value, Formula)]
    assert len(texts) == 15 and all(text.startswith("=IF(") for text in texts)
    assert not any("{customers" in text or "{orders" in text for text in texts)
    assert "text" not in {cell.style for cell in cells}


def test_open_cell_is_blank_text() -> None:
    row, column = OPEN
    cell = content(ZH.tab("lookup"), ZH, NEW).grid[row][column]
    assert (cell.value, cell.style) == (None, "text")
    (protection,) = (change for change in planned(ZH) if isinstance(change, Protect) and change.opened)
    assert (protection.tab_id, protection.opened) == (ZH.tab("lookup").sheet_id, OPEN)


def test_put_in_once() -> None:
    assert sum(isinstance(change, ReplaceBlock) for change in planned(ZH)) == 1
    assert planned(ZH, provisioned(ZH)) == ()


def test_other_tabs_look_nothing_up() -> None:
    with pytest.raises(ValueError, match="customers looks nothing up"):
        content(ZH.tab("customers"), ZH, NEW)
