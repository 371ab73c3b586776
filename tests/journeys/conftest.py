"""Journeys are made on both kinds of data base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.damage import Hands, furnish, opened
from tests.kept import Kept, kept
from tests.shop import Shop, close_shop, open_shop


@pytest.fixture
def shop(tmp_path: Path, database_url: str) -> Iterator[Shop]:
    """A service with an empty data base of either kind, beside a local Google in memory."""
    opened = open_shop(tmp_path, database_url=database_url)
    yield opened
    close_shop(opened)


@pytest.fixture(scope="session")
def began(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shop, Kept]]:
    """One service, and its shop as each kind of damage finds it: a team at work, synced, with nothing to put right."""
    shop = open_shop(tmp_path_factory.mktemp("drift"))
    shop.onboarded()
    furnish(shop)
    shop.sync()
    yield shop, kept(shop)
    close_shop(shop)


@pytest.fixture
def hands(began: tuple[Shop, Kept]) -> Hands:
    """The owner at the sheet of that shop."""
    shop, as_it_was = began
    as_it_was.restore(shop)
    return opened(shop)
