"""Every kind of column, one class in one file each. A new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from app.fields.boolean import Boolean
from app.fields.choice import Choice
from app.fields.code import Code
from app.fields.date import Date
from app.fields.email import Email
from app.fields.field import Field
from app.fields.integer import Integer
from app.fields.long_text import LongText
from app.fields.mobile import Mobile
from app.fields.money import Money
from app.fields.name import Name
from app.fields.number import Number
from app.fields.reference import Reference
from app.fields.text import Text
from app.fields.time import Time
from app.fields.wechat import Wechat
from app.model.tab import Column

__all__ = ["FIELDS", "Field", "field_of"]

_OWN: Mapping[str, Field] = {
    "text": Text(),
    "long_text": LongText(),
    "name": Name(),
    "mobile": Mobile(),
    "wechat": Wechat(),
    "email": Email(),
    "date": Date(),
    "time": Time(),
    "number": Number(),
    "money": Money(),
    "integer": Integer(),
    "choice": Choice(),
    "code": Code(),
    "boolean": Boolean(),
}

FIELDS: Mapping[str, Field] = {**_OWN, "reference": Reference(_OWN)}


def field_of(column: Column) -> Field:
    """The field of a declared column; KeyError where its kind is not registered."""
    return FIELDS[column.field]
