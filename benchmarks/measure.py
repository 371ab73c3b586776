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
        return self.figure / self.baseline_figure if self.baseline_figure else 0.0

    @property
    def kept(self) -> bool:
        return self.figure >= self.bar if self.more else self.figure <= self.bar


def best(act: Callable[[], object], *, runs: int = 3) -> float:
    """CPU seconds of this process in the cheapest of several runs: what else the machine does hardly matters."""
    return min(_spent(act, time.process_time) for _ in range(runs))


def fastest(act: Callable[[], object], *, runs: int = 3) -> float:
    """Seconds by the clock of the fastest of several runs: for what another process has a part in."""
    return min(_spent(act, time.perf_counter) for _ in range(runs))


def _spent(act: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    act()
    return clock() - began


HEAD = f"{'what':50} {'figure':>10} {'bar':>8} {'×':>8}  baseline"


def line(item: Measured | Counted) -> str:
    """A line of the table: what is measured in seconds, what is counted in what it is called."""
    mark = "" if item.kept else "  beyond the bar"
    return f"{item.name:50} {_figures(item)}{item.note}{mark}"


def _figures(item: Measured | Counted) -> str:
    if isinstance(item, Counted):
        figures = f"{item.figure:10.5g} {item.bar:8.4g} {item.ratio:8.3g}"
        return f"{figures}  {item.baseline} {item.baseline_figure:.5g} (counted)"
    figures = f"{item.seconds:8.4f} s {item.bar:8.3g} {item.ratio:8.3g}"
    return f"{figures}  {item.baseline} {item.baseline_seconds:.4f} s"
