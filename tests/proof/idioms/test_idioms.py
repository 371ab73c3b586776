"""The comparison is fair and finds something: idioms do the job where nobody disturbs, and fail where somebody does."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.proof import compare
from tests.proof.idioms import IDIOMS, contest, days
from tests.proof.idioms.contest import SHOPSHEET
from tests.proof.idioms.tally import DAMAGE
from tests.proof.script import Act, Event, Interruption, Script

ROW_NUMBER, FIND, BATCH, WHOLE, APPEND, PYGSHEETS = IDIOMS
FORM = Act("submit", 7)


def _day(contestant: str, *, between: str = "", fault: str = "", seeds: int = 4) -> Counter[str]:
    """Somebody types messily; this happens before the first write of the sync after it; then quiet."""
    counts: Counter[str] = Counter()
    for seed in range(seeds):
        typed = (
            Interruption("call", 1, "before", Event("human", "paste a whole column", 9 * seed + n)) for n in range(3)
        )
        events = [Event("human", between, seed)] * bool(between) + [Event("fault", fault)] * bool(fault)
        sync = Act("sync", wait=61, interruptions=tuple(Interruption("apply", 1, "before", each) for each in events))
        acts = (Act("people", interruptions=tuple(typed)), FORM, sync, Act("sync", wait=61))
        counts += contest.play(Script(seed, acts=acts), contestant)
    return counts


@pytest.mark.parametrize("contestant", [ROW_NUMBER, BATCH, WHOLE, PYGSHEETS, SHOPSHEET])
def test_quiet_day_is_well_done(contestant: str) -> None:
    counts = _day(contestant)
    assert counts["cells cleaned"] > 12 and counts["form rows added"] == 4
    assert _damage(counts) == Counter()


@pytest.mark.parametrize("contestant", [ROW_NUMBER, FIND, BATCH, PYGSHEETS])
def test_sorting_misplaces_what_is_written(contestant: str) -> None:
    counts = _day(contestant, between="shuffle the rows", seeds=12)
    assert counts["misplaced writes"] > 0 and counts["lost edits"] > 0


def test_whole_tab_reverts_typing() -> None:
    assert _day(WHOLE, between="type a raw value", seeds=12)["lost edits"] > 0


def test_whole_tab_brings_rows_back() -> None:
    assert _day(WHOLE, between="delete a row", seeds=12)["deleted rows back"] > 0


def test_retry_doubles_lost_answer() -> None:
    assert _day(APPEND, fault="reset after")["doubled rows"] == 4


@pytest.mark.timeout(200)
def test_service_does_no_damage() -> None:
    counts = sum((contest.play(days.script(seed), SHOPSHEET) for seed in range(25)), Counter())
    assert _damage(counts) == Counter()
    assert counts["operations in between"] > 20 and counts["faults"] > 3 and counts["cells cleaned"] > 60


def test_same_day_same_counts() -> None:
    assert contest.play(days.script(3), ROW_NUMBER) == contest.play(days.script(3), ROW_NUMBER)


def test_table_has_row_for_everybody() -> None:
    text = compare.table({name: Counter(dict.fromkeys(DAMAGE, 1_234)) for name in contest.CONTESTANTS}, 10)
    assert [name for name in contest.CONTESTANTS if f"| {name} |" not in text] == []
    assert text.count("**1,234**") == len(DAMAGE) * len(contest.CONTESTANTS)


def _damage(counts: Counter[str]) -> Counter[str]:
    return Counter({name: counts[name] for name in DAMAGE if counts[name]})
