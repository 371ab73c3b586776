"""Array formulas compute a branch of IF only in the rows that choose it: what is shown stays the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells.formulas import Place
from localsheets.cells.formulas.grid import Entered
from tests.localsheets.cells.formulas.sheets import Rows, calculation

HEIGHT = 6
A, B = f"A1:A{HEIGHT}", f"B1:B{HEIGHT}"
BRANCHES = [
    "{B}*2",
    '{A}&"-"&{B}',
    "IF({B}>1,{B}&{A},)",
    "IFERROR({B}+{A},0)",
    "IFNA(XLOOKUP({A},$B$1:$B$6,$A$1:$A$6),IF({A}={B},,{A}))",
    "SUMIF(IF($B$1:$B$6=1,0,$B$1:$B$6),{A},$B$1:$B$6)",
    "VLOOKUP({A},SORT($A$1:$B$6),2,FALSE)",
]
plain = st.sampled_from([None, 0, 1, 2, True, "", "a", "b"])
rows: st.SearchStrategy[Rows] = st.lists(
    st.tuples(plain, plain | st.sampled_from(["=1/0", "=NA()"])).map(list), min_size=HEIGHT, max_size=HEIGHT
)


def shown(rows: Rows, formulas: list[str]) -> list[Entered]:
    """What stands beside the rows after these formulas are entered there, from the top on."""
    entered = [*formulas, *[None] * (HEIGHT - len(formulas))]
    made = calculation({"Own": [[*row, None, text] for row, text in zip(rows, entered, strict=True)]})
    return [made.value(Place("Own", row, 3)) for row in range(HEIGHT)]


@given(
    rows=rows,
    test=st.sampled_from(['{A}=""', "{A}", "{B}>1"]),
    then=st.sampled_from(BRANCHES),
    other=st.sampled_from(BRANCHES),
)
def test_array_is_as_its_rows(rows: Rows, test: str, then: str, other: str) -> None:
    formula = f"=ARRAYFORMULA(IF({test},{then},{other}))"
    single = [formula.format(A=f"A{row}", B=f"B{row}") for row in range(1, HEIGHT + 1)]
    assert shown(rows, [formula.format(A=A, B=B)]) == shown(rows, single)
