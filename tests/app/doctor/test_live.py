"""Every question asked of a local Google that answers it as we take for granted, and then the other way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from app.doctor import live, probes
from app.doctor.live import measure
from app.sheets.scratch import Scratch
from localsheets.local.otherwise import Otherwise
from tests.app.doctor.conftest import Practice
from tests.shop import BOSS, SERVICE, Shop, controls

FLIPPED = {
    "find_keeps_text": "find.general_digits find.general_zeros find.general_formula find.general_date "
    "find.date_column find.number_column",
    "find_parses_text": "find.text_digits find.text_zeros find.text_formula",
    "find_only_text": "find.shown_number find.boolean",
    "find_within_cells": "find.counter find.whole_cell",
    "find_first_only": "find.two",
    "find_skips_hidden": "find.hidden",
    "find_skips_protected": "protect.find",
    "find_minds_validation": "find.validation",
    "find_refuses_none": "find.none",
    "metadata_reused_passes": "fence.reused",
    "metadata_get_empty": "fence.readable",
    "metadata_missing_refused": "fence.forget_missing",
    "metadata_stays": "marks.insert marks.move marks.delete filter.row filter.read filter.cleared",
    "metadata_follows_sort": "marks.sort",
    "guard_passes": "guard.moved head.unknown",
    "guard_refuses": "guard.there head.known",
    "batch_keeps_earlier": "fence.rolled_back",
    "batch_few": "batch.many",
    "filter_refuses_none": "filter.none",
    "filter_first_only": "filter.two",
    "filter_skips_empty": "filter.cleared",
    "filter_echoes_nothing": "filter.read filter.cleared",
    "insert_inherits_nothing": "insert.format",
    "ranges_grow_at_borders": "insert.border",
    "ranges_never_grow": "insert.inside",
    "cells_parse_text": "insert.text",
    "response_lacks_ranges": "answer.ranges",
    "missing_sheet_skipped": "read.missing_sheet",
    "protection_binds_maker": "protect.maker",
    "protection_never_binds": "protect.binds protect.find",
}
"""Switch, and the questions that are answered otherwise by it."""


def differing(practice: Practice) -> Iterator[str]:
    """Questions whose answer is not the one that is taken for granted; every one is answered."""
    for seen in probes.judged(live.answers(practice.scratch)):
        assert seen.state != "unknown", seen
        if seen.state == "differs":
            yield seen.question


def test_likely_answers_all_hold(practice: Practice) -> None:
    assert list(differing(practice)) == []


@pytest.mark.parametrize(("switch", "questions"), FLIPPED.items())
def test_flipped_answers_are_seen(practice: Practice, switch: str, questions: str) -> None:
    practice.switch(**{switch: True})
    assert set(differing(practice)) == set(questions.split())


def test_every_question_can_flip() -> None:
    assert {question for flips in FLIPPED.values() for question in flips.split()} == set(probes.QUESTIONS)
    assert FLIPPED.keys() == {field.name for field in fields(Otherwise)}


def test_failures_leave_questions_open(practice: Practice) -> None:
    answered = live.answers(practice.scratch)
    broken = {"match": {"kind": "write", "person": SERVICE}, "nth": 11, "times": 0, "status": 503}
    controls(practice.server, "POST", "faults", broken)
    some = live.answers(practice.scratch)
    assert 0 < len(some) < len(answered)
    assert some.items() < answered.items()


def test_scratch_is_made_and_deleted(shop: Shop) -> None:
    lines, seen = measure(shop.context, "")
    assert (lines, {one.state for one in seen}) == ([], {"holds", "unknown"})
    assert shop.files() == []


def test_store_is_never_scratch(shop: Shop) -> None:
    store = shop.onboarded()
    (line,), seen = measure(shop.context, store["spreadsheet_url"])
    assert (line.state, seen) == ("wrong", ())
    assert "Another store works on this spreadsheet" in line.seen.en
    assert [tab.title for tab in shop.sheet().worksheets() if "doctor" in tab.title] == []


def test_missing_storage_says_adopt(shop: Shop) -> None:
    shop.switch(storage_quota=True)
    (line,), _ = measure(shop.context, "")
    assert line.state == "wrong"
    assert SERVICE in line.advice.en and "--spreadsheet" in line.advice.en


def test_named_spreadsheet_must_be_shared(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("private")
    (line,), _ = measure(shop.context, sheet.url)
    assert "cannot be opened" in line.seen.en
    (line,), _ = measure(shop.context, "no url at all")
    assert "no Google spreadsheet" in line.seen.en


def test_named_spreadsheet_stays_clean(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("empty")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    lines, seen = measure(shop.context, f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit#gid=0")
    assert (lines, len(seen)) == ([], len(probes.QUESTIONS))
    assert [tab.title for tab in sheet.worksheets()] == ["Sheet1"]
    whole = Scratch.adopt(shop.context.google, sheet.id, clock=shop.clock)
    assert whole.look(fields="developerMetadata,namedRanges") == {}
