"""How much a header and its cells look like a declared column."""

from __future__ import annotations

import pytest

from app.model.cell import Scalar
from app.model.tab import Column
from app.model.vocabulary import Vocabulary
from app.recognise.likeness import confidence, content, header, spoken
from app.templates import load

TEMPLATE = load("base", "zh-CN")
PHONE, NAME, GENDER, EMAIL = (TEMPLATE.column(f"customers.{name}") for name in ("phone", "name", "gender", "email"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        *(
            ("*手机号码（必填）", "手机号码"),
            ("ＰＨＯＮＥ No.", "phoneno"),
            ("E-mail", "email"),
            ("1. 姓 名 *", "姓名"),
        ),
        *(("（备注）", "备注"), ("电话/手机:", "电话手机"), ("　", ""), ("***", "")),
    ],
)
def test_header_is_folded(text: str, folded: str) -> None:
    assert spoken(text) == folded


@pytest.mark.parametrize(
    ("text", "column", "score"),
    [
        *(("手机号码", PHONE, 1.0), ("＊手机号码", PHONE, 1.0), ("电话", PHONE, 0.9), ("Phone", PHONE, 0.9)),
        *(("客户手机号", PHONE, 0.64), ("姓名", PHONE, 0.0), ("", PHONE, 0.0), ("e-mial", EMAIL, 0.0)),
    ],
)
def test_header_is_weighed(text: str, column: Column, score: float) -> None:
    assert header(text, column) == pytest.approx(score)


@pytest.mark.parametrize(
    ("cells", "column", "share"),
    [
        (["13800138000", "139-0013-9000", 13700137000, ""], PHONE, 1.0),
        (["13800138000", "待补", "没有", "13900139000"], PHONE, 0.5),
        (["13800138000", None], PHONE, None),
        (["男", "女", "先生", "不详"], GENDER, 1.0),
        (["王小美", "李雷", "韩梅梅"], NAME, None),
    ],
)
def test_cells_are_weighed(cells: list[Scalar], column: Column, share: float | None) -> None:
    assert content(cells, column, Vocabulary()) == share


@pytest.mark.parametrize(
    ("name", "cells", "sure"),
    [(1.0, None, 1.0), (1.0, 1.0, 1.0), (0.9, 0.0, 0.45), (0.6, 1.0, 0.76), (0.0, 1.0, 0.4), (0.0, None, 0.0)],
)
def test_both_make_one_figure(name: float, cells: float | None, sure: float) -> None:
    assert confidence(name, cells, PHONE) == pytest.approx(sure)


def test_figures_alone_say_nothing() -> None:
    assert confidence(0.0, 1.0, TEMPLATE.column("orders.paid")) == 0.0
