"""From cells as read to rows understood: `rows` and `vocabulary`. `sendable`: which rewrites may be sent.

Pure; verdicts are remembered between calls.
"""

from app.normalise.understand import rows, sendable
from app.normalise.wordlists import vocabulary

__all__ = ["rows", "sendable", "vocabulary"]
