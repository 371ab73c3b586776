"""Reads `sheets_schema/` into `model.Template`: one declaration, checked whole, in one locale. Plans nothing."""

from app.templates.invalid import TemplateInvalid
from app.templates.load import load, locales, names

__all__ = ["TemplateInvalid", "load", "locales", "names"]
