"""The last reads of stores, as one process remembers them."""

from __future__ import annotations

from app import audit, normalise
from app.sync.recent import Memory, Recent
from tests.app.audit.shop import TEMPLATE, TODAY
from tests.app.normalise.sheets import readings


def _recent(count: int) -> Recent:
    read = readings(customers=[{"name": f"客户{number}"} for number in range(count)])
    vocabulary = normalise.vocabulary(TEMPLATE, read)
    normalised = normalise.rows(TEMPLATE, read, vocabulary)
    audited = audit.audited(audit.Inspection(TEMPLATE, normalised, TODAY, vocabulary))
    return Recent(TEMPLATE, vocabulary, dict(normalised.rows), audited)


def test_last_read_is_remembered() -> None:
    memory, recent = Memory(), _recent(1)
    memory.keep("st_1", recent)
    assert memory.of("st_1", TEMPLATE, recent.vocabulary) is recent
    assert memory.of("st_2", TEMPLATE, recent.vocabulary) is None


def test_other_words_start_anew() -> None:
    memory, recent = Memory(), _recent(1)
    memory.keep("st_1", recent)
    other = normalise.vocabulary(TEMPLATE, readings(choices=[{"source": "抖音"}]))
    assert memory.of("st_1", TEMPLATE, other) is None


def test_longest_unread_is_forgotten() -> None:
    memory = Memory(largest=5)
    kept = {name: _recent(2) for name in ("st_1", "st_2", "st_3")}
    for name, recent in kept.items():
        memory.keep(name, recent)
    assert [memory.of(name, TEMPLATE, recent.vocabulary) is recent for name, recent in kept.items()] == [
        False,
        True,
        True,
    ]
