"""The table of what is only likely says what this server does."""

from __future__ import annotations

import datetime as dt

import pytest

from localsheets.cells import Formula, shown, typed
from localsheets.cells.formulas.evaluation import PARSE_ERROR
from localsheets.cells.likely import LIKELY, Likely


@pytest.mark.parametrize("line", LIKELY, ids=lambda line: f"{line.locale} {line.text}")
def test_likely_readings_are_kept(line: Likely) -> None:
    found = typed(line.text, locale=line.locale, today=dt.date(2026, 11, 24))
    value = PARSE_ERROR if isinstance(found.value, Formula) else found.value
    assert found.value == line.value
    assert shown(value, found.number_format, locale=line.locale) == line.shown


def test_likely_texts_differ() -> None:
    assert len({(line.locale, line.text) for line in LIKELY}) == len(LIKELY)
