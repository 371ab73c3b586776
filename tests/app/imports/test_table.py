"""Cells between commas, tabs, semicolons or bars; quotes as programs set them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput
from app.imports.table import DELIMITERS, MOST, table

CELLS = st.text(st.characters(exclude_characters="=\r\0", exclude_categories=["Cs"]), max_size=8)


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_delimiter_is_found(delimiter: str) -> None:
    found, cells = table(f"姓名{delimiter}电话\n王芳{delimiter}138\n李雷，老客{delimiter}139\n")
    assert (found, cells.rows) == (delimiter, (("姓名", "电话"), ("王芳", "138"), ("李雷，老客", "139")))


@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), delimiter=st.sampled_from(",\t"))
def test_what_is_written_is_read(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([("name", "note"), *rows])
    _, cells = table(out.getvalue())
    assert cells.rows[1:] == tuple(tuple(cell if cell.strip() else None for cell in row) for row in rows)


def test_guarded_digits_are_freed() -> None:
    _, cells = table('订单号,电话\n="0012","=""13800138000"""\n')
    assert cells.rows[1] == ("0012", "13800138000")


def test_lines_within_quotes_stay() -> None:
    _, cells = table('姓名,备注\r\n王芳,"第一行\r\n第二行"\r\n')
    assert cells.rows[1] == ("王芳", "第一行\n第二行")


def test_blank_rows_before_header() -> None:
    _, cells = table("\n,,\n姓名,电话\n王芳,138\n")
    assert cells.header() == ("姓名", "电话")


@pytest.mark.parametrize("text", ["", " \n ,\n", 'name,note\n"x,1\n', "a,b\n" + "1,2\n" * MOST, "a" + ",b" * 300])
def test_useless_tables_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        table(text)
