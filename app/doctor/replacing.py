"""Experiments with findReplace: what it hits, what becomes of what it puts in, what it counts."""

from __future__ import annotations

from app.doctor.bench import Bench, area, column, counted, put
from app.model.cell import Scalar
from app.model.change import FormatColumn, NumberFormat, RewriteValue, SetValidation, Validation
from app.sheets.requests.shapes import Request

Answers = dict[str, str]

ENTERED: tuple[tuple[str, str, NumberFormat | None], ...] = (
    ("find.general_digits", "13800138000", None),
    ("find.general_zeros", "0012", None),
    ("find.general_formula", "=1+1", None),
    ("find.general_date", "2024-03-05", None),
    ("find.date_column", "2024-03-05", NumberFormat("DATE", "yyyy-mm-dd")),
    ("find.number_column", "12.50", NumberFormat("NUMBER", "#,##0.00")),
    ("find.text_digits", "13800138000", NumberFormat("TEXT")),
    ("find.text_zeros", "0012", NumberFormat("TEXT")),
    ("find.text_formula", "=1+1", NumberFormat("TEXT")),
)
"""Question, what is put in, the format that its column is given in the same batch."""


def entering(bench: Bench) -> Answers:
    """What a cell holds after findReplace put a text into it, by the format of its column."""
    tab = bench.tab(["h"] * len(ENTERED), ["x"] * len(ENTERED))
    places = [column(tab, index) for index in range(len(ENTERED))]
    formats = [FormatColumn(place, form) for place, (_, _, form) in zip(places, ENTERED, strict=True) if form]
    finds = [RewriteValue(place, "x", text) for place, (_, text, _) in zip(places, ENTERED, strict=True)]
    if bench.tried(*formats, *finds) is None:
        return {question: "refused" for question, _, _ in ENTERED}
    kinds = bench.kinds(tab, 1)
    return {question: kinds[index] for index, (question, _, _) in enumerate(ENTERED)}


def matching(bench: Bench) -> Answers:
    """Which cells of a column are hit, and how many are said to be."""
    others: list[Scalar] = ["X", "xx", " x"]
    formula: Request = {"userEnteredValue": {"formulaValue": '="x"'}}
    spill = {"updateCells": {"start": _at(6, 0), "rows": [{"values": [formula]}], "fields": "userEnteredValue"}}
    tab = bench.tab(["h"], ["x"], ["x"], *([text] for text in others), dressed=[spill])
    answer = bench.tried(RewriteValue(column(tab, 0), "x", "y"))
    texts = bench.texts(tab)
    hits = texts[1:3].count("y")
    untouched = texts[3:7] == [*others, '="x"']
    return {
        "find.two": ("neither", "one", "both")[hits],
        "find.counter": "equal" if counted(answer) == sum("y" in str(text) for text in texts) else "unequal",
        "find.whole_cell": "whole" if untouched else "parts",
    }


def finding_nothing(bench: Bench) -> Answers:
    """A find without a match, beside another change."""
    tab = bench.tab(["h"], ["x"])
    answer = bench.tried(RewriteValue(column(tab, 0), "not there", "y"), put(tab, 2, "z"))
    if answer is None:
        return {"find.none": "refused"}
    return {"find.none": "accepted" if counted(answer) == 0 else "unequal"}


def finding_values(bench: Bench) -> Answers:
    """Whether numbers and booleans are hit, and by which text. What replaces is text, so that a hit can be told."""
    tab, grouped = bench.tab(["h", "h", "h"], [1200, 1200, True]), NumberFormat("NUMBER", "#,##0")
    bench.tried(FormatColumn(column(tab, 0), grouped), FormatColumn(column(tab, 1), grouped))
    for index, text in enumerate(("1,200", "1200", "TRUE")):
        bench.tried(RewriteValue(column(tab, index), text, "hit"))
    shown, stored, boolean = (kind == "text" for kind in bench.kinds(tab, 1)[:3])
    number = {(True, False): "shown", (False, True): "stored", (True, True): "both", (False, False): "kept"}
    return {"find.shown_number": number[shown, stored], "find.boolean": "changed" if boolean else "kept"}


def finding_forbidden(bench: Bench) -> Answers:
    """A value that strict validation forbids."""
    tab = bench.tab(["h"], ["x"])
    rule = SetValidation(column(tab, 0), Validation("ONE_OF_LIST", ("x", "y"), strict=True))
    bench.tried(rule)
    if bench.tried(RewriteValue(column(tab, 0), "x", "z")) is None:
        return {"find.validation": "refused"}
    return {"find.validation": "changed" if bench.texts(tab)[1] == "z" else "kept"}


def finding_hidden(bench: Bench) -> Answers:
    """A row that somebody hid, and one that a filter hides."""
    rows = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    hidden = {"range": rows, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    criteria = {"columnIndex": 1, "filterCriteria": {"hiddenValues": ["out"]}}
    basic = {"filter": {"range": area(0, (0, 3), (0, 2)), "filterSpecs": [criteria]}}
    dressed: list[Request] = [{"updateDimensionProperties": hidden}, {"setBasicFilter": basic}]
    tab = bench.tab(["h", "h"], ["hidden", "in"], ["filtered", "out"], dressed=dressed)
    bench.tried(RewriteValue(column(tab, 0), "hidden", "y"), RewriteValue(column(tab, 0), "filtered", "y"))
    return {"find.hidden": ("neither", "one", "both")[bench.texts(tab)[1:3].count("y")]}


def _at(row: int, index: int) -> Request:
    return {"sheetId": 0, "rowIndex": row, "columnIndex": index}


EXPERIMENTS = (entering, matching, finding_nothing, finding_values, finding_forbidden, finding_hidden)
