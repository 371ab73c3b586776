"""A file that does not fit its shape is refused by name, place and allowed keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.templates import TemplateInvalid, load
from app.templates.files import labels
from tests.app.templates.conftest import Spoil

CUSTOMERS = "tabs/customers.toml"
REFUSED = {
    "unknown column key": (
        CUSTOMERS,
        "unique =",
        "uniqe =",
        r"customers.toml: column phone: unknown key `uniqe`; allowed: choices.*unique",
    ),
    "unknown tab key": (
        CUSTOMERS,
        "key_mode",
        "mode",
        r"customers.toml: unknown key `mode`; allowed: column, computed, key, key_mode",
    ),
    "wrong type": (CUSTOMERS, "required = true", 'required = "yes"', r"column name: `required`: .*boolean, not 'yes'"),
    "wrong word": (CUSTOMERS, '"warn"', '"maybe"', r"column phone: `unique`: .*'warn' or 'error', not 'maybe'"),
    "wrong width": (
        CUSTOMERS,
        "width = 110",
        "width = 5",
        r"column name: `width`: .*greater than or equal to 20, not 5",
    ),
    "nameless column": (CUSTOMERS, 'name = "landline"\n', "", r"column number 4: `name` is missing"),
    "wrong name": (CUSTOMERS, 'name = "landline"', 'name = "Land line"', r"column Land line: `name`: .*pattern"),
    "no toml": (CUSTOMERS, "[[column]]", "[[column]", r"customers.toml: not readable as TOML: .*line 6"),
    "unknown label key": (
        "labels/en.toml",
        "synonyms =",
        "also =",
        r"column customers name: unknown key `also`; allowed: example, label",
    ),
    "unknown form key": ("forms/join.toml", "tab =", "sheet =", r"join.toml: (`tab` is missing|unknown key `sheet`)"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_unfit_file_is_refused(case: str, spoil: Spoil) -> None:
    file, old, new, message = REFUSED[case]
    root = spoil(file, old, new)
    with pytest.raises(TemplateInvalid, match=message):
        load("base", "zh-CN", root=root)


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "derived/daily.toml").unlink()
    with pytest.raises(TemplateInvalid, match=r"sheets_schema/derived/daily.toml: the file is missing"):
        load("base", "zh-CN", root=folder)


def test_labels_merge_their_parts(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('[a.b]\nx = "1"\n')
    (tmp_path / "en.more.toml").write_text('[a.b]\ny = "2"\n')
    (tmp_path / "en-GB.toml").write_text('[a.b]\nz = "3"\n')
    assert labels(tmp_path, "en") == {"a": {"b": {"x": "1", "y": "2"}}}


def test_words_are_said_once(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('[a]\nx = "1"\n')
    (tmp_path / "en.more.toml").write_text('[a]\nx = "2"\n')
    with pytest.raises(TemplateInvalid, match=r"`a\.x` is already there"):
        labels(tmp_path, "en")
