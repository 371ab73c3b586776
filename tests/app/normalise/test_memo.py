"""What is remembered between calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.model.cell import Scalar
from app.model.tab import Column
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary
from app.normalise.memo import Memo, known

PHONE = Column("customers", "phone", "手机号码", "mobile")
NOTE = Column("customers", "note", "备注", "text")


def test_read_once_and_remembered() -> None:
    memo = Memo()
    first = _read(memo, PHONE, "+8613800138000")
    assert _read(memo, PHONE, "+8613800138000") is first
    assert len(memo) == 1


def test_plain_cells_are_listed() -> None:
    memo = Memo()
    verdicts = memo.verdicts(PHONE, Vocabulary())
    assert verdicts["13800138000"] == verdicts["13800138000"] == Verdict("clean", "13800138000")
    assert (verdicts.plain, len(verdicts), len(memo)) == ({"13800138000", None}, 0, 1)


def test_other_column_reads_anew() -> None:
    memo = Memo()
    assert _read(memo, NOTE, "138O0138000").state == "clean"
    assert _read(memo, PHONE, "138O0138000").state == "suggest"


def test_longest_unused_is_forgotten() -> None:
    memo = Memo(largest=10)
    for number in range(11):
        _read(memo, PHONE, str(number))
    kept = _read(memo, NOTE, " x")
    memo.shrink()
    assert (len(memo), _read(memo, NOTE, " x") is kept) == (1, True)


def test_recently_used_is_kept() -> None:
    memo = Memo(largest=3)
    phone = _read(memo, PHONE, "+8613800138000")
    for text in ("a", "b", "c"):
        _read(memo, NOTE, text)
        memo.verdicts(PHONE, Vocabulary())
        memo.shrink()
    assert memo.verdicts(PHONE, Vocabulary())["+8613800138000"] is phone


def _read(memo: Memo, column: Column, text: str) -> Verdict:
    return memo.verdicts(column, Vocabulary())[known(text)]


SURE = {name: field for name, field in FIELDS.items() if field.sure}
USUAL = ["13800138000", "wx_123456", "a@qq.com", "1990-01-01", "SK-1", "张三", "广东省深圳市1号", "", "\n", "\r"]
TEXTS = st.sampled_from(USUAL) | st.text(max_size=20)
CELLS = st.lists(TEXTS, max_size=8) | st.lists(TEXTS | st.none() | st.integers(), max_size=8)


@pytest.mark.parametrize("name", sorted(SURE))
@given(cells=CELLS)
def test_many_are_searched_as_one(name: str, cells: list[Scalar]) -> None:
    """Whichever texts stand together, each is in question as it is alone."""
    verdicts = Memo().verdicts(Column("customers", "any", "任何", name), Vocabulary())
    sure = SURE[name].sure
    assert sure is not None
    doubtful = [cell is not None and not (isinstance(cell, str) and sure.fullmatch(cell)) for cell in cells]
    assert verdicts._in_question(cells) == [place for place, asked in enumerate(doubtful) if asked]
