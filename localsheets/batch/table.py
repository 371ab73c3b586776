"""Every kind of request on one screen, and the function that applies it."""

from __future__ import annotations

from collections.abc import Callable

from localsheets.batch import (
    bands,
    borders,
    cells,
    charts,
    dimensions,
    filters,
    finding,
    groups,
    merges,
    metadata,
    named,
    ordering,
    pasting,
    properties,
    protections,
    ranges,
    rules,
    sheets,
    tables,
)
from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes.schema import TYPES

# A handler applies one request's body and gives the reply's, or None where the kind has none.
Apply = Callable[[Batch, Json], "Json | None"]

HANDLERS: dict[str, Apply] = {
    "addBanding": bands.add,
    "addChart": charts.add,
    "addConditionalFormatRule": rules.add,
    "addDimensionGroup": groups.add,
    "addFilterView": filters.add_view,
    "addNamedRange": named.add,
    "addProtectedRange": protections.add,
    "addSheet": sheets.add,
    "addTable": tables.add,
    "appendCells": cells.append,
    "appendDimension": dimensions.append,
    "autoFill": pasting.auto_fill,
    "autoResizeDimensions": dimensions.auto_resize,
    "clearBasicFilter": filters.clear_basic,
    "copyPaste": pasting.copy_paste,
    "createDeveloperMetadata": metadata.create,
    "cutPaste": pasting.cut_paste,
    "deleteBanding": bands.delete,
    "deleteConditionalFormatRule": rules.delete,
    "deleteDeveloperMetadata": metadata.delete,
    "deleteDimension": dimensions.delete,
    "deleteDimensionGroup": groups.delete,
    "deleteDuplicates": ordering.delete_duplicates,
    "deleteEmbeddedObject": charts.delete,
    "deleteFilterView": filters.delete_view,
    "deleteNamedRange": named.delete,
    "deleteProtectedRange": protections.delete,
    "deleteRange": ranges.delete,
    "deleteSheet": sheets.delete,
    "deleteTable": tables.delete,
    "duplicateFilterView": filters.duplicate_view,
    "duplicateSheet": sheets.duplicate,
    "findReplace": finding.find_replace,
    "insertDimension": dimensions.insert,
    "insertRange": ranges.insert,
    "mergeCells": merges.merge,
    "moveDimension": dimensions.move,
    "pasteData": pasting.paste_data,
    "randomizeRange": ordering.randomize,
    "repeatCell": cells.repeat,
    "setBasicFilter": filters.set_basic,
    "setDataValidation": cells.set_validation,
    "sortRange": ordering.sort,
    "textToColumns": pasting.text_to_columns,
    "trimWhitespace": ordering.trim_whitespace,
    "unmergeCells": merges.unmerge,
    "updateBanding": bands.update,
    "updateBorders": borders.update,
    "updateCells": cells.update,
    "updateChartSpec": charts.update_spec,
    "updateConditionalFormatRule": rules.update,
    "updateDeveloperMetadata": metadata.update,
    "updateDimensionGroup": groups.update,
    "updateDimensionProperties": dimensions.update_properties,
    "updateEmbeddedObjectBorder": charts.update_border,
    "updateEmbeddedObjectPosition": charts.update_position,
    "updateFilterView": filters.update_view,
    "updateNamedRange": named.update,
    "updateProtectedRange": protections.update,
    "updateSheetProperties": properties.update_sheet,
    "updateSpreadsheetProperties": properties.update_spreadsheet,
    "updateTable": tables.update,
}

# Kinds that Google knows and this server does not: external data sources, comments and slicers.
UNIMPLEMENTED = frozenset(TYPES["Request"]) - HANDLERS.keys()
