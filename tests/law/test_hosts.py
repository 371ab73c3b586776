"""The repository names no package registry and no folder of the machine that it was written on."""

from __future__ import annotations

import re

from tests.law.tree import ROOT, files

# Written so that these lines do not match themselves.
REGISTRY = re.compile(r"(?:py)pi\.|python(?:hosted)|npm(?:js)\.|registry\.(?:npm|yarn)|conda\.(?:anaconda)", re.I)
# The transcript of the demo shows the temporary folder that every machine has.
MACHINE = re.compile(r"(?<![\w.}*)])/(?:work|root|tmp(?!/shopsheet-demo-)|home/\w+|Users/\w+)/")


def test_no_registry_is_named() -> None:
    assert _lines_with(REGISTRY) == []


def test_no_machine_is_named() -> None:
    assert _lines_with(MACHINE) == []


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), start=1)
        if pattern.search(line)
    ]
