"""A diagnosis as people read it."""

from __future__ import annotations

from app.doctor import checks
from app.doctor.diagnosis import Diagnosis
from app.doctor.page import page
from app.doctor.probes import QUESTIONS, judged

RIGHT = {question.id: question.assumed for question in QUESTIONS.values()}


def test_lines_bear_their_advice() -> None:
    text = page(Diagnosis((checks.scopes(()), checks.database("", "no such file"))), "zh")
    assert text.splitlines()[:2] == ["[正常] 授权范围: 足够", "[错误] 数据库: 无法打开：no such file"]
    assert text.splitlines()[2].startswith("    → 检查 SHOPSHEET_DATABASE_URL")


def test_answers_stand_beside_assumptions() -> None:
    text = page(Diagnosis((), judged({**RIGHT, "guard.moved": "accepted"})), "en")
    assert "[differs] guard.moved: the guard of a column that has moved is\n" in text
    assert "taken for granted: refused; seen: accepted" in text
    assert "[differs] the column guard\n[holds] the fence" in text
    assert text.endswith("stores are in mode suggest: proposals instead of rewrites, see docs/writing.md")


def test_all_well_means_write() -> None:
    assert page(Diagnosis((), judged(RIGHT)), "zh").endswith("店铺模式：write（正常写入）")


def test_unknown_answers_are_shown() -> None:
    assert "seen: <b>" in page(Diagnosis((), judged({**RIGHT, "answer.ranges": "<b>"})), "en")
