"""A store: the shop that was onboarded, with the one spreadsheet that its team edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from app.model.adoption import AdoptedTab
from app.model.cell import Scalar
from app.model.custom import CustomLine

StoreState = Literal["provisioning", "active", "paused"]


@dataclass(frozen=True, slots=True)
class Store:
    """One shop. Times are UTC; days are cut in `timezone`."""

    id: str
    name: str
    template: str
    locale: str
    timezone: str
    currency: str
    state: StoreState
    owner: str = ""
    editors: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    spreadsheet_id: str = ""
    summary_hour: int = 21
    secret_version: int = 1
    pause_reason: str = ""
    template_version: int = 1
    """Version of the template that its spreadsheet was brought to last."""
    adopted: tuple[AdoptedTab, ...] = ()
    """Sheets that people had before, and that count as tabs of the template."""
    custom: tuple[CustomLine, ...] = ()
    """Columns that the shop asked for, in force."""
    settings: tuple[tuple[str, Scalar], ...] = ()
    """Settings in force, by name, that are not what a new shop begins with."""
    columns: tuple[tuple[str, frozenset[str]], ...] = ()
    """The declared columns that stood in each tab when it was last read; empty before the first time."""
    copy_id: str = ""
    """The copy of the spreadsheet that was made before it was adopted; empty where there is none."""
    created_at: datetime = field(default_factory=lambda: datetime(1970, 1, 1))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
