"""What nobody has measured of Google, to be answered the other way than this server does by itself. All off at first.

`shopsheet doctor --live` asks each of these questions; a switch shows what becomes of the answer.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Otherwise:
    """One switch for each answer that is documented vaguely, or not at all."""

    find_keeps_text: bool = False
    """What findReplace puts in stays text, instead of being entered as if typed."""
    find_parses_text: bool = False
    """What findReplace puts in is entered as if typed in cells of plain text, too."""
    find_only_text: bool = False
    """findReplace passes over numbers, dates and booleans, instead of finding them by what they show."""
    find_within_cells: bool = False
    """findReplace takes no notice of matchEntireCell."""
    find_first_only: bool = False
    """findReplace stops after the first cell that it changed."""
    find_skips_hidden: bool = False
    """findReplace passes over hidden rows."""
    find_skips_protected: bool = False
    """findReplace passes over protected cells, instead of refusing the batch."""
    find_minds_validation: bool = False
    """findReplace is refused in cells with strict validation."""
    find_refuses_none: bool = False
    """A findReplace that finds nothing refuses the batch."""
    metadata_reused_passes: bool = False
    """createDeveloperMetadata with an id that is in use changes nothing, instead of refusing the batch."""
    metadata_get_empty: bool = False
    """developerMetadata.get of an id that is not there answers `{}`, instead of 404."""
    metadata_missing_refused: bool = False
    """deleteDeveloperMetadata that matches nothing refuses the batch."""
    metadata_stays: bool = False
    """Developer metadata of rows and columns stays at its index when they are inserted, deleted or moved."""
    metadata_follows_sort: bool = False
    """Developer metadata of rows goes along when they are sorted."""
    guard_passes: bool = False
    """updateDeveloperMetadata that matches nothing changes nothing, instead of refusing the batch."""
    guard_refuses: bool = False
    """updateDeveloperMetadata matches nothing, even where it ought to."""
    batch_keeps_earlier: bool = False
    """A refused batch keeps what its requests before the refused one did."""
    batch_few: bool = False
    """A batch of more than a hundred requests is refused."""
    filter_refuses_none: bool = False
    """values:batchUpdateByDataFilter is refused where a filter matches nothing."""
    filter_first_only: bool = False
    """values:batchUpdateByDataFilter writes to the first match of a filter only."""
    filter_skips_empty: bool = False
    """values:batchUpdateByDataFilter leaves a cell alone that is sent an empty text, instead of clearing it."""
    filter_echoes_nothing: bool = False
    """values:batchGetByDataFilter does not say which filter matched."""
    insert_inherits_nothing: bool = False
    """insertDimension takes no notice of inheritFromBefore."""
    ranges_grow_at_borders: bool = False
    """A range grows by rows that are inserted at its borders, too."""
    ranges_never_grow: bool = False
    """A range does not grow by rows that are inserted inside of it."""
    cells_parse_text: bool = False
    """updateCells enters a stringValue as if typed."""
    response_lacks_ranges: bool = False
    """batchUpdate answers no cells, whatever its responseRanges ask for."""
    missing_sheet_skipped: bool = False
    """A read leaves out a gridRange whose sheet is gone, instead of being refused."""
    protection_binds_maker: bool = False
    """Whoever protects a range is not among its editors by that."""
    protection_never_binds: bool = False
    """Protected ranges keep nobody out."""
