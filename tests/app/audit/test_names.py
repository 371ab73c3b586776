"""What a name says beside the name."""

from __future__ import annotations

import pytest

from app.model.cell import Scalar
from tests.app.audit.shop import LILY, found, places


@pytest.mark.parametrize(
    ("name", "gender", "proposal"),
    [("王女士", None, "女"), ("李先生", "女", "男"), ("张姐", "未知", "女"), ("豆豆妈", None, "女")],
)
def test_title_tells_the_gender(name: str, gender: Scalar, proposal: str) -> None:
    (finding,) = found("customer.gender_in_name", customers=[LILY | {"name": name, "gender": gender}])
    assert (finding.column, finding.proposal) == ("gender", proposal)


@pytest.mark.parametrize(("name", "gender"), [("王女士", "女"), ("王丽", None), ("先生", None), ("Lily", "男")])
def test_other_names_tell_nothing(name: str, gender: Scalar) -> None:
    assert places("customer.gender_in_name", customers=[LILY | {"name": name, "gender": gender}]) == []


@pytest.mark.parametrize(
    ("name", "proposal", "label"),
    [("代理-刘", "刘", "代理"), ("小美宝妈", "小美", "宝妈"), ("VIP·王丽", "王丽", "VIP")],
)
def test_labels_belong_under_tags(name: str, proposal: str, label: str) -> None:
    (finding,) = found("name.with_label", customers=[LILY | {"name": name}])
    assert (finding.proposal, finding.details) == (proposal, (("label", label),))


@pytest.mark.parametrize("name", ["王丽", "阿依古丽·买买提", "代理", "Jean-Luc"])
def test_plain_names_have_none(name: str) -> None:
    assert places("name.with_label", customers=[LILY | {"name": name}]) == []
