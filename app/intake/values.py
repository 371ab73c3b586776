"""The values of a submission, checked against its form. Pure; what a field cannot read is kept all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.errors import BadInput
from app.model.cell import LONGEST, Scalar, is_blank, unfit
from app.model.template import Form, Template

LARGEST = 1e15
"""Beyond it a sheet no longer keeps every digit."""


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
    known = ", ".join(form.fields)
    return [
        (
            str(name)[:60],
            f"The form has no such field. Its fields are: {known}.",
            f"表单没有此字段。可用字段：{known}。",
        )
        for name in body
        if name not in form.fields
    ]


def _shapes(body: Mapping[str, Any]) -> list[Error]:
    return [(str(name)[:60], *wrong) for name, value in body.items() for wrong in _wrong(value)]


def _wrong(value: Any) -> Iterator[tuple[str, str]]:
    """What keeps a value out of a sheet, in English and in Chinese."""
    if isinstance(value, str):
        why = unfit(value)
        if why == "too_long":
            yield f"At most {LONGEST} characters.", f"最多 {LONGEST} 个字符。"
        elif why:
            yield "Send a text without control characters.", "文本中不要包含控制字符。"
    elif isinstance(value, int | float):
        if not abs(value) < LARGEST:  # NaN is not above anything either
            yield "Send a number below 1e15, or a text.", "请填写小于 1e15 的数字，或改为文本。"
    elif value is not None:
        yield "Send a text, a number, true or false.", "请填写文本、数字或 true/false。"


def _missing(template: Template, form: Form, body: Mapping[str, Any]) -> list[Error]:
    columns = [template.tab(form.tab).column(name) for name in form.columns]
    return [
        (column.name, f"{column.label} is required.", f"{column.label}为必填项。")
        for column in columns
        if column.required and is_blank(body.get(column.name))
    ]
