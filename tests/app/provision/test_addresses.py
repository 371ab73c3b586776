"""Names of declared columns become addresses of the cells below their headers, wherever those stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.model.change import Validation
from app.model.structure import Structure, TabStructure
from app.provision.addresses import address, letters, resolved
from app.templates import load
from tests.app.provision.applying import NEW

TEMPLATE = load("base", "en")
CHOICES = TEMPLATE.tab("choices")


def test_named_column_becomes_a_range() -> None:
    rule = resolved(Validation("ONE_OF_RANGE", ("{choices.payment}",)), TEMPLATE, NEW)
    assert rule.values == ("='Choices'!$C$2:$C",)


def test_plain_values_stay_as_written() -> None:
    rule = Validation("ONE_OF_LIST", ("{a}", "b.c", "{"))
    assert resolved(rule, TEMPLATE, NEW) == rule


def test_renamed_and_moved_list_followed() -> None:
    there = TabStructure(CHOICES.sheet_id, "Bob's", 0, 9, 9, metadata={CHOICES.column("payment").metadata_id: 27})
    assert address("choices.payment", TEMPLATE, replace(NEW, tabs=(there,))) == "'Bob''s'!$AB$2:$AB"


def test_unmarked_list_keeps_its_place() -> None:
    there = Structure("x", "", "", (TabStructure(CHOICES.sheet_id, "Choices", 0, 9, 9),))
    assert address("choices.owner", TEMPLATE, there) == "'Choices'!$B$2:$B"


def test_letters_run_past_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@given(st.integers(0, 18_277))
def test_letters_name_one_column(index: int) -> None:
    number = 0
    for letter in letters(index):
        number = number * 26 + ord(letter) - ord("A") + 1
    assert number - 1 == index
