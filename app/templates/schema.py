"""A whole schema folder as it was declared, a vertical laid over it, the words of every locale beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.templates import files
from app.templates.declared import (
    CHOICES,
    PAIR,
    AddedColumn,
    ColumnEntry,
    Declaration,
    DerivedFile,
    FormFile,
    InputFile,
    ListEntry,
    OverlayFile,
    TabEntry,
    TemplateFile,
)
from app.templates.invalid import TemplateInvalid
from app.templates.words import Words

BASE = "base"
"""The name of the template without a vertical."""


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything that the files say, nothing of it checked against the rest."""

    version: int
    tabs: Mapping[str, tuple[TabEntry, Declaration]]
    """By name, in the order of template.toml."""
    forms: Mapping[str, FormFile]
    words: Mapping[str, Words]
    labels: Mapping[str, Mapping[str, Any]]
    """The same words, by locale, as nested dictionaries."""


def verticals(root: Path) -> tuple[str, ...]:
    """The names of the verticals in a schema folder."""
    return tuple(sorted(path.name for path in (root / "verticals").glob("*") if path.is_dir()))


def locales(root: Path) -> tuple[str, ...]:
    """The locales of a schema folder, the first one first."""
    return tuple(files.read(root / "template.toml", TemplateFile).locales)


def read(root: Path, name: str) -> Schema:
    """The schema of one template: the base, and the vertical of that name over it."""
    listed = files.read(root / "template.toml", TemplateFile)
    folder = None if name == BASE else root / "verticals" / name
    _listed_once(root, listed)
    if folder:
        _overlay_known(folder, listed)
    labels = {locale: _labels(root, folder, locale) for locale in listed.locales}
    return Schema(
        version=listed.version,
        tabs={entry.name: (entry, _declaration(root, folder, entry)) for entry in listed.tab},
        forms={path.stem: files.read(path, FormFile) for path in sorted((root / "forms").glob("*.toml"))},
        words={locale: files.fit(raw, Words, file=labels_of(locale)) for locale, raw in labels.items()},
        labels=labels,
    )


def place_of(entry: TabEntry) -> str:
    """The file that declares a tab, from the schema folder on."""
    return f"sheets_schema/{_FOLDERS[entry.kind]}/{entry.name}.toml"


def labels_of(locale: str) -> str:
    """The files that the words of a locale stand in, from the schema folder on."""
    return f"sheets_schema/labels/{locale}*.toml"


_FOLDERS = {"input": "tabs", "derived": "derived"}


def _declaration(root: Path, folder: Path | None, entry: TabEntry) -> Declaration:
    path = root / _FOLDERS[entry.kind] / f"{entry.name}.toml"
    if entry.kind == "derived":
        return files.read(path, DerivedFile)
    tab = files.read(path, InputFile)
    if folder is None:
        return tab
    overlays = {added: files.read(added, OverlayFile) for added in sorted(folder.glob("*.toml"))}
    if entry.name == CHOICES:
        return _with_lists(tab, (one for overlay in overlays.values() for one in overlay.list))
    added = folder / f"{entry.name}.toml"
    return _overlaid(tab, overlays[added], added) if added in overlays else tab


def _with_lists(tab: InputFile, added: Iterable[ListEntry]) -> InputFile:
    """The tab of choices with a vertical's lists behind the others, before the pair of synonyms."""
    lists = [ColumnEntry(name=one.name, field="text", width=one.width) for one in added]
    own = [column for column in tab.column if column.name not in PAIR]
    return tab.model_copy(update={"column": [*own, *lists, *tab.column[len(own) :]]})


def _overlaid(tab: InputFile, overlay: OverlayFile, path: Path) -> InputFile:
    """The tab with a vertical's columns put behind those that they name."""
    columns = list(tab.column)
    for added in overlay.column:
        names = [column.name for column in columns]
        if added.after not in names:
            problem = f"`after` names no column of the tab: `{added.after}`"
            raise TemplateInvalid(files.shown(path), problem, place=f"column {added.name}", allowed=names)
        columns.insert(names.index(added.after) + 1, _plain(added))
    return tab.model_copy(update={"column": columns})


def _plain(added: AddedColumn) -> ColumnEntry:
    return ColumnEntry.model_validate(added.model_dump(exclude={"after"}))


def _labels(root: Path, folder: Path | None, locale: str) -> dict[str, Any]:
    words = files.labels(root / "labels", locale)
    if folder:
        path = folder / "labels" / f"{locale}.toml"
        files.merge(words, files.toml(path), file=files.shown(path))
    return words


def _listed_once(root: Path, listed: TemplateFile) -> None:
    """Every file of a tab is listed in template.toml, and once."""
    names = [entry.name for entry in listed.tab]
    if twice := {name for name in names if names.count(name) > 1}:
        raise TemplateInvalid(files.shown(root / "template.toml"), f"`{twice.pop()}` is listed twice")
    known = {f"{_FOLDERS[entry.kind]}/{entry.name}.toml" for entry in listed.tab}
    for path in _tab_files(root):
        if f"{path.parent.name}/{path.name}" not in known:
            raise TemplateInvalid(files.shown(path), "the tab is not listed in template.toml", allowed=known)


def _overlay_known(folder: Path, listed: TemplateFile) -> None:
    """A vertical adds to input tabs that are listed, and words to the tab of choices by `[[list]]` only."""
    known = [entry.name for entry in listed.tab if entry.kind == "input" and entry.name != CHOICES]
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in known:
            raise TemplateInvalid(files.shown(path), f"there is no input tab `{path.stem}` to add to", allowed=known)


def _tab_files(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS.values():
        yield from sorted((root / folder).glob("*.toml"))
