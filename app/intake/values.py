"""The values of a submission, checked against its form. Pure; what a field cannot read is kept all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import BadInput
from app.model.cell import Scalar, is_blank
from app.model.template import Form, Template

LONGEST = 5000
"""Characters of one value; a cell of Google's holds 50,000."""


def checked(template: Template, form: Form, body: Any) -> dict[str, Scalar]:
    """Values by column name, blanks left out; BadInput names every field that is wrong and what to do."""
    if not isinstance(body, dict):
        english = "Send a JSON object of field names and values."
        raise BadInput(errors=(("", english, "请发送由字段名和值组成的 JSON 对象。"),))
    errors = [*_unknown(form, body), *_shapes(body), *_missing(template, form, body)]
    if errors:
        raise BadInput(errors=tuple(errors))
    return {name: value for name, value in body.items() if not is_blank(value)}


Error = tuple[str, str, str]


def _unknown(form: Form, body: Mapping[str, Any]) -> list[Error]:
    known = ", ".join(form.columns)
    return [
        (
            str(name)[:60],
            f"The form has no such field. Its fields are: {known}.",
            f"表单没有此字段。可用字段：{known}。",
        )
        for name in body
        if name not in form.columns
    ]


def _shapes(body: Mapping[str, Any]) -> list[Error]:
    wrong = [name for name, value in body.items() if not isinstance(value, str | int | float | bool | None)]
    long = [name for name, value in body.items() if isinstance(value, str) and len(value) > LONGEST]
    return [
        *((name, "Send a text, a number, true or false.", "请填写文本、数字或 true/false。") for name in wrong),
        *((name, f"At most {LONGEST} characters.", f"最多 {LONGEST} 个字符。") for name in long),
    ]


def _missing(template: Template, form: Form, body: Mapping[str, Any]) -> list[Error]:
    columns = [template.tab(form.tab).column(name) for name in form.columns]
    return [
        (column.name, f"{column.label} is required.", f"{column.label}为必填项。")
        for column in columns
        if column.required and is_blank(body.get(column.name))
    ]
