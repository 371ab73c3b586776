"""Thousands of calls at random: whatever is asked, nothing answers 5xx; `./run bench fuzz` asks as many as wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.localsheets.asking import of_batch_update, of_drive, of_sheets
from tests.localsheets.playground import Call, Playground

WIDELY = settings(max_examples=1_000, suppress_health_check=list(HealthCheck))
# Requests are large, and drawing them takes longer than answering.
DEEPLY = settings(WIDELY, max_examples=400)


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    """It lives through all examples."""
    playground = Playground()
    yield playground
    playground.close()


@DEEPLY
@given(call=of_batch_update())
def test_no_batch_fails(playground: Playground, call: Call) -> None:
    playground.ask(call)
    playground.look()


@WIDELY
@given(call=of_sheets())
def test_no_method_of_sheets_fails(playground: Playground, call: Call) -> None:
    playground.ask(call)


@WIDELY
@given(call=of_drive())
def test_no_method_of_drive_fails(playground: Playground, call: Call) -> None:
    playground.ask(call)
