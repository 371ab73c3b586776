"""The collector of garbage, in a process that holds tables."""

from __future__ import annotations

import gc


def spare_tables() -> None:
    """Lets the collector look for cycles less often, and never in what is loaded by now.

    A read of 60,000 rows makes a million objects, and no cycle among them: to look through them again and again takes a
    tenth of the time. https://docs.python.org/3/library/gc.html#gc.freeze
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
