"""Columns and a vocabulary to read with: how tests ask a field."""

from __future__ import annotations

from app.fields import FIELDS
from app.model.cell import Scalar
from app.model.tab import Column
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary

PHONE = Column("customers", "phone", "手机号码", "mobile")
WECHAT = Column("customers", "wechat", "微信号", "wechat")
VOCABULARY = Vocabulary(
    lists={"payment": ("微信支付", "支付宝", "现金")},
    synonyms={"zfb": "支付宝"},
    keys={"customers": (PHONE, WECHAT)},
)
COLUMNS = {
    **{kind: Column("t", kind, kind, kind) for kind in FIELDS},
    "choice": Column("t", "payment", "支付方式", "choice", choices="payment"),
    "gender": Column("t", "gender", "性别", "choice", options=("男", "女", "未知")),
    "reference": Column("t", "customer", "客户", "reference", references="customers"),
}


def read(kind: str, raw: Scalar) -> Verdict:
    """What a cell means in a column of that kind (`gender` is a choice with fixed options)."""
    column = COLUMNS[kind]
    return FIELDS[column.field].read(raw, column, VOCABULARY)


def mended(kind: str, raw: Scalar) -> str:
    """The text by which a cell is replaced; fails where it would not be."""
    verdict = read(kind, raw)
    assert verdict.state == "rewrite", verdict
    return verdict.entered


def proposed(kind: str, raw: Scalar) -> tuple[str, str]:
    """Code and proposal of a cell that is doubted and left as it is."""
    verdict = read(kind, raw)
    assert verdict.state in ("suggest", "flag"), verdict
    return verdict.code, verdict.entered
