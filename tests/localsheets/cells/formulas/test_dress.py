"""The format that a formula's result takes."""

from __future__ import annotations

import pytest

from localsheets.cells import NumberFormat
from localsheets.cells.formulas import Place, result_format


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=TODAY()", NumberFormat("DATE")),
        ("= now( )", NumberFormat("DATE_TIME")),
        ("=DATE(2025,(1+1),3)", NumberFormat("DATE")),
        ("=B2", Place("S", 1, 1)),
        ("='Other tab'!$C$4", Place("Other tab", 3, 2)),
        ("=SUM(B2:B9)", Place("S", 1, 1)),
        ("=ROUND(MAX(C:C),2)", Place("S", 0, 2)),
        ("=TODAY()-DATE(2025,1,1)", None),
        ("=B2-C2", None),
        ("=COUNT(B2:B9)", None),
        ("=SUM(1,2)", None),
        ("=", None),
    ],
)
def test_results_take_their_format(formula: str, expected: NumberFormat | Place | None) -> None:
    assert result_format(formula, sheet="S") == expected
