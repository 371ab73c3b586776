"""A finding in the words of the store's language, for the API. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model.template import Template


def worded(template: Template, item: Mapping[str, Any]) -> dict[str, Any]:
    """The finding with title and advice, the advice's places filled in; its code where the labels lack words."""
    words = f"finding.{item['code']}"
    places = {"seen": item["seen"], "proposal": item["proposal"], **dict(item["details"])}
    advice = template.text(f"{words}.advice", **places) if f"{words}.advice" in template.texts else ""
    known = {name: value for name, value in item.items() if name != "details"}
    return {**known, "title": template.texts.get(f"{words}.title", item["code"]), "advice": advice}
