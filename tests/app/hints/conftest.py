"""A shop on either data base whose local Google tells the same time, so that Drive's times mean something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shop import NOON, Shop, close_shop, open_shop


@pytest.fixture
def shop(tmp_path: Path, database_url: str) -> Iterator[Shop]:
    """One store, synced; Drive is as slow as it is."""
    opened = open_shop(tmp_path, database_url=database_url)
    opened.server.world.clock.set(NOON)
    opened.onboard()
    opened.sync()
    opened.switch(drive_lag=180)
    yield opened
    close_shop(opened)
