"""Answers that do not arrive as answers do: late, cut off, never. How a face makes each true is the face's affair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from localsheets.http import Answer

Manner = Literal["whole", "truncated", "reset", "hang"]


@dataclass(frozen=True, slots=True)
class Disturbed(Answer):
    """An answer and what befalls it on its way out, after `delay` seconds.

    truncated: half of the body, then the connection closes; reset: the connection closes without a word;
    hang: nothing comes for as long as the caller waits.
    """

    manner: Manner = "whole"
    delay: float = 0.0


def disturbed(answer: Answer, *, manner: Manner = "whole", delay: float = 0.0) -> Disturbed:
    """`answer`, with what is to befall it."""
    return Disturbed(answer.status, answer.headers, answer.body, manner, delay)
