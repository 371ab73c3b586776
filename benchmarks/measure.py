"""How a thing is measured: the best of several runs, or counted, beside a baseline, against a bar. Measures nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure with the plain thing that it is compared to."""

    name: str
    seconds: float
    bar: float
    """Seconds that were asked for."""
    baseline: str
    baseline_seconds: float
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.seconds / self.baseline_seconds

    @property
    def kept(self) -> bool:
        return self.seconds <= self.bar


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure that is counted and not timed, with the plain thing that it is compared to."""

    name: str
    figure: float
    bar: float
    baseline: str
    baseline_figure: float
    note: str = ""
    more: bool = False
    """Whether more is better."""

    @property
    def ratio(self) -> float:
        return self.figure / self.baseline_figure

    @property
    def kept(self) -> bool:
        return self.figure >= self.bar if self.more else self.figure <= self.bar


def best(act: Callable[[], object], *, runs: int = 3) -> float:
    """Seconds of the fastest of several runs."""
    return min(_timed(act) for _ in range(runs))


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def table(found: list[Measured | Counted]) -> str:
    """The figures as a table, a line each; seconds, unless what was counted says otherwise."""
    lines = [f"{'what':46} {'seconds':>9} {'bar':>7} {'×':>7}  baseline"]
    for item in found:
        mark = "" if item.kept else "  beyond the bar"
        lines.append(f"{item.name:46} {_figures(item)}{item.note}{mark}")
    return "\n".join(lines)


def _figures(item: Measured | Counted) -> str:
    if isinstance(item, Counted):
        figures = f"{item.figure:9.3f} {item.bar:7.2f} {item.ratio:7.3f}"
        return f"{figures}  {item.baseline} {item.baseline_figure:.3f} (counted)"
    figures = f"{item.seconds:9.4f} {item.bar:7.3f} {item.ratio:7.1f}"
    return f"{figures}  {item.baseline} {item.baseline_seconds:.4f} s"
