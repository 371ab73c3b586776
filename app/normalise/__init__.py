"""From cells as read to rows understood: `rows` and `vocabulary`. Pure; verdicts are remembered between calls."""

from app.normalise.understand import rows
from app.normalise.wordlists import vocabulary

__all__ = ["rows", "vocabulary"]
