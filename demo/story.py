"""What the demo prints while it runs and at its end: lines with a clock, rows of two columns, a bar in a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from demo.words import Language, said

WIDTH = 100
LABEL = 17
"""Columns of a row's label."""


class Story:
    """Tells the demo in one language; plain lines where nobody watches."""

    def __init__(self, language: Language, console: Console | None = None) -> None:
        self._language = language
        self._console = console or Console(highlight=False, soft_wrap=True)
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._begun

    def words(self, key: str, **values: object) -> str:
        """The words of a key with its figures, thousands separated."""
        return said(key, self._language).format(**{name: _figure(value) for name, value in values.items()})

    def title(self, key: str, **values: object) -> None:
        self._print(self.words(key, **values), style="bold")

    def line(self, key: str, **values: object) -> None:
        """What happens now, after the seconds since the beginning."""
        self._print(f"{self.seconds:6.1f} s  {self.words(key, **values)}")

    def heading(self, key: str) -> None:
        self._print()
        self._print(self.words(key), style="bold")

    def row(self, label: str, text: str) -> None:
        """A label and what it says."""
        self._print(f"  {label}{' ' * max(1, LABEL - cell_len(label))}{text}")

    def promise(self, text: str, *, kept: bool) -> None:
        self._print(f"  {'✓' if kept else '✗'} {text}", style="green" if kept else "red")

    def note(self, text: str, *, style: str = "") -> None:
        self._print(text, style=style)

    @contextmanager
    def watching(self, total: int, done: Callable[[], int]) -> Iterator[Callable[[], None]]:
        """A bar in a terminal, nothing elsewhere; gives the function that brings it up to date."""
        columns = (TextColumn("         {task.description}"), BarColumn(40), MofNCompleteColumn())
        shown = self._console.is_terminal
        with Progress(*columns, console=self._console, transient=True, disable=not shown) as progress:
            task = progress.add_task(self.words("progress"), total=total)
            yield lambda: progress.update(task, completed=done())

    def _print(self, text: str = "", *, style: str = "") -> None:
        self._console.print(text, style=style or None, markup=False)


def _figure(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value
