"""Plain numbers."""

from __future__ import annotations

from app.fields import FIELDS
from app.model.change import Validation
from app.model.tab import Column
from tests.app.fields.reading import mended, read


def test_thousands_become_plain_digits() -> None:
    assert mended("number", "１,２８０.５") == "1280.5"


def test_decimals_are_never_padded() -> None:
    assert FIELDS["number"].entered(3.0) == "3"


def test_positive_columns_merely_warn() -> None:
    column = Column("orders", "quantity", "数量", "integer", positive=True)
    assert FIELDS["integer"].validation(column) == Validation("NUMBER_GREATER", ("0",), strict=False)


def test_bad_values_are_shown() -> None:
    assert FIELDS["number"].entered("免费") == "免费"
    assert read("number", "nan").code == "number.unreadable"
