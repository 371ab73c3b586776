"""What one active cycle costs in calls: 20 cells to put right, 10 forms to put in, 3 tabs to write anew.

The same work is done by the service and by two programs on gspread, all on the same kind of sheet, and the local Google
counts. The first program is what its users write; the second makes as few calls as gspread's methods allow. Neither
does what the service does besides: rows that people move meanwhile, a lost answer, a crash.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import gspread

from benchmarks.measure import Counted
from benchmarks.shop import shop
from tests.shop import AMEI, SERVICE, Shop, signed_in

FIXES, FORMS = 20, 10
DIRTY = [[f"客户{number}", f"+86 138 0013 {8000 + number}"] for number in range(FIXES)]
JOINED = [(f"新客{number}", f"1390013{9000 + number}") for number in range(FORMS)]
CUSTOMERS, ORDERS, PHONE = "客户", "订单", "手机号码"
REPORTS = ("看板", "数据问题", "变更记录")
Table = list[list[Any]]


def cycle() -> list[Counted]:
    """Reads and writes of the Sheets API, beside both programs."""
    (ours, drive), (idiom, _), (least, _) = (_calls(each) for each in (_service, _idiom, _batched))
    name, note = f"calls of a cycle: {FIXES} fixes, {FORMS} forms, 3 tabs", f"; Drive {drive}"
    return [
        Counted(name, ours, 2, "gspread's idiom", idiom, note),
        Counted(name, ours, 2, "gspread, batched", least),
    ]


def _calls(work: Callable[[Shop], None]) -> tuple[int, int]:
    """Calls to Sheets, and to Drive, of the service's account while the work is done."""
    with shop() as opened:
        opened.onboard()
        while opened.sync()["outcome"] != "unchanged":
            opened.clock.sleep(10)
        opened.tab(CUSTOMERS, AMEI).update(DIRTY, "A2", raw=True)
        opened.clock.sleep(60)
        before = _counted(opened)
        work(opened)
        after = _counted(opened)
        _check(opened)
    return sum(after[kind] - before[kind] for kind in ("sheets.read", "sheets.write")), after["drive"] - before["drive"]


def _counted(opened: Shop) -> dict[str, int]:
    people: Any = opened.counts()["people"]
    return {"sheets.read": 0, "sheets.write": 0, "drive": 0, **people[SERVICE]}


def _check(opened: Shop) -> None:
    """The work was done."""
    phones = [str(phone) for phone in opened.tab(CUSTOMERS).col_values(2)[1:]]
    assert sorted(phones) == sorted([_clean(row[1]) for row in DIRTY] + [phone for _, phone in JOINED]), phones


def _service(opened: Shop) -> None:
    for number, (name, phone) in enumerate(JOINED):
        opened.submit("join", {"name": name, "phone": phone}, message=f"msg_{number}")
    report = opened.sync()
    assert (report["rewritten"], report["delivered"]) == (FIXES, FORMS) and report["written_tabs"] >= len(REPORTS)


def _idiom(opened: Shop) -> None:
    """By tabs and cells, as gspread's own examples do."""
    book = _book(opened)
    customers = book.worksheet(CUSTOMERS)
    rows = customers.get_all_values()
    orders = book.worksheet(ORDERS).get_all_values()
    column = rows[0].index(PHONE) + 1
    for number, row in enumerate(rows[1:], start=2):
        if row[column - 1] != _clean(row[column - 1]):
            customers.update_cell(number, column, _clean(row[column - 1]))
    customers.append_rows([list(row) for row in JOINED])
    for title, table in _reports(rows, orders).items():
        tab = book.worksheet(title)
        tab.clear()
        tab.update(table)


def _batched(opened: Shop) -> None:
    """Everything that can go together goes together; tabs are named, so that none has to be looked up."""
    book = _book(opened)
    rows, orders = (item["values"] for item in book.values_batch_get([CUSTOMERS, ORDERS])["valueRanges"])
    column = rows[0].index(PHONE)
    letter = gspread.utils.rowcol_to_a1(1, column + 1).rstrip("1")
    fixes = [
        {"range": f"{CUSTOMERS}!{letter}{number}", "values": [[_clean(row[column])]]}
        for number, row in enumerate(rows[1:], start=2)
    ]
    tables = [{"range": f"{title}!A1", "values": table} for title, table in _reports(rows, orders).items()]
    book.values_batch_clear(body={"ranges": list(REPORTS)})
    book.values_batch_update({"valueInputOption": "RAW", "data": [*fixes, *tables]})
    forms = {"values": [list(row) for row in JOINED]}
    book.values_append(CUSTOMERS, {"valueInputOption": "RAW", "insertDataOption": "INSERT_ROWS"}, forms)


def _book(opened: Shop) -> gspread.Spreadsheet:
    return signed_in(opened.server, SERVICE).open_by_key(opened.stores[-1]["spreadsheet_id"])


def _reports(rows: Table, orders: Table) -> dict[str, Table]:
    """Three tables of what was read; what is in them does not matter to the count."""
    return {title: [[title, len(rows)], ["订单", len(orders)]] for title in REPORTS}


def _clean(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-11:]


BENCHES = {"cycle": cycle}
