"""Journeys are made on both kinds of data base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shop import Shop, close_shop, open_shop


@pytest.fixture
def shop(tmp_path: Path, database_url: str) -> Iterator[Shop]:
    """A service with an empty data base of either kind, beside a local Google in memory."""
    opened = open_shop(tmp_path, database_url=database_url)
    yield opened
    close_shop(opened)
