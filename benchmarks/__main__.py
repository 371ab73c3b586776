"""`./run bench [name …]`: measures what is named, or everything, and prints one table.

`./run bench fuzz --calls 100000` asks the local Google that many questions at random instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from app import memory
from benchmarks import analyse, audit, cycle, faults, localsheets, poll, polling, provision
from benchmarks.measure import HEAD, Counted, Measured, line

BENCHES: dict[str, Callable[[], Measured | Sequence[Measured | Counted]]] = {
    **{f"analyse.{name}": bench for name, bench in analyse.BENCHES.items()},
    **{f"audit.{name}": bench for name, bench in audit.BENCHES.items()},
    **{f"localsheets.{name}": bench for name, bench in localsheets.BENCHES.items()},
    **{
        f"service.{name}": bench
        for slice_ in (provision, cycle, poll, faults, polling)
        for name, bench in slice_.BENCHES.items()
    },
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHES)}; or fuzz")
    parser.add_argument("--calls", type=int, default=10_000, help="how many calls the fuzz asks (%(default)s)")
    parser.add_argument("--first", type=int, default=0, help="number of its first round, to ask other ones")
    asked = parser.parse_args()
    if asked.names == ["fuzz"]:
        from benchmarks.fuzz import fuzz

        print(fuzz(asked.calls, first=asked.first))
        return
    chosen = [bench for name, bench in BENCHES.items() if not asked.names or any(word in name for word in asked.names)]
    print(HEAD, flush=True)
    for bench in chosen:
        memory.spare_tables()  # as the service does; what earlier ones have left costs this one nothing
        found = bench()
        for each in [found] if isinstance(found, Measured) else found:
            print(line(each), flush=True)


main()
