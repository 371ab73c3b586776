"""Whatever happens to a line of a declaration: it loads, or says what is wrong with it; nothing else is raised."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.template import Template
from app.templates import TemplateInvalid, load
from app.templates.load import ROOT

FILES = [path.relative_to(ROOT) for path in sorted(ROOT.rglob("*.toml"))]
Lines = list[str]


def drop(lines: Lines, one: int, other: int) -> Lines:
    return lines[:one] + lines[one + 1 :]


def double(lines: Lines, one: int, other: int) -> Lines:
    return [*lines[:one], lines[one], *lines[one:]]


def swap(lines: Lines, one: int, other: int) -> Lines:
    values = {one: lines[other], other: lines[one]}
    return [values.get(number, line) for number, line in enumerate(lines)]


def mix(lines: Lines, one: int, other: int) -> Lines:
    """The key of one line with the value of another."""
    mixed = lines[one].partition("=")[0] + "=" + lines[other].rpartition("=")[2]
    return [*lines[:one], mixed, *lines[one + 1 :]]


@given(
    file=st.sampled_from(FILES),
    spoil=st.sampled_from([drop, double, swap, mix]),
    one=st.integers(0, 10_000),
    other=st.integers(0, 10_000),
)
@settings(max_examples=60, deadline=None)
def test_spoilt_line_never_surprises(
    tmp_path_factory: pytest.TempPathFactory, file: Path, spoil: Callable[..., Lines], one: int, other: int
) -> None:
    folder = Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("spoilt") / "sheets_schema"))
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    spoilt = spoil(lines, one % len(lines), other % len(lines))
    (folder / file).write_text("\n".join(spoilt), encoding="utf-8")
    assert isinstance(_loaded(folder), Template | TemplateInvalid)


def _loaded(folder: Path) -> Template | TemplateInvalid:
    try:
        return load("base", "zh-CN", root=folder)
    except TemplateInvalid as invalid:
        return invalid
