"""Experiments with protected ranges, as far as one account can tell.

Nobody can shut out themselves. Whether another's protection binds shows only where the operator named a spreadsheet and
made a tab `Shopsheet protected` in it, protected for everybody else, with the word `doctor` in A1.
"""

from __future__ import annotations

from app.doctor.bench import Bench, area, counted, put
from app.model.ids import random_id
from app.sheets.requests.shapes import Request

Answers = dict[str, str]

TAB = "Shopsheet protected"
WORD = "doctor"


def protecting(bench: Bench) -> Answers:
    """A range that we protect and name no editors for, written to."""
    protected = {"protectedRangeId": random_id(), "range": area(0, (0, 1)), "editors": {"users": []}}
    tab = bench.tab(["mine"], dressed=[{"addProtectedRange": {"protectedRange": protected}}])
    return {"protect.maker": "refused" if bench.tried(put(tab, 0, "written")) is None else "accepted"}


def trespassing(bench: Bench) -> Answers:
    """The tab that the operator protected, if there is one; its word is put back where it could be changed."""
    tab = _protected_tab(bench)
    if tab is None:
        return {}
    written = bench.tried(put(tab, 0, WORD))
    find: Request = {"find": WORD, "replacement": "trespassed", "matchEntireCell": True, "range": area(tab, (0, 1))}
    found = bench.tried({"findReplace": find})
    if counted(found):
        bench.tried(put(tab, 0, WORD))
    return {
        "protect.binds": "refused" if written is None else "accepted",
        "protect.find": "refused" if found is None else "changed" if counted(found) else "skipped",
    }


def _protected_tab(bench: Bench) -> int | None:
    """The tab of that title, where its only word is the one agreed on."""
    sheets = bench.scratch.look(fields="sheets(properties(sheetId,title))").get("sheets", [])
    ids = [int(sheet["properties"].get("sheetId", 0)) for sheet in sheets if sheet["properties"]["title"] == TAB]
    return ids[0] if ids and bench.texts(ids[0])[0] == WORD else None


EXPERIMENTS = (protecting, trespassing)
