"""Formulas: reading, computing and rewriting them, in Google's dialect as far as a shop's sheet needs it.

A state that holds cells plugs in like this. It fulfils `Source` (six small methods over what was *entered*; titles of
tabs, rows and columns from 0) and, for each version of its cells, makes one `Calculation(source, locale=…, now=…)`.
`.value(Place(title, row, column))` and `.values(Area(…))` then give what a cell holds before its number format is
applied: entered values, results of formulas, cells that an array formula spilled into; `.computed(title)` gives the
formulas and spilled cells of a tab alone. Results are computed when first asked for and kept; a cycle comes to
`#REF!`. Any change of a cell ends the Calculation's validity; several tabs may be asked of the same one.

Titles reach a Source and a Grid casefolded. `shifted` and `copied` give the new text of a formula when rows, columns,
blocks or tabs change or it is copied; `references` the areas that it names; `result_format` how its result is shown in
a cell without a format of its own. `evaluate` computes one formula over a `Grid` of values that are ready.
"""

from localsheets.cells.formulas.calculation import Calculation
from localsheets.cells.formulas.dress import result_format
from localsheets.cells.formulas.evaluation import evaluate, may_spill, references
from localsheets.cells.formulas.grid import Grid, Source
from localsheets.cells.formulas.places import Area, Place
from localsheets.cells.formulas.rewriting import (
    Carried,
    Deleted,
    Edit,
    Inserted,
    Moved,
    Removed,
    Renamed,
    copied,
    shifted,
)
from localsheets.cells.formulas.surroundings import Surroundings

__all__ = [
    "Area",
    "Calculation",
    "Carried",
    "Deleted",
    "Edit",
    "Grid",
    "Inserted",
    "Moved",
    "Place",
    "Removed",
    "Renamed",
    "Source",
    "Surroundings",
    "copied",
    "evaluate",
    "may_spill",
    "references",
    "result_format",
    "shifted",
]
