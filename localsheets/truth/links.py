"""Links that Google makes by itself of a cell whose whole text is an address, typed or written RAW.

Measured by users (gdrives, live probes 007/004 and 018/003); that another text takes the link away is only likely.
"""

from __future__ import annotations

import re

from localsheets.truth.cell import Look, Looks

ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+(?:com|cn|net|org|io|gov|edu|info|top|shop|app|dev)(?::\d+)?(?:[/?#]\S*)?"
)
WITH_SCHEME = re.compile(r"https?://\S+")


def address(text: str) -> str | None:
    """The address that a text is as a whole, with `http://` before a bare domain; None where it is none."""
    if WITH_SCHEME.fullmatch(text):
        return text
    return f"http://{text}" if "." in text and ADDRESS.fullmatch(text) else None


def linked(look: Look, text: str, looks: Looks) -> Look:
    """The look of a cell in which this text is put: with a link where the text is an address, else without."""
    uri = None if look.is_text else address(text)
    form = look.parts.get("format", {})
    own = form.get("textFormat", {})
    if own.get("link", {}).get("uri") == uri:
        return look
    kept = {name: part for name, part in own.items() if name != "link"}
    text_format = {**kept, "link": {"uri": uri}} if uri else kept
    rest = {name: part for name, part in form.items() if name != "textFormat"}
    return looks.of({**look.parts, "format": {**rest, **({"textFormat": text_format} if text_format else {})}})
