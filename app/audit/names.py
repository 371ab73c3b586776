"""Rules about what a name says beside the name: a title that tells the gender, a label that belongs under tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.audit.births import GENDER
from app.audit.customers import CUSTOMERS, NAME
from app.audit.inspection import Inspection
from app.model.finding import Finding

TITLES = (
    (re.compile(r".{1,4}(?:女士|小姐|太太|阿姨|大姐|[姐姨婶嫂妈])"), "female"),
    (re.compile(r".{1,4}(?:先生|叔叔|大哥|[哥叔伯爸])"), "male"),
)
ENDINGS = frozenset("士姐太姨婶嫂妈生叔哥伯爸")
"""Of titles."""
LABELLED = re.compile(
    r"(?P<label>代理|团长|微商|批发|员工|黑名单|老客户?|新客户?|VIP|vip)\s*[-—_:：·/]\s*(?P<name>\S.*)"
    r"|(?P<child>[\u3400-\u9fff]{1,3})(?P<role>宝妈|宝爸|妈妈|爸爸)"
)


def titled(inspection: Inspection) -> Iterator[Finding]:
    """`王女士` whose gender is empty or says otherwise."""
    for row, told in inspection.telling(CUSTOMERS, NAME, _title):
        word = inspection.template.option(f"{CUSTOMERS}.{GENDER}", told)
        if word and row.get(GENDER) != word and GENDER not in row.bad:
            yield inspection.finding("customer.gender_in_name", row, GENDER, proposal=word)


def labelled(inspection: Inspection) -> Iterator[Finding]:
    """`代理-刘`, `小美宝妈`: the label is a tag, the rest the name."""
    for row, form in inspection.telling(CUSTOMERS, NAME, LABELLED.fullmatch):
        proposal, label = form["name"] or form["child"], form["label"] or form["role"]
        yield inspection.finding("name.with_label", row, NAME, proposal=proposal, details={"label": label})


def _title(name: str) -> str:
    """The gender that a title tells, or nothing."""
    return next((told for title, told in TITLES if title.fullmatch(name)), "") if name[-1:] in ENDINGS else ""
