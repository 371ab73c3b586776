"""Reads `sheets_schema/` into `model.Template`: one declaration, checked whole, in one locale. Plans nothing."""

from app.templates.bound import bound
from app.templates.custom import extended, lines_of, plain
from app.templates.invalid import TemplateInvalid
from app.templates.load import load, locales, names

__all__ = ["TemplateInvalid", "bound", "extended", "lines_of", "load", "locales", "names", "plain"]
