"""What there is to say about cells and rows: `findings`; `audited` says it again after some rows have changed.

Pure; nothing is raised, every fault is a value.
"""

from app.audit.codes import SEVERITIES
from app.audit.inspection import Inspection
from app.audit.rules import Audited, audited, findings

__all__ = ["SEVERITIES", "Audited", "Inspection", "audited", "findings"]
