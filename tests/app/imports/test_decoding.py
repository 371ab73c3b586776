"""Files are read by the encoding that they are in, whatever it is, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput
from app.imports.decoding import decoded

TEXT = "姓名,手机号码\n王小美,13800138000\n"
WRITTEN = st.text(st.characters(codec="gb18030", categories=["L", "N", "P", "Zs"]), max_size=40)


@pytest.mark.parametrize(
    ("written", "encoding"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gbk", "gb18030"), ("gb18030", "gb18030"), ("utf-16", "utf-16-le")],
)
def test_usual_encodings_are_guessed(written: str, encoding: str) -> None:
    assert decoded(TEXT.encode(written)) == (TEXT, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_mark(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == (TEXT, encoding)
    assert decoded(f"\ufeff{TEXT}".encode(encoding)) == (TEXT, encoding)


@given(text=WRITTEN)
def test_utf8_is_never_rubbish(text: str) -> None:
    assert decoded(text.encode()) == (text, "utf-8")


@given(text=WRITTEN.filter(lambda text: not text.isascii()))
def test_gbk_is_itself_or_utf8(text: str) -> None:
    """Two Chinese characters in GBK may happen to be UTF-8; a table of them never is."""
    table = f"姓名,备注\n张伟,{text}\n"
    assert decoded(table.encode("gb18030")) == (table, "gb18030")


def test_private_signs_stay_utf8() -> None:
    """Apple's logo is a character for private use: in UTF-8 nothing else can be meant by it."""
    assert decoded("姓名,备注\n王芳,\uf8ff\n".encode())[1] == "utf-8"


def test_named_encoding_is_taken() -> None:
    assert decoded("電話,姓名".encode("big5"), encoding="big5") == ("電話,姓名", "big5")
    with pytest.raises(BadInput):
        decoded("電話,姓名".encode("big5"), encoding="utf-8")


@pytest.mark.parametrize(
    "body", [b"PK\x03\x04...", b"\xd0\xcf\x11\xe0...", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xff\xff"]
)
def test_other_files_are_refused(body: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        decoded(body)
    ((place, english, chinese),) = refused.value.errors
    assert place == "file" and "CSV" in english and "CSV" in chinese
