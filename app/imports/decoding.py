"""The text of a file that says nothing of its encoding. Pure.

Excel and WPS in Chinese save CSV as GBK, of which GB18030 is the whole; programs send UTF-8, with a mark before it or
without; "Unicode text" is UTF-16. Each is tried strictly, the ones that are hard to mistake first.
"""

from __future__ import annotations

import codecs
import re

from app.errors import BadInput

LADDER = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
"""UTF-8 refuses nearly every GBK text; GB18030 takes nearly every UTF-8 text, as rubbish. Big5 passes for GB18030 too
often to be guessed: it has to be named."""
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""

_NO_TEXT = {
    "utf-8": re.compile("\x00"),  # what is UTF-8 by chance alone is ASCII, or every second byte of it
    "": re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]"),
}
"""What no table holds, but a wrongly decoded one does: control characters, those for private use, noncharacters."""


def decoded(body: bytes, *, encoding: str = "") -> tuple[str, str]:
    """The text, and the encoding by which it was read: the one that is named, else the first that fits.

    Raises BadInput.
    """
    if body.startswith(WORKBOOKS):
        raise unreadable("This is a workbook: save it as CSV first.", "这是 Excel 工作簿，请先另存为 CSV。")
    marked = next((name for mark, name in MARKS if body.startswith(mark)), "")
    for name in (encoding,) if encoding else (marked,) if marked else LADDER:
        text = _read(body, name)
        if text is not None:
            return text.removeprefix("\ufeff"), name
    tried = encoding or marked or ", ".join(LADDER)
    raise unreadable(
        f"This is no text in {tried}: save it as CSV UTF-8, or name its encoding.",
        f"无法按 {tried} 读取此文件：请另存为“CSV UTF-8”，或用 encoding 指定编码。",
    )


def unreadable(english: str, chinese: str) -> BadInput:
    """A file of which nothing can be made, and what to do."""
    return BadInput(errors=(("file", english, chinese),))


def _read(body: bytes, encoding: str) -> str | None:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _NO_TEXT.get(encoding, _NO_TEXT[""]).search(text) else text
