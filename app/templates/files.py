"""Reads the TOML files of a schema folder, each into its shape; says what is wrong with one that does not fit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.templates.invalid import TemplateInvalid

Shape = TypeVar("Shape", bound=BaseModel)


def read(path: Path, shape: type[Shape]) -> Shape:
    """The file as its shape; TemplateInvalid names what does not fit."""
    return fit(toml(path), shape, file=shown(path))


def toml(path: Path) -> dict[str, Any]:
    """The file as nested dictionaries."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TemplateInvalid(shown(path), "the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateInvalid(shown(path), f"not readable as TOML: {error}") from None


def labels(folder: Path, locale: str) -> dict[str, Any]:
    """The labels of one locale, merged of `<locale>.toml` and every `<locale>.<part>.toml`."""
    merged: dict[str, Any] = {}
    for path in sorted([folder / f"{locale}.toml", *folder.glob(f"{locale}.*.toml")]):
        merge(merged, toml(path), file=shown(path))
    return merged


def merge(into: dict[str, Any], more: Mapping[str, Any], *, file: str, prefix: str = "") -> None:
    """Adds nested words to nested words; a word that is already there is not redefined."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.setdefault(key, {}), dict):
            merge(into[key], value, file=file, prefix=f"{prefix}{key}.")
        elif key in into:
            raise TemplateInvalid(file, f"`{prefix}{key}` is already there in another file")
        else:
            into[key] = value


def fit(data: Mapping[str, Any], shape: type[Shape], *, file: str) -> Shape:
    """The data as a shape; TemplateInvalid for the first thing that does not fit."""
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        raise _invalid(error.errors()[0], data, shape, file=file) from None


def shown(path: Path) -> str:
    """The path as people know it: from the schema folder on."""
    parts = path.parts
    return "/".join(parts[parts.index("sheets_schema") :] if "sheets_schema" in parts else parts[-2:])


def _invalid(error: ErrorDetails, data: Any, shape: type[BaseModel], *, file: str) -> TemplateInvalid:
    *above, last = error["loc"]
    place = _place(above, data)
    if error["type"] == "extra_forbidden":
        return TemplateInvalid(file, f"unknown key `{last}`", place=place, allowed=_keys(shape, above))
    if error["type"] == "missing":
        return TemplateInvalid(file, f"`{last}` is missing", place=place)
    return TemplateInvalid(file, f"`{last}`: {error['msg']}, not {error['input']!r}", place=place)


def _place(location: Sequence[int | str], data: Any) -> str:
    """Entries of a list by their name: `column phone`."""
    words: list[str] = []
    for step in location:
        data = data[step]
        name = data.get("name", f"number {step + 1}") if isinstance(step, int) and isinstance(data, dict) else step
        words.append(str(name))
    return " ".join(words)


def _keys(shape: Any, location: Sequence[int | str]) -> list[str]:
    """The keys that the shape at a location knows."""
    for step in location:
        fields = getattr(shape, "model_fields", None)
        shape = fields[step].annotation if fields else get_args(shape)[-1]
    return list(shape.model_fields)
