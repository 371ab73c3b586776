"""One way leads to a spreadsheet: `Sheets`, by the fenced batch of its writer or by rows that bear a tag."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.law.tree import Source, sources

WRITING = re.compile(r":batchUpdate|:batchClear|:clear\b|:append\b|:copyTo\b|^PUT$", re.I)
"""What every address or method of the Sheets API that changes something has and no other one.

https://developers.google.com/workspace/sheets/api/reference/rest
"""
WRITERS = {
    "app.sheets.writer": {":batchUpdate"},
    "app.sheets.rows": {":batchUpdate", "/values:batchUpdateByDataFilter"},
    "app.sheets.scratch": {":batchUpdate", "/values:batchUpdateByDataFilter"},
}
"""The spreadsheet of `scratch` is nobody's: the doctor made it, to try things on."""
MAY_TAG = {"app.model.change", "app.model.plan", "app.sheets.requests", "app.sheets.requests.fence", "app.sync.acts"}


def test_nobody_else_names_writing_addresses() -> None:
    named = [
        f"{source.place(node)} {text}"
        for source in sources("app")
        for text, node in _addresses(source)
        if WRITING.search(text) and not _permitted(source, text)
    ]
    assert named == []


def test_writers_name_what_they_may() -> None:
    """Were one of them renamed, or built in another way, the law above would see nothing."""
    for source in sources("app"):
        for address in WRITERS.get(source.module, ()):
            assert any(address in text for text, _ in _addresses(source)), (source.module, address)


def test_rows_are_tagged_for_editing_only() -> None:
    strangers = [
        source.place(node)
        for source in sources("app")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Name | ast.Attribute) and "TagRow" in ast.unparse(node) and source.module not in MAY_TAG
    ]
    assert strangers == []


def _addresses(source: Source) -> Iterator[tuple[str, ast.AST]]:
    """Every text that could be a part of an address: what is there to be read by people has spaces."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield node.value, node


def _permitted(source: Source, text: str) -> bool:
    return any(text.endswith(address) for address in WRITERS.get(source.module, ()))
