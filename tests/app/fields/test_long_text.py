"""Texts of several lines."""

from __future__ import annotations

from tests.app.fields.reading import mended, read


def test_line_ends_are_kept() -> None:
    assert read("long_text", "第一行\n\n第二行").state == "clean"
    assert read("long_text", "a  b").state == "clean"


def test_ends_and_junk_go() -> None:
    assert mended("long_text", "\n 第一行\u200b  \r\n第二行 ") == "第一行\n第二行"
