"""A promise says whether it was kept, and with which figures."""

from __future__ import annotations

from demo import promises
from demo.check import Broken, Verdict

LOST = Broken("lost", "orders", "D1", "paid", 99)
ASTRAY = Broken("misplaced", "orders", "D1", "note", None, "99")
GONE = Broken("vanished", "orders", "D2")
VERDICT = Verdict((LOST, ASTRAY, GONE), records=10, cells=100, rewritten=30)


def test_lost_cells_are_counted() -> None:
    promise = promises.values_kept(VERDICT)
    assert (promise.kept, promise.places) == (False, (LOST, ASTRAY))
    assert promise.figures == {"cells": 100, "kept": 69, "rewritten": 30, "lost": 2}


def test_gone_rows_are_counted() -> None:
    promise = promises.records_kept(VERDICT, deleted=3)
    assert (promise.kept, promise.places) == (False, (GONE,))


def test_second_write_breaks_provisioning() -> None:
    assert [promises.provisioned(tabs=9, writes=writes).kept for writes in (1, 2)] == [True, False]


def test_quiet_sync_must_not_write() -> None:
    one = {"reads": 1, "writes": 1}
    assert promises.sparing(one, {"reads": 1, "writes": 0}).kept
    assert not promises.sparing(one, one).kept


def test_failed_sync_breaks_promise() -> None:
    assert not promises.none_failed([{"state": "done"}, {"state": "failed"}]).kept
