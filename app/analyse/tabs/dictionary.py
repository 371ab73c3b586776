"""字段说明: one row per column that people type in: its meaning, its rule, how full it is, what goes wrong most.

Columns are those that `sheets_schema/derived/dictionary.toml` declares, in its order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from app.analyse.cells import BLANK, headers, in_columns, note, percent, text
from app.analyse.quality import fill_rate, filled
from app.analyse.source import Source
from app.analyse.tabs.findings import problem
from app.model.cell import Cell, Grid
from app.model.tab import Column, Tab
from app.model.template import Template


def dictionary(source: Source) -> Grid:
    columns = source.template.tab("dictionary").columns
    summary = source.template.text("report.dictionary.summary", day=source.as_of.isoformat())
    return (
        headers(column.label for column in columns),
        *in_columns(columns, _rows(source)),
        (note(summary),),
    )


def _rows(source: Source) -> Iterator[Mapping[str, Cell]]:
    """Cells by the name of their column."""
    problems = _commonest(source)
    for tab in source.template.inputs:
        full, rows = filled(source, tab.name), len(source.tab_rows(tab.name))
        for column in (*tab.shown, *tab.computed):
            yield {
                **_said(source.template, tab, column),
                "filled": BLANK if column.formula else percent(fill_rate(full[column.name], rows)),
                "problem": text(problems.get(column.path, "")),
            }


def _said(template: Template, tab: Tab, column: Column) -> dict[str, Cell]:
    """What the template alone says of a column."""
    return {
        "tab": text(tab.label),
        "column": text(column.label),
        "meaning": text(column.meaning),
        "type": text(template.texts.get(f"report.dictionary.type.{column.field}", column.field)),
        "rule": text(template.text("report.dictionary.separator").join(_rules(template, column))),
        "example": text(column.example),
    }


def _rules(template: Template, column: Column) -> Iterator[str]:
    """Each rule of a column in words: what is asked of people, then what is done for them."""
    rules = {
        "required": column.required,
        f"unique_{column.unique}": column.unique != "no",
        "options": bool(column.options),
        "choices": bool(column.choices),
        "references": bool(column.references),
        "positive": column.positive,
        "not_future": column.not_future,
        "computed": bool(column.formula),
        f"rule.{column.field}": not column.formula and f"report.dictionary.rule.{column.field}" in template.texts,
    }
    for rule in (rule for rule, holds in rules.items() if holds):
        yield template.text(f"report.dictionary.{rule}", **_places(template, column, rule))


def _places(template: Template, column: Column, rule: str) -> dict[str, str]:
    """What is filled in the words of a rule."""
    comma = template.text("report.dictionary.comma")
    if rule == "options":
        return {"words": comma.join(column.options)}
    if rule == "choices":
        choices = template.tab("choices")
        return {"tab": choices.label, "column": choices.column(column.choices).label}
    if rule == "references":
        tab = template.tab(column.references)
        return {"tab": tab.label, "columns": comma.join(tab.column(name).label for name in tab.key)}
    return {}


def _commonest(source: Source) -> dict[str, str]:
    """Path of a column → what is found in it most often; of equals the first code in the alphabet."""
    numbers = Counter((f"{known.finding.tab}.{known.finding.column}", known.finding.code) for known in source.findings)
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return {path: problem(source.template, code) for (path, code), _ in reversed(ranked)}
