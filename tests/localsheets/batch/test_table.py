"""The table of kinds is Google's."""

from __future__ import annotations

from localsheets.batch.table import HANDLERS, UNIMPLEMENTED
from localsheets.shapes.schema import TYPES


def test_kinds_are_all_known() -> None:
    assert HANDLERS.keys() | UNIMPLEMENTED == TYPES["Request"].keys()
    assert all(any(word in kind for word in ("DataSource", "Comment", "Slicer")) for kind in UNIMPLEMENTED)
