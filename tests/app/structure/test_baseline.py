"""What stood there, kept as JSON."""

from __future__ import annotations

from app.model.structure import Structure
from app.structure import baseline
from app.structure.baseline import Baseline
from app.templates import load
from tests.app.provision.applying import provisioned

TEMPLATE = load("base", "zh-CN")


def test_baseline_survives_as_json() -> None:
    stands = baseline.of(TEMPLATE, provisioned(TEMPLATE), lost={("customers", "hobbies")})
    assert Baseline.from_json(stands.to_json()) == stands
    assert stands.tab("customers").labels["phone"] == "手机号码"
    assert stands.tab("customers").lost == ("hobbies",)


def test_nothing_stands_in_nothing() -> None:
    assert Baseline.from_json("") == Baseline()
    assert baseline.of(TEMPLATE, Structure("x", "", "", ())).tabs == {}
