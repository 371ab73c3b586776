"""References are spelt as the key columns of their tab."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from app.model.tab import Column
from app.model.vocabulary import Vocabulary
from tests.app.fields.reading import COLUMNS, mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "key"),
    [("+86 138-0013-8000", "13800138000"), ("微信：lily_2020", "lily_2020"), ("+852 91234567", "852-91234567")],
)
def test_customers_by_either_key(raw: str, key: str) -> None:
    assert mended("reference", raw) == key


def test_case_of_ids_ignored() -> None:
    assert read("reference", "Lily_2020").value == "lily_2020"


def test_proposal_of_key_wins() -> None:
    assert proposed("reference", "138O0138000") == ("phone.letters", "13800138000")


def test_names_are_no_keys() -> None:
    assert proposed("reference", "小美") == ("reference.unreadable", "")


def test_numbers_are_understood_too() -> None:
    assert read("reference", 13800138000).value == "13800138000"


def test_unreadable_keys_are_flagged() -> None:
    keys = {"customers": (Column("customers", "who", "谁", "reference", references="customers"),)}
    assert FIELDS["reference"].read("x", COLUMNS["reference"], Vocabulary(keys=keys)).code == "reference.unreadable"
    assert FIELDS["reference"].read("x", COLUMNS["reference"], Vocabulary()).code == "reference.unreadable"
