"""Identifiers: they sort as they were made, and stable ones stay what they are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.model.ids import new_id, new_ids, random_id, stable_id

moments = st.integers(0, 2**48 - 1)


@given(moments)
def test_id_is_prefixed_ulid(at: int) -> None:
    assert re.fullmatch(r"st_[0-7][0-9A-HJKMNP-TV-Z]{25}", new_id("st", milliseconds=at))


@given(moments, moments)
def test_ids_sort_by_time(one: int, other: int) -> None:
    early, late = sorted((one, other))
    assert early == late or new_id("st", milliseconds=early) < new_id("st", milliseconds=late)


@given(moments, st.integers(0, 40))
def test_batch_sorts_as_made(at: int, count: int) -> None:
    made = new_ids("ch", count, milliseconds=at)
    assert made == sorted(set(made))
    assert len(made) == count


@given(moments)
def test_batch_stays_in_moment(at: int) -> None:
    made = new_ids("ch", 3, milliseconds=at)
    assert {each[:13] for each in made} == {new_id("ch", milliseconds=at)[:13]}


@given(moments, moments)
def test_batch_follows_earlier_one(at: int, then: int) -> None:
    """Also where the clock went back in between."""
    last = new_ids("ch", 2, milliseconds=at)[-1]
    assert new_ids("ch", 2, milliseconds=then, after=last)[0] > last


def test_two_batches_share_nothing() -> None:
    assert not set(new_ids("ch", 50, milliseconds=1)) & set(new_ids("ch", 50, milliseconds=1))


@given(st.text())
def test_stable_id_fits_google(name: str) -> None:
    assert 0 < stable_id(name) < 2**31
    assert stable_id(name) == stable_id(name)


def test_stable_id_never_changes() -> None:
    """Sheets in the world bear these numbers."""
    assert stable_id("tab:customers") == 315350638


def test_random_id_fits_google() -> None:
    assert all(0 < random_id() < 2**31 for _ in range(100))
