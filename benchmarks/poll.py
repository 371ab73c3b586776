"""What a poll costs that finds 60,000 rows as they were, beside `json.loads` of the answer: CPU time of this process.

Google is a stand-in at the HTTP edge which answers gzip, as Google does; the service and its data base are real.
"""

from __future__ import annotations

import json

from app.sync.jobs import sync_now
from benchmarks.measure import Measured, best
from benchmarks.simulation import Simulation, simulation

ROWS = 60_000
RUNS = 7
SHARE = 1.5
"""`json.loads` of the answer and half as much on top of it."""


def poll() -> list[Measured]:
    """An answer that is known; before that a whole sync that finds nothing to do, as after every restart."""
    with simulation(1, rows=ROWS) as simulated:
        body = simulated.google.body(simulated.ids[-1]).encode()
        plain = best(lambda: json.loads(body), runs=RUNS)
        whole = best(lambda: _unchanged(simulated), runs=1)
        known = best(lambda: _unchanged(simulated), runs=RUNS)
    size = f"; {len(body) / 1e6:.1f} MB"
    return [
        Measured(f"poll of {ROWS:,} rows, answer known", known, SHARE * plain, "json.loads of it", plain, size),
        Measured("the same, read as a whole", whole, float("inf"), "json.loads of it", plain),
    ]


def _unchanged(simulated: Simulation) -> None:
    """One sync with everything about it: the lease, the books of the sync, the next turn."""
    simulated.clock.sleep(10)
    _, report = sync_now(simulated.context, "st_000000")
    assert (report.outcome, report.rows["customers"]) == ("unchanged", ROWS)


BENCHES = {"poll": poll}
