"""Every kind of column, one class in one file each. A new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from app.fields.address import Address
from app.fields.birthday import Birthday
from app.fields.boolean import Boolean
from app.fields.choice import Choice
from app.fields.code import Code
from app.fields.date import Date
from app.fields.datetime import Datetime
from app.fields.email import Email
from app.fields.field import Field
from app.fields.identity_number import IdentityNumber
from app.fields.integer import Integer
from app.fields.landline import Landline
from app.fields.long_text import LongText
from app.fields.mobile import Mobile
from app.fields.money import Money
from app.fields.name import Name
from app.fields.nps import Nps
from app.fields.number import Number
from app.fields.percent import Percent
from app.fields.phone_list import PhoneList
from app.fields.rating import Rating
from app.fields.reference import Reference
from app.fields.serial_number import SerialNumber
from app.fields.tags import Tags
from app.fields.text import Text
from app.fields.time import Time
from app.fields.url import Url
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
    "landline": Landline(),
    "phone_list": PhoneList(),
    "address": Address(),
    "datetime": Datetime(),
    "birthday": Birthday(),
    "percent": Percent(),
    "rating": Rating(),
    "nps": Nps(),
    "tags": Tags(),
    "url": Url(),
    "serial_number": SerialNumber(),
    "identity_number": IdentityNumber(),
}

FIELDS: Mapping[str, Field] = {**_OWN, "reference": Reference(_OWN)}


def field_of(column: Column) -> Field:
    """The field of a declared column; KeyError where its kind is not registered."""
    return FIELDS[column.field]
