"""What there is to say about cells and rows: `findings`. Pure; nothing is raised, every fault is a value."""

from app.audit.codes import SEVERITIES
from app.audit.rules import findings

__all__ = ["SEVERITIES", "findings"]
