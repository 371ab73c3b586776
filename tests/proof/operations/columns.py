"""What people do to whole columns: insert, delete, move, copy, swap, hide; and a column of their own."""

from __future__ import annotations

from tests.proof.operations.desk import Desk, Done, Here


def insert_a_column(desk: Desk) -> Done:
    here = desk.here()
    return desk.boss.batch({"insertDimension": {"range": here.lines("COLUMNS", here.column())}}) if here else None


def add_an_own_column(desk: Desk) -> Done:
    """A blank column with a header of somebody's own, and something in it."""
    here = desk.here()
    if here is None:
        return None
    at = here.column()
    inserted = desk.boss.batch({"insertDimension": {"range": here.lines("COLUMNS", at)}})
    return inserted and desk.boss.put(here.a1(0, at), [["我的备注"], [" 很好 "], ["+86 13800138000"]])


def delete_a_column(desk: Desk) -> Done:
    here = desk.here()
    return desk.boss.batch({"deleteDimension": {"range": here.lines("COLUMNS", here.column())}}) if here else None


def delete_an_undeclared_column(desk: Desk) -> Done:
    here = desk.here()
    own = [index for index in range(here.width) if here.declared(index) is None] if here else []
    if here is None or not own:
        return None
    return desk.amei.batch({"deleteDimension": {"range": here.lines("COLUMNS", desk.random.choice(own))}})


def move_a_column(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    move = {"source": here.lines("COLUMNS", here.column()), "destinationIndex": here.column()}
    return desk.boss.batch({"moveDimension": move})


def move_a_column_next_door(desk: Desk) -> Done:
    """Neighbours change places: what was written by index would hit the other."""
    here = desk.here()
    if here is None:
        return None
    at = here.column()
    return desk.boss.batch({"moveDimension": {"source": here.lines("COLUMNS", at), "destinationIndex": at + 2}})


def copy_a_column_aside(desk: Desk) -> Done:
    """A second column of the same header."""
    here = desk.here()
    if here is None:
        return None
    at = here.column()
    inserted = desk.boss.batch({"insertDimension": {"range": here.lines("COLUMNS", at)}})
    return inserted and _carried(desk, here, "copyPaste", at + 1, at)


def cut_a_column_elsewhere(desk: Desk) -> Done:
    """Its cells, header and all, go into another column: header and mark are no longer together."""
    here = desk.here()
    if here is None:
        return None
    source = here.box(0, here.column(), height=here.depth)
    target = here.spot(0, here.column())
    return desk.boss.batch({"cutPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}})


def swap_two_columns_by_hand(desk: Desk) -> Done:
    """By way of a spare column, cut and paste, as people do who do not know dragging."""
    here = desk.here()
    if here is None:
        return None
    one, other, spare = here.column(), here.column(), here.width - 1
    if here.declared(spare) is not None or one == other:
        return None
    steps = ((one, spare), (other, one), (spare, other))
    done = [_carried(desk, here, "cutPaste", source, target) for source, target in steps]
    return all(done)


def hide_a_column(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    lines = here.lines("COLUMNS", here.column())
    hidden = {"range": lines, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    return desk.amei.batch({"updateDimensionProperties": hidden})


def add_blank_columns(desk: Desk) -> Done:
    here = desk.here()
    return (
        desk.amei.batch({"appendDimension": {"sheetId": here.id, "dimension": "COLUMNS", "length": 2}})
        if here
        else None
    )


def _carried(desk: Desk, here: Here, how: str, source: int, target: int) -> bool:
    area = here.box(0, source, height=here.depth)
    into = here.spot(0, target) if how == "cutPaste" else here.box(0, target, height=here.depth)
    return desk.boss.batch({how: {"source": area, "destination": into, "pasteType": "PASTE_NORMAL"}})
