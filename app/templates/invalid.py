"""What is said of a declaration that cannot be used: the file, the tab, the column, the words that were allowed."""

from __future__ import annotations

from collections.abc import Iterable


class TemplateInvalid(ValueError):
    """A file of `sheets_schema/` is wrong; the message names the file, the place in it and what is allowed."""

    def __init__(self, file: str, problem: str, *, place: str = "", allowed: Iterable[str] = ()) -> None:
        self.file = file
        self.place = place
        self.problem = problem
        self.allowed = tuple(sorted(allowed))
        where = f"{file}: {place}" if place else file
        super().__init__(f"{where}: {problem}" + (f"; allowed: {', '.join(self.allowed)}" if self.allowed else ""))
