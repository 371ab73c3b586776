"""What people do to whole rows: insert, delete, move, copy, sort, hide, group."""

from __future__ import annotations

from tests.proof.operations.desk import Desk, Done, Here


def insert_a_row(desk: Desk) -> Done:
    return _inserted(desk, at=None)


def insert_rows_at_the_top(desk: Desk) -> Done:
    """Just below the header, above where submissions come."""
    return _inserted(desk, at=1)


def insert_rows_where_submissions_come(desk: Desk) -> Done:
    return _inserted(desk, at=2)


def add_blank_rows(desk: Desk) -> Done:
    here = desk.here()
    return (
        desk.amei.batch({"appendDimension": {"sheetId": here.id, "dimension": "ROWS", "length": 5}}) if here else None
    )


def delete_a_row(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.batch({"deleteDimension": {"range": here.lines("ROWS", here.row())}}) if here else None


def delete_the_first_rows(desk: Desk) -> Done:
    here = desk.here("customers", "orders")
    return desk.amei.batch({"deleteDimension": {"range": here.lines("ROWS", 1, 2)}}) if here else None


def delete_most_rows(desk: Desk) -> Done:
    here = desk.here("customers", "orders")
    if here is None or here.depth < 4:
        return None
    return desk.amei.batch({"deleteDimension": {"range": here.lines("ROWS", 2, here.depth - 3)}})


def delete_a_submitted_row(desk: Desk) -> Done:
    """A submission that somebody takes away stays away."""
    here = desk.here("customers", "orders")
    found = _submitted(here) if here else None
    if here is None or found is None:
        return None
    return desk.amei.batch({"deleteDimension": {"range": here.lines("ROWS", found)}})


def copy_a_submitted_row(desk: Desk) -> Done:
    here = desk.here("customers", "orders")
    found = _submitted(here) if here else None
    if here is None or found is None:
        return None
    source = here.box(found, 0, width=here.width)
    target = here.box(here.depth, 0, width=here.width)
    return desk.amei.batch({"copyPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}})


def move_a_row(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    move = {"source": here.lines("ROWS", here.row()), "destinationIndex": here.row()}
    return desk.amei.batch({"moveDimension": move})


def move_the_first_row_down(desk: Desk) -> Done:
    here = desk.here()
    return (
        desk.amei.batch({"moveDimension": {"source": here.lines("ROWS", 1), "destinationIndex": here.depth}})
        if here
        else None
    )


def copy_a_row(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    source = here.box(here.row(), 0, width=here.width)
    target = here.box(desk.random.choice((here.row(), here.depth)), 0, width=here.width)
    return desk.amei.batch({"copyPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}})


def sort_the_rows(desk: Desk) -> Done:
    return _sorted(desk, top=1, boss=False)


def sort_header_and_all(desk: Desk) -> Done:
    """Somebody marks the whole tab and sorts it, header and all, where Google lets them."""
    return _sorted(desk, top=0, boss=True)


def sort_one_column_alone(desk: Desk) -> Done:
    """The classic: one column sorted, the others left: every record is now another's."""
    here = desk.here()
    if here is None:
        return None
    column = here.column()
    area = here.box(1, column, height=max(here.depth - 1, 1))
    specs = [{"dimensionIndex": column, "sortOrder": "DESCENDING"}]
    return desk.amei.batch({"sortRange": {"range": area, "sortSpecs": specs}})


def shuffle_the_rows(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    area = here.box(1, 0, height=max(here.depth - 1, 1), width=here.width)
    return desk.amei.batch({"randomizeRange": {"range": area}})


def hide_a_row(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    hidden = {"range": here.lines("ROWS", here.row()), "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    return desk.amei.batch({"updateDimensionProperties": hidden})


def group_some_rows(desk: Desk) -> Done:
    here = desk.here()
    return desk.amei.batch({"addDimensionGroup": {"range": here.lines("ROWS", here.row(), 2)}}) if here else None


def _inserted(desk: Desk, *, at: int | None) -> Done:
    here = desk.here()
    if here is None:
        return None
    row = here.row() if at is None else min(at, here.depth)
    count = desk.random.randrange(1, 4)
    return desk.amei.batch({"insertDimension": {"range": here.lines("ROWS", row, count), "inheritFromBefore": row > 1}})


def _sorted(desk: Desk, *, top: int, boss: bool) -> Done:
    here = desk.here()
    if here is None:
        return None
    area = here.box(top, 0, height=max(here.depth - top, 1), width=here.width)
    order = desk.random.choice(("ASCENDING", "DESCENDING"))
    sort = {"range": area, "sortSpecs": [{"dimensionIndex": here.column(), "sortOrder": order}]}
    return (desk.boss if boss else desk.amei).batch({"sortRange": sort})


def _submitted(here: Here) -> int | None:
    """Index of a row that a form put there."""
    found = [
        index
        for index, row_id in enumerate(here.stands.rows)
        for cell in here.stands.cells.get(row_id, {}).values()
        if isinstance(cell.value, str) and cell.value.startswith("su_")
    ]
    return here.random.choice(found) if found else None
