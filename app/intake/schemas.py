"""What a form's webhook is sent and answers."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from app.fields import field_of
from app.model.template import Form, Template


class Accepted(BaseModel):
    """The submission is kept; it reaches the sheet with the store's next sync."""

    id: str
    duplicate: bool


def json_schema(template: Template, form: Form) -> dict[str, Any]:
    """JSON schema of a submission of this form."""
    columns = [template.tab(form.tab).column(name) for name in form.fields]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "title": form.title,
        "additionalProperties": False,
        "properties": {
            column.name: {"title": column.label, **field_of(column).json_schema(column)} for column in columns
        },
        "required": [column.name for column in columns if column.required and column.name not in form.own],
    }
