"""What people do to single cells: type, retype, clear, put back, fill down, formulas, very long texts."""

from __future__ import annotations

from localsheets.cells.value import Formula
from tests.proof.mess import name as a_name
from tests.proof.operations.desk import Desk, Done, Here
from tests.proof.people import ENTERED, RAW


def edit_a_cell(desk: Desk) -> Done:
    return _typed(desk, option=ENTERED)


def type_a_raw_value(desk: Desk) -> Done:
    return _typed(desk, option=RAW)


def type_into_the_first_blank_row(desk: Desk) -> Done:
    here = desk.here("customers", "orders", "products")
    if here is None:
        return None
    row = [here.messy(column) if desk.random.random() < 0.7 else None for column in range(min(here.width, 10))]
    return desk.amei.put(here.a1(here.depth, 0), [row], option=RAW)


def retype_with_mess_around(desk: Desk) -> Done:
    """The same word with blanks and invisible characters around it."""
    here = desk.here()
    found = _text(here) if here else None
    if here is None or found is None:
        return None
    row, column, text = found
    around = desk.random.choice((" {} ", "\u3000{}", "{}\u200b", "\ufeff{}", "{}\t"))
    return desk.amei.put(here.a1(row, column), [[around.format(text)]], option=RAW)


def type_the_same_mess_twice(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    column = here.column()
    value = here.messy(column)
    wrote = [desk.amei.put(here.a1(here.row(), column), [[value]], option=RAW) for _ in range(2)]
    return all(wrote)


def clear_a_cell(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.clear(here.a1(here.row(), here.column())) if here else None


def type_a_blank(desk: Desk) -> Done:
    here = desk.here()
    return (
        desk.amei.put(here.a1(here.row(), here.column()), [[desk.random.choice((" ", "\u3000", ""))]]) if here else None
    )


def type_a_formula(desk: Desk) -> Done:
    here = desk.here()
    formula = desk.random.choice(("=A2", '="138"&"00138000"', "=1/0", "=ROW()", '=IF(TRUE,"已付","")'))
    return desk.amei.put(here.a1(here.row(), here.column()), [[formula]]) if here else None


def type_a_very_long_text(desk: Desk) -> Done:
    here = desk.here()
    text = a_name(desk.random) * desk.random.choice((400, 600, 6_000)) + "\u3000"
    return desk.amei.put(here.a1(here.row(), here.column()), [[text]], option=RAW) if here else None


def tick_a_cell(desk: Desk) -> Done:
    here = desk.here()
    return (
        desk.amei.put(here.a1(here.row(), here.column()), [[desk.random.random() < 0.5]], option=RAW) if here else None
    )


def put_back_what_was_rewritten(desk: Desk) -> Done:
    """The person insists on their own way of writing it."""
    for sheet_id, row_id, column_id, text, value in reversed(desk.rewritten):
        tab = desk.now.tabs.get(sheet_id)
        if tab and row_id in tab.rows and column_id in tab.columns and tab.value(row_id, column_id) == value:
            here = Here(next(t for t in desk.template.inputs if t.sheet_id == sheet_id), tab, desk.random)
            place = here.a1(tab.rows.index(row_id), tab.columns.index(column_id))
            desk.put_back[sheet_id, row_id, column_id] = text
            return desk.amei.put(place, [[text]], option=RAW)
    return None


def fill_a_cell_down(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    row, column = here.row(), here.column()
    source = here.box(row, column)
    target = here.box(row + 1, column, height=3)
    return desk.amei.batch({"copyPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}})


def auto_fill_a_series(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    source = here.box(here.row(), here.column())
    return desk.amei.batch(
        {"autoFill": {"sourceAndDestination": {"source": source, "dimension": "ROWS", "fillLength": 2}}}
    )


def add_a_synonym(desk: Desk) -> Done:
    """A line in the lists changes what every cell of other tabs means."""
    here = desk.here("choices")
    if here is None:
        return None
    word = desk.random.choice((("老客", "微信"), ("wx", "微信"), ("抖", "抖音"), ("现", "现金")))
    return desk.amei.put(here.a1(here.depth, 4), [list(word)], option=RAW)


def change_a_setting(desk: Desk) -> Done:
    here = desk.here("settings")
    value = desk.random.choice(("20", "二十", 22, "", "99"))
    return desk.boss.put(here.a1(1, 1), [[value]], option=RAW) if here else None


def _typed(desk: Desk, *, option: str) -> Done:
    here = desk.here()
    if here is None:
        return None
    row, column = here.row(), here.column()
    return desk.amei.put(here.a1(row, column), [[here.messy(column)]], option=option)


def _text(here: Here) -> tuple[int, int, str] | None:
    """Some cell that holds a text."""
    for _ in range(12):
        row, column = here.row(), here.column()
        value = here.value(row, column)
        if isinstance(value, str) and not isinstance(value, Formula):
            return row, column, value
    return None
