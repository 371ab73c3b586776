"""The dry run of an adoption as a page of text, in the words of the template. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.model.template import Template

SIGNS = {"taken": "=", "ambiguous": "?", "doubled": "?", "computed": "?", "suggested": "?", "kept": "·"}


def page(view: Mapping[str, Any], template: Template) -> str:
    """What `preview` answered; `template` is the declared one, with its own labels."""
    lines = [line for sheet in view["sheets"] for line in _sheet(sheet, template)]
    return "\n".join([*lines, *_whole(view, template)])


def _sheet(sheet: Mapping[str, Any], template: Template) -> Iterator[str]:
    tab = template.tab(sheet["tab"]).label if sheet["tab"] else ""
    if sheet["state"] in ("blank", "ours"):
        return
    yield f"{sheet['title']} → {tab} ({sheet['confidence']:.2f})" if tab else sheet["title"]
    if sheet["advice"]:
        yield f"  {sheet['advice']}"
    for column in sheet["columns"] if tab else ():
        label = template.tab(sheet["tab"]).column(column["column"]).label if column["column"] else ""
        sure = f" {SIGNS[column['state']]} {label} ({column['confidence']:.2f})" if label else ""
        yield f"  {column['place']:>3} {column['header']}{sure}"
        if label and column["advice"]:
            yield f"      {column['advice']}"
    if sheet["adds"]:
        yield "  " + template.text("adoption.page.adds", columns=_listed(sheet["adds"], template))
    yield ""


def _whole(view: Mapping[str, Any], template: Template) -> Iterator[str]:
    for name in ("new_tabs", "titles_taken"):
        if view[name]:
            yield template.text(f"adoption.page.{name}", tabs=_listed(view[name], template))
    if view["copied_first"]:
        yield template.text("adoption.page.copied")
    yield template.text("adoption.page.nothing")


def _listed(names: list[str], template: Template) -> str:
    return template.text("report.dictionary.comma").join(names)
