"""The table of the rules for values names code, tests and findings that are there."""

from __future__ import annotations

import re

from app.audit import SEVERITIES
from tests.law.tree import ROOT, sources

RULES = range(1, 35)


def _table() -> list[list[str]]:
    lines = (ROOT / "docs" / "values.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| \d+ \|", line)]


def test_every_rule_is_told() -> None:
    assert [int(row[0]) for row in _table()] == list(RULES)


def test_named_code_is_there() -> None:
    places = [place for row in _table() for place in re.findall(r"`(\S+\.py)`", row[3])]
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert len(places) == sum(row[2] != "not done" for row in _table())


def test_named_tests_are_there() -> None:
    known = {function.name for source in sources("tests") for function in source.functions()}
    named = [name for row in _table() for name in re.findall(r"`(test_\w+)`", row[4])]
    assert [name for name in named if name not in known] == []
    assert len(named) == sum(row[2] != "not done" for row in _table())


def test_named_findings_are_there() -> None:
    codes = [code for row in _table() for code in re.findall(r"`([a-z]+\.[a-z_]+)`", row[2])]
    assert [code for code in codes if code not in SEVERITIES] == []
