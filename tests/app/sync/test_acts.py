"""From what is to be undone to edits of rows: one for each row, every known cell compared, every column guarded."""

from __future__ import annotations

from itertools import count

from app.model.cell import Scalar
from app.model.change import FormatColumn, Place, TagRow
from app.model.history import CellBack, RowBack
from app.model.row import Row, TabReading
from app.model.row_edit import RowsEdited
from app.model.tab import SUBMISSION, Column, Tab
from app.sync.acts import Act, acts, plan, tally
from app.sync.reversal import Reversal

PHONE, DAY, HIDDEN = (
    Column("customers", name, name, field)
    for name, field in (("phone", "mobile"), ("birthday", "date"), (SUBMISSION, "text"))
)
TAB = Tab("customers", "客户", "input", (PHONE, DAY, HIDDEN))
READ = {
    "customers": TabReading(TAB, ("phone", "x", "birthday", SUBMISSION), {"phone": 0, "birthday": 2, SUBMISSION: 3}, ())
}


def row(number: int, **cells: Scalar) -> Row:
    return Row("customers", number, "k", cells, cells)


def back(column: str, to: str) -> CellBack:
    return CellBack("customers", "k", column, "now", to)


def planned(wanted: Reversal) -> list[Act]:
    return acts(wanted, READ, tags=iter(count(7)))


def test_one_row_is_edited_once() -> None:
    here = row(5, phone="138", birthday=46000)
    (act,) = planned(Reversal(((back("phone", "+86"), here), (back("birthday", "1月"), here))))
    assert (act.edit.tag, act.edit.tab_id, act.edit.index) == (7, TAB.sheet_id, 4)
    assert (act.edit.columns, act.edit.cells) == ((0, 2, 3), {0: "138", 2: 46000})
    assert act.edit.values == {0: "+86", 2: "1月"}
    assert act.edit.after() == {0: "+86", 2: "1月"}


def test_cleared_row_keeps_its_submission() -> None:
    here = row(3, phone="138", **{SUBMISSION: "su_1"})
    (act,) = planned(Reversal(rows=((RowBack("customers", "k", "su_1"), here),)))
    assert act.edit.values == {0: None}
    assert act.edit.after() == {3: "su_1"}


def test_plan_formats_text_columns_only() -> None:
    chosen = planned(
        Reversal(((back("phone", "+86"), row(2, phone="1")), (back("birthday", "1月"), row(3, birthday=1))))
    )
    made = plan(chosen, READ)
    places = tuple(Place(TAB.sheet_id, READ["customers"].places[one.name], one.metadata_id) for one in TAB.columns)
    assert made.guarded == places
    assert [type(change) for change in made.changes] == [FormatColumn, TagRow, TagRow]
    assert [change.index for change in made.changes if isinstance(change, TagRow)] == [1, 2]


def test_tally_tells_what_stops() -> None:
    one, two, three = planned(Reversal(tuple((back("phone", str(n)), row(n, phone="1")) for n in (2, 3, 4))))
    came = RowsEdited({one.edit.tag: "done", two.edit.tag: "refused", three.edit.tag: "righted"})
    found = tally([one, two, three], came, operation_id="op_1")
    assert (found.done, found.stopped, found.operations) == (one.backs, {two.backs[0]: "refused"}, ("op_1",))
