"""What an applied plan means for the books."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from app.model.change import InsertRows, Place, RewriteValue
from app.model.normalised import Rewrite
from app.model.plan import Plan
from app.model.tab import SUBMISSION, Column, Tab
from app.sync.delta import Line
from app.sync.effects import Effects, booked, foreseen, of_plan, predicted
from app.sync.publishing import Publication

PHONE = Column("customers", "phone", "手机号码", "mobile")
MARK = Column("customers", SUBMISSION, "提交编号", "text")
TAB = Tab("customers", "客户", "input", (PHONE, MARK), key=("phone",))
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
AT = Place(TAB.sheet_id, 0, PHONE.metadata_id)
MARK_AT = Place(TAB.sheet_id, 1, MARK.metadata_id)
WISH = Rewrite("customers", "phone", "+86 138", "138", "138")
NOTHING = Publication((), {}, {}, {})


def effects(*changes: RewriteValue | InsertRows) -> Effects:
    made = of_plan(Plan(changes), [TAB], rewrites=[WISH], publication=NOTHING)
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


def test_rewrite_predicts_its_cells() -> None:
    made = effects(RewriteValue(AT, "+86 138", "138"))
    lines = [Line("a", {"phone": "+86 138"}), Line("b", {"phone": "139"})]
    after, did = predicted("customers", lines, made, changed={0: 1})
    assert [line.cells["phone"] for line in after] == ["138", "139"]
    assert [(edit.before, edit.after) for edit in did] == [("+86 138", "138")]


def test_rewrite_without_hits_predicts_nothing() -> None:
    made = effects(RewriteValue(AT, "+86 138", "138"))
    lines = [Line("a", {"phone": "+86 138"})]
    assert predicted("customers", lines, made, changed={0: 0}) == (lines, [])


def test_lost_answer_counts_as_done() -> None:
    made = effects(RewriteValue(AT, "+86 138", "138"))
    after, _ = predicted("customers", [Line("a", {"phone": "+86 138"})], made, changed=None)
    assert after[0].cells["phone"] == "138"


def test_submission_lands_below_first() -> None:
    made = effects(InsertRows(TAB.sheet_id, (AT, MARK_AT), (("137", "su_1"),), ("su_1",)))
    after, did = predicted("customers", [Line("a", {}), Line("b", {})], made, changed=None)
    assert [dict(line.cells) for line in after] == [{}, {"phone": "137", SUBMISSION: "su_1"}, {}]
    assert [edit.kind for edit in did] == ["insert"]


def test_refused_change_has_no_effects() -> None:
    assert effects()["rewrites"] == effects()["inserted"] == []


def test_foreseen_history_is_booked_history() -> None:
    """What the log says before the write is what the books say after it, whatever the order of a row's cells."""
    insertion = InsertRows(TAB.sheet_id, (AT, MARK_AT), (("137", "su_1"),), ("su_1",))
    changes = (RewriteValue(AT, "+86 138", "138"), insertion)
    cells = {"phone": "+86 138", "name": "李雷"}
    ledger = {"customers": [Line("a", cells), Line("b", {"phone": "139"})]}
    coming = foreseen(changes, [TAB], rewrites=[WISH], ledger=ledger, at=NOON)
    turned = {"customers": [Line("a", dict(reversed(cells.items()))), *ledger["customers"][1:]]}
    tabs, entries = booked(effects(*changes), turned, at=NOON, operation_id="op_1", changed={0: 1})
    assert [replace(entry, operation_id="op_1") for entry in coming] == entries
    assert [(entry.kind, entry.key, entry.after) for entry in entries] == [
        ("rewrite", "a", "138"),
        ("submission", "137", "su_1"),
    ]
    assert [line.key for line in tabs["customers"]] == ["a", "137", "b"]


def test_missed_rewrite_is_not_booked() -> None:
    made = effects(RewriteValue(AT, "+86 138", "138"))
    ledger = {"customers": [Line("a", {"phone": "+86 138"})]}
    assert booked(made, ledger, at=NOON, operation_id="op_1", changed={0: 0}) == (ledger, [])
