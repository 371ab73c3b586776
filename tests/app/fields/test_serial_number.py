"""Serial numbers of devices."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize("raw", ["SN: C02-XK1", "S/N C02-XK1", "序列号：C02-XK1", "Ｃ０２－ＸＫ１", " C02-XK1\u200b"])
def test_labels_and_junk_go(raw: str) -> None:
    assert mended("serial_number", raw) == "C02-XK1"


def test_case_makes_no_difference() -> None:
    verdict = read("serial_number", "c02xk1")
    assert (verdict.state, verdict.value) == ("clean", "C02XK1")
    assert read("serial_number", "O02XK1").value != read("serial_number", "002XK1").value


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("35 209900 176148 1", "serial.spaced", "352099001761481"),
        ("ABC12345 保修", "serial.with_words", "ABC12345"),
        ("ABC12345 和 DEF12345", "serial.unreadable", ""),
        ("ab", "serial.unreadable", ""),
        ("1.2E+15", "value.lost", ""),
    ],
)
def test_doubtful_numbers_are_named(raw: str, code: str, proposal: str) -> None:
    assert proposed("serial_number", raw) == (code, proposal)
