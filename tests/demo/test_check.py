"""The check finds what was planted: a loss, a value in another row, a row twice, gone, or back."""

from __future__ import annotations

from demo.check import Broken, Rewrite, checked
from demo.ledger import Ledger, Record
from demo.tabs import MARK, SUBMISSION, Cells, Scalar

SHOWN: Cells = {MARK: "K1", "name": "王小美", "phone": "13800138000", "paid": 99}
REWRITE: Rewrite = ("customers", "phone", "+86 13800138000", "13800138000")


def ledger(*, standing: bool = True) -> Ledger:
    cells: dict[str, Scalar] = {"name": "王小美", "phone": "+86 13800138000", "paid": 99}
    return Ledger({"K1": Record("K1", "customers", "阿美", cells, standing)})


def broken(*rows: Cells, rewrites: tuple[Rewrite, ...] = (REWRITE,), standing: bool = True) -> list[str]:
    found = checked(ledger(standing=standing).records, {"customers": rows}, rewrites)
    return [one.kind for one in found.broken]


def test_rewrite_on_record_passes() -> None:
    found = checked(ledger().records, {"customers": [SHOWN]}, [REWRITE])
    assert (found.broken, found.records, found.cells, found.rewritten) == ((), 1, 3, 1)


def test_rewrite_without_record_caught() -> None:
    found = checked(ledger().records, {"customers": [SHOWN]}, [])
    assert found.broken == (Broken("changed", "customers", "K1", "phone", "+86 13800138000", "13800138000"),)


def test_record_of_another_column_is_none() -> None:
    elsewhere = ("customers", "wechat", "+86 13800138000", "13800138000")
    assert broken(SHOWN, rewrites=(elsewhere,)) == ["changed"]


def test_lost_value_is_caught() -> None:
    assert broken({name: value for name, value in SHOWN.items() if name != "name"}) == ["lost"]


def test_value_in_another_row_caught() -> None:
    assert broken({**SHOWN, "email": "lily@qq.com"}) == ["misplaced"]


def test_swapped_rows_are_caught() -> None:
    records = {**ledger().records, "K2": Record("K2", "customers", "小雨", {"name": "李芳"})}
    rows: list[Cells] = [{**SHOWN, "name": "李芳"}, {MARK: "K2", "name": "王小美"}]
    found = checked(records, {"customers": rows}, [REWRITE])
    assert [(one.kind, one.mark, one.column) for one in found.broken] == [
        ("changed", "K1", "name"),
        ("changed", "K2", "name"),
    ]


def test_doubled_row_is_caught() -> None:
    assert broken(SHOWN, SHOWN) == ["doubled"]


def test_vanished_row_is_caught() -> None:
    assert broken() == ["vanished"]


def test_deleted_row_must_stay_away() -> None:
    assert broken(standing=False) == []
    assert broken(SHOWN, standing=False) == ["returned"]


def test_row_of_nobody_is_caught() -> None:
    assert broken(SHOWN, {"name": "谁"}) == ["unknown_row"]
    assert broken(SHOWN, {MARK: "K9"}) == ["unknown_row"]


def test_row_of_form_is_expected() -> None:
    assert broken(SHOWN, {SUBMISSION: "su_1", "name": "何小满"}) == []


def test_checkbox_is_no_number() -> None:
    records = {"K1": Record("K1", "customers", "阿美", {"paid": 1})}
    assert checked(records, {"customers": [{MARK: "K1", "paid": 1.0}]}, []).broken == ()
    assert len(checked(records, {"customers": [{MARK: "K1", "paid": True}]}, []).broken) == 1
