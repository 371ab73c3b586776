"""`python -m tests.proof --minutes N` goes on with the proof; `--seed S` plays one run again and tells it."""

from __future__ import annotations

import argparse
import os
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait

from app import memory
from tests.proof import compare, draw, mutants, progress, report, shrink
from tests.proof.progress import Progress
from tests.proof.run import run

CHUNK = 40
"""Runs that a process does before it tells."""


def main() -> int:
    """Exit status 0 where nothing was wrong."""
    asked = _asked()
    if asked.compare:
        print(compare.table(compare.compare(asked.runs, workers=asked.workers), asked.runs))
        return 0
    if asked.mutants:
        return mutants.run(asked.workers)
    if asked.seed is not None:
        return _play(asked.seed, whole=not asked.few)
    known = Progress() if asked.afresh else progress.load()
    known.play_again([run(draw.script(int(seed), whole=True)) for seed in known.wrong])
    before = len(known.wrong)
    _prove(known, seconds=asked.minutes * 60, workers=asked.workers)
    report.write(known)
    print(report.summary(known))
    return 1 if len(known.wrong) > before else 0


def chunk(first: int) -> Progress:
    """The sums of some seeds from this one on."""
    began = time.process_time()
    sums = Progress()
    sums.add(run(draw.script(seed, whole=True)) for seed in range(first, first + CHUNK))
    sums.seconds = time.process_time() - began
    return sums


def _prove(known: Progress, *, seconds: float, workers: int) -> None:
    """Runs seeds until the time is up, saves after every chunk, and tells every failure when it comes."""
    end = time.monotonic() + seconds
    with ProcessPoolExecutor(workers, initializer=memory.spare_tables) as pool:
        running: set[Future[Progress]] = set()
        while running or time.monotonic() < end:
            while len(running) < workers + 1 and time.monotonic() < end:
                running.add(pool.submit(chunk, known.next_seed))
                known.next_seed += CHUNK
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                _take_in(known, each.result())


def _take_in(known: Progress, sums: Progress) -> None:
    known.merge(sums)
    known.save()
    for seed, words in sums.wrong.items():
        print(f"seed {seed}: {words}", flush=True)


def _play(seed: int, *, whole: bool) -> int:
    """One run, told; where it fails, the least of it that fails."""
    script = draw.script(seed, whole=whole)
    outcome = run(script)
    print(script.told(), *outcome.trace, sep="\n")
    if not outcome.wrong:
        print("nothing is wrong")
        return 0
    least = shrink.shrunk(script)
    print("", *outcome.wrong, "", "the least that fails:", least.told(), least.to_json(), sep="\n")
    return 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run proof", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long to go on")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--seed", type=int, help="play this one run again, tell it, and shrink it where it fails")
    parser.add_argument("--few", action="store_true", help="with --seed: with the findings tab alone, as in the tests")
    parser.add_argument("--compare", action="store_true", help="the same people against today's ways of writing")
    parser.add_argument("--runs", type=int, default=500, help="with --compare: how many days each plays")
    parser.add_argument("--mutants", action="store_true", help="whether unit tests see faults in delta, plan and fence")
    parser.add_argument("--afresh", action="store_true", help="begin at seed 0 again and forget what was run")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
