"""What people do to many cells at once: paste, cut, append, replace, tidy up, clear."""

from __future__ import annotations

from app.model.cell import Scalar
from tests.proof.operations.desk import Desk, Done, Here
from tests.proof.people import ENTERED, RAW


def paste_a_block(desk: Desk) -> Done:
    return _pasted(desk, option=ENTERED)


def paste_a_block_of_values(desk: Desk) -> Done:
    return _pasted(desk, option=RAW)


def paste_a_whole_column(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    column = here.column()
    rows = [[here.messy(column)] for _ in range(max(here.depth - 1, 1))]
    return desk.amei.put(here.a1(1, column), rows, option=RAW)


def paste_text_with_tabs(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    row, column = here.row(), here.column()
    data = "\n".join(f"{here.messy(column)}\t{here.messy(column + 1)}" for _ in range(2))
    paste = {"coordinate": here.spot(row, column), "data": data, "type": "PASTE_NORMAL", "delimiter": "\t"}
    return desk.amei.batch({"pasteData": paste})


def append_rows(desk: Desk) -> Done:
    here = desk.here("customers", "orders")
    if here is None:
        return None
    rows = [[here.messy(column) for column in range(6)] for _ in range(desk.random.randrange(1, 4))]
    return desk.amei.append(f"{here.a1(0, 0)}", rows, option=RAW)


def append_cells(desk: Desk) -> Done:
    here = desk.here("customers", "orders")
    if here is None:
        return None
    cells = [{"userEnteredValue": {"stringValue": str(here.messy(column))}} for column in range(4)]
    rows = [{"values": cells}]
    return desk.amei.batch({"appendCells": {"sheetId": here.id, "rows": rows, "fields": "userEnteredValue"}})


def cut_a_block(desk: Desk) -> Done:
    """Cells move to another place, and leave theirs empty."""
    here = desk.here()
    if here is None:
        return None
    source = here.box(here.row(), here.column(), width=2)
    target = here.spot(here.row(), here.column())
    return desk.amei.batch({"cutPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}})


def copy_a_block(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    source, target = (here.box(here.row(), here.column(), height=2, width=3) for _ in range(2))
    return desk.amei.batch({"copyPaste": {"source": source, "destination": target, "pasteType": "PASTE_VALUES"}})


def replace_a_word_everywhere(desk: Desk) -> Done:
    here = desk.here()
    find, put = desk.random.choice((("微信", "wx"), ("138", "+86 138"), ("已付款", "已付"), ("女", "女士")))
    area = {"sheetId": here.id} if here else {}
    return desk.amei.batch({"findReplace": {"find": find, "replacement": put, **area}}) if here else None


def trim_white_space(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.batch({"trimWhitespace": {"range": _data(here)}}) if here else None


def remove_duplicates(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.batch({"deleteDuplicates": {"range": _data(here)}}) if here else None


def clear_some_rows(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    area = here.box(here.row(), 0, height=2, width=here.width)
    return desk.amei.batch({"updateCells": {"range": area, "fields": "userEnteredValue"}})


def clear_everything(desk: Desk) -> Done:
    """All below the header, as one who begins afresh."""
    here = desk.here("customers", "orders", "products")
    return desk.amei.batch({"updateCells": {"range": _data(here), "fields": "userEnteredValue"}}) if here else None


def clear_the_whole_tab(desk: Desk) -> Done:
    """The header too, where Google lets them."""
    here = desk.here("customers", "orders")
    return desk.boss.clear(here.name) if here else None


def delete_cells_and_shift(desk: Desk) -> Done:
    """Cells close up from below, or from the right: from there on every row, or column, is another one's."""
    here = desk.here()
    if here is None:
        return None
    shift = desk.random.choice(("ROWS", "ROWS", "COLUMNS"))
    return desk.amei.batch({"deleteRange": {"range": here.box(here.row(), here.column()), "shiftDimension": shift}})


def insert_cells_and_shift(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    shift = desk.random.choice(("ROWS", "ROWS", "COLUMNS"))
    return desk.amei.batch({"insertRange": {"range": here.box(here.row(), here.column()), "shiftDimension": shift}})


def split_text_to_columns(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    source = here.box(here.row(), here.column(), height=2)
    return desk.amei.batch({"textToColumns": {"source": source, "delimiterType": "COMMA"}})


def _pasted(desk: Desk, *, option: str) -> Done:
    here = desk.here()
    if here is None:
        return None
    top, left = here.row(), here.column()
    height, width = desk.random.randrange(1, 5), desk.random.randrange(1, 5)
    rows: list[list[Scalar]] = [[here.messy(left + right) for right in range(width)] for _ in range(height)]
    return desk.amei.put(here.a1(top, left), rows, option=option)


def _data(here: Here) -> dict[str, int]:
    return {"sheetId": here.id, "startRowIndex": 1}
