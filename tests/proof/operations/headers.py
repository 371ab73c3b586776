"""What people do to headers, where Google lets them: rename, swap, double, blank, and put right again."""

from __future__ import annotations

from tests.proof.operations.desk import Desk, Done, Here


def rename_a_header(desk: Desk) -> Done:
    here = desk.here()
    return _headed(desk, here, here.column(), "客户的叫法") if here else None


def respell_a_header(desk: Desk) -> Done:
    """With a blank before or behind it: it still means the same."""
    here = desk.here()
    if here is None:
        return None
    at = here.column()
    return _headed(desk, here, at, f" {_header(here, at)} ")


def blank_a_header(desk: Desk) -> Done:
    here = desk.here()
    return _headed(desk, here, here.column(), "") if here else None


def double_a_header(desk: Desk) -> Done:
    """One column takes the header of another: now there are two of one name, and one of none."""
    here = desk.here()
    return _headed(desk, here, here.column(), _header(here, here.column())) if here else None


def swap_two_headers(desk: Desk) -> Done:
    """Only the words change places, not what is under them."""
    here = desk.here()
    if here is None:
        return None
    one, other = here.column(), here.column()
    words = _header(here, one), _header(here, other)
    return _headed(desk, here, one, words[1]) and _headed(desk, here, other, words[0])


def head_a_blank_column(desk: Desk) -> Done:
    """A declared header over a blank column at the end."""
    here = desk.here()
    return _headed(desk, here, here.width - 1, here.random.choice(here.tab.shown).label) if here else None


def put_a_header_right(desk: Desk) -> Done:
    """What was changed last is as it was."""
    for (sheet_id, column_id), text in reversed(list(desk.memory.headers.items())):
        tab = desk.now.tabs.get(sheet_id)
        if tab is not None and column_id in tab.columns:
            del desk.memory.headers[sheet_id, column_id]
            here = Here(next(t for t in desk.template.inputs if t.sheet_id == sheet_id), tab, desk.random)
            return desk.boss.put(here.a1(0, tab.columns.index(column_id)), [[text]])
    return None


def _headed(desk: Desk, here: Here, column: int, text: str) -> bool:
    done = desk.boss.put(here.a1(0, column), [[text]])
    if done and column < len(here.stands.columns):
        column_id = here.stands.columns[column]
        desk.memory.headers.setdefault((here.id, column_id), _header(here, column))
    return done


def _header(here: Here, column: int) -> str:
    value = here.value(0, column)
    return value if isinstance(value, str) else ""
