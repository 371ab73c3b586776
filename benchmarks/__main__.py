"""`./run bench [name …]`: measures what is named, or everything, and prints one table."""

from __future__ import annotations

import argparse

from benchmarks import localsheets
from benchmarks.measure import table

BENCHES = {f"localsheets.{name}": bench for name, bench in localsheets.BENCHES.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHES)}")
    asked = parser.parse_args().names
    chosen = [bench for name, bench in BENCHES.items() if not asked or any(word in name for word in asked)]
    print(table([bench() for bench in chosen]))


main()
