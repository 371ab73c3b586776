"""The manual is true: its example works as written, and it names every key that the loader knows."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from app.model.change import SetHeader, SetValidation, SpillFormula
from app.model.structure import Structure
from app.provision import changes
from app.templates import declared, load, words
from app.templates.load import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"[Ii]n `([\w./-]+\.toml)`:\n\n *```toml\n(.*?)\n *```", re.DOTALL)
SHAPES = (
    *(declared.TemplateFile, declared.TabEntry, declared.InputFile, declared.DerivedFile),
    *(declared.OverlayFile, declared.AddedColumn, declared.ListEntry),
    *(declared.DerivedColumn, declared.ChartEntry, declared.FormFile, declared.SettingEntry),
    *(declared.ComputedEntry, declared.LookupEntry),
    *(words.ColumnWords, words.SettingWords, words.FormWords, words.Words),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the schema with the manual's example in it."""
    copy = Path(shutil.copytree(ROOT, tmp_path / "sheets_schema"))
    for file, text in BLOCK.findall(README):
        with (copy / file).open("a", encoding="utf-8") as target:
            target.write("\n" + textwrap.dedent(text) + "\n")
    return copy


def test_example_has_four_files() -> None:
    files = [file for file, _ in BLOCK.findall(README)]
    assert files == [
        *("template.toml", "tabs/suppliers.toml", "labels/zh-CN.suppliers.toml", "labels/en.suppliers.toml"),
    ]


@pytest.mark.parametrize(("locale", "label"), [("zh-CN", "供应商"), ("en", "Suppliers")])
def test_example_loads_as_written(folder: Path, locale: str, label: str) -> None:
    tab = load("base", locale, root=folder).tab("suppliers")
    assert (tab.label, tab.key, len(tab.columns)) == (label, ("code",), 5)


def test_example_reaches_the_sheet(folder: Path) -> None:
    template = load("base", "zh-CN", root=folder)
    empty = Structure("x", "zh_CN", "Asia/Shanghai", ())
    ours = template.tab("suppliers").sheet_id
    made = changes(template, empty, timezone="Asia/Shanghai", editors=())
    (header,) = [change for change in made if isinstance(change, SetHeader) and change.tab_id == ours]
    rules = [change.rule.values for change in made if isinstance(change, SetValidation) and change.place.tab_id == ours]
    assert [one.label for one in header.headers] == ["编号", "名称", "手机号码", "结算方式", "合作日期"]
    assert ("预付", "月结") in rules
    assert [change.header.label for change in made if isinstance(change, SpillFormula)][-1] == "也是客户"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_manual_names_every_key(shape: type[declared.Entry]) -> None:
    named = re.findall(r"`\[*([\w]+)[^`]*`", README)
    assert [key for key in shape.model_fields if key not in named] == []
