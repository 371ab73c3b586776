"""Widths, invisible characters and white space: what is taken off a text before a field looks at it. Knows no kinds."""

from __future__ import annotations

import re
import unicodedata

_SIMPLE = re.compile(r"[!-&(-~][!-~]*(?: [!-~]+)*")
"""ASCII without anything to fold: no leading apostrophe, single spaces inside."""

# Control characters that are no white space, soft hyphen, grapheme joiner, letter marks, zero widths, directions,
# invisible operators, fillers that show nothing (U+2800, U+3164 …), byte order mark, annotations, lone surrogates.
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
)
HIDDEN = re.compile(f"[{_HIDDEN}]")
HIDDEN_IN_CODE = re.compile(f"[{_HIDDEN}\u200c\u200d\ufe00-\ufe0f]")
"""In codes joiners and variation selectors are junk too; in names they hold emoji together."""

_PLAIN_NEIGHBOUR = "\x00-\x7f\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SEEN_AT_ONCE = re.compile("[!-~\u3400-\u9fff]")
"""What most cells begin with."""

STRAY_JOINER = re.compile(f"(?:^|(?<=[{_PLAIN_NEIGHBOUR}]))[\u200c\u200d]+|[\u200c\u200d]+(?=$|[{_PLAIN_NEIGHBOUR}])")
"""Joiners beside ASCII or Chinese join nothing. https://www.unicode.org/reports/tr51/#Emoji_ZWJ_Sequences"""

_UNTIDY = re.compile(f"[{_HIDDEN}\u200c\u200d０-９Ａ-Ｚａ-ｚ]|^\\s|\\s\\s|\\s$|[^\\S ]")
"""Anything that `tidy` would change: hidden, joining or wide characters, white space but for single spaces inside."""

CLINGING = re.compile("[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")
"""Accents, joiners, variation selectors, skin tones: part of the character before them."""

_NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Full-width digits and letters only: NFKC on free text would turn `（`, `①`, `㎡`, `…` into something else."""


def hollow(text: str) -> bool:
    """Whether nothing of the text can be seen."""
    return not _SEEN_AT_ONCE.match(text) and not HIDDEN_IN_CODE.sub("", text).strip()


def tidy(text: str) -> str:
    """One line of free text: narrow digits and letters, no junk, single spaces. Punctuation and emoji stay."""
    return " ".join(_seen(text, " ").split()) if _UNTIDY.search(text) else text


def tidy_lines(text: str) -> str:
    """Free text of several lines: as `tidy`, but inner spaces and line ends stay."""
    if not _UNTIDY.search(text):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_seen(line, " ").rstrip() for line in lines).strip()


def plain(text: str) -> str:
    """A code: NFKC, no junk, single spaces, no leading apostrophe. Only for what is not prose."""
    if _SIMPLE.fullmatch(text):
        return text
    narrow = unicodedata.normalize("NFKC", HIDDEN_IN_CODE.sub("", text))
    return " ".join(" ".join(narrow.split()).lstrip("'").split())


def cut(text: str, most: int) -> str:
    """The first characters of a text, none of them torn: an emoji of several code points, a letter and its accent."""
    end = most if len(text) > most else len(text)
    while 0 < end < len(text) and (CLINGING.match(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end]


def folded(text: str) -> str:
    """The text by which words of a list are compared: plain, without spaces and case."""
    return plain(text).replace(" ", "").casefold()


def _seen(text: str, space: str) -> str:
    shown = re.sub(r"\s", space, HIDDEN.sub("", text)).translate(_NARROW)
    return STRAY_JOINER.sub("", shown)
