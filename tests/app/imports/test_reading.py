"""Which columns of a file are which, what its rows hold, what each row is known by."""

from __future__ import annotations

from app import normalise, templates
from app.imports.reading import Reading, messages, reading, tabs, unclear
from app.model.cell import LONGEST
from app.model.workbook import SheetCells

TEMPLATE = templates.load("base", "zh-CN")
WORDS = normalise.vocabulary(TEMPLATE, {})


def read(*rows: tuple[str | None, ...], **named: str) -> Reading:
    return reading(SheetCells(0, "", rows), TEMPLATE.tab("customers"), WORDS, named)


def test_synonyms_are_recognised() -> None:
    found = read(("客户姓名", "手机", "QQ号"), ("王芳", "138 0013 8000", "12345"))
    assert found.rows == ({"name": "王芳", "phone": "138 0013 8000"},)
    assert [match.state for match in found.matches] == ["taken", "taken", "kept"]


def test_persons_word_is_certain() -> None:
    found = read(("甲", "姓名"), ("王芳", "13800138000"), 甲="name", 姓名="")
    assert found.rows == ({"name": "王芳"},)


def test_every_row_is_accounted() -> None:
    long, odd = "x" * (LONGEST + 1), "\x1b[1m"
    found = read(("姓名", "备注"), ("王芳", None), (None, None), ("李雷", long), ("韩梅梅",), (odd, "x"))
    assert (len(found.rows), found.blank) == (2, 1)
    assert found.refused == ((4, "备注", "too_long"), (6, "姓名", "control_characters"))


def test_unclear_cells_are_counted() -> None:
    found = read(("姓名", "手机号码"), ("王芳", "138O0138000"), ("李雷", "13800138000"), ("韩梅梅", "若干"))
    assert unclear(found, WORDS) == {"name": 0, "phone": 2}


def test_same_content_same_names() -> None:
    one, other = {"name": "王芳"}, {"name": "李雷"}
    first = list(messages("customers", [one, other, one]))
    assert len(set(first)) == 3
    assert set(messages("customers", [other, one, one, {"name": "新"}])) > set(first)
    assert set(first).isdisjoint(messages("orders", [one])) and set(first).isdisjoint(
        messages("customers", [one], salt="im_1")
    )


def test_tabs_that_take_submissions() -> None:
    assert list(tabs(TEMPLATE)) == ["customers", "orders"]
