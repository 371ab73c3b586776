"""What is not done with an account, by what was seen."""

from __future__ import annotations

import pytest

from app.model.observation import Limits, Observation, Pillar

EVERYTHING = {"rewrites", "inserts", "derives", "edits_rows", "guards", "heads"}


def allowed(*broken: Pillar) -> set[str]:
    return {name for name in EVERYTHING if getattr(Limits(frozenset(broken)), name)}


def test_nothing_seen_limits_nothing() -> None:
    assert (allowed(), Limits().mode) == (EVERYTHING, "write")
    seen = [Observation("a", "x", "holds", ("rewrite",)), Observation("b", "", "unknown", ("guard",))]
    assert Limits.of(seen) == Limits()


@pytest.mark.parametrize(
    ("broken", "lost", "mode"),
    [
        (("rewrite",), {"rewrites"}, "suggest"),
        (("guard",), {"rewrites", "guards"}, "suggest"),
        (("answer",), set(), "write"),
        (("guard", "answer"), {"rewrites", "guards", "inserts"}, "suggest"),
        (("insert",), {"inserts"}, "suggest"),
        (("fence",), {"inserts", "edits_rows"}, "suggest"),
        (("derive",), {"derives"}, "write"),
        (("rows",), {"edits_rows"}, "write"),
        (("head",), {"heads"}, "write"),
    ],
)
def test_differences_limit_what_leans(broken: tuple[Pillar, ...], lost: set[str], mode: str) -> None:
    assert allowed(*broken) == EVERYTHING - lost
    assert Limits(frozenset(broken)).mode == mode


def test_one_answer_may_fell_several() -> None:
    seen = Observation("insert.text", "formula", "differs", ("insert", "derive"))
    assert Limits.of([seen]).broken == {"insert", "derive"}
