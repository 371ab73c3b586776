"""What can keep the demo from going on: a program that does not start, an answer that was not to be expected."""

from __future__ import annotations

import httpx


class NotStarted(Exception):
    """A program that ended, or said nothing, before it was ready; the message holds the end of what it printed."""


class UnexpectedAnswer(Exception):
    """A call that was refused, though a person or a shop's program may make it."""


class Unsettled(Exception):
    """Syncs that find something to do again and again, though nobody types any more."""


TROUBLES = (NotStarted, UnexpectedAnswer, Unsettled, httpx.HTTPError)


def answered(answer: httpx.Response) -> httpx.Response:
    """The answer, if it is one; raises UnexpectedAnswer where it is an error."""
    if answer.is_error:
        request = answer.request
        raise UnexpectedAnswer(
            f"{request.method} {request.url.path} answered {answer.status_code}: {answer.text[:400]}"
        )
    return answer
