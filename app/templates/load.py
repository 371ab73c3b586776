"""The templates that there are, each in every locale; read once in the life of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.model.template import Template
from app.templates import assemble, check, schema
from app.templates.invalid import TemplateInvalid

ROOT = Path(__file__).resolve().parents[2] / "sheets_schema"


def load(name: str, locale: str, *, root: Path = ROOT) -> Template:
    """The template of that name in that locale; TemplateInvalid where its declaration is wrong, or there is none."""
    return _load(name, locale, root)


def names(root: Path = ROOT) -> tuple[str, ...]:
    """`base` and the verticals."""
    return (schema.BASE, *schema.verticals(root))


@cache
def locales(root: Path = ROOT) -> tuple[str, ...]:
    """The locales that every template has."""
    return schema.locales(root)


@cache
def _load(name: str, locale: str, root: Path) -> Template:
    if name not in names(root):
        raise TemplateInvalid("sheets_schema/verticals", f"there is no template `{name}`", allowed=names(root))
    if locale not in locales(root):
        raise TemplateInvalid("sheets_schema/labels", f"there is no locale `{locale}`", allowed=locales(root))
    declared = schema.read(root, name)
    check.schema(declared)
    return assemble.template(declared, name=name, locale=locale)
