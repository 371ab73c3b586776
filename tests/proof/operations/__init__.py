"""Everything that people do while the service works: one table, by name. Each goes over Google's wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from tests.proof.operations import blocks, cells, columns, files, headers, looks, rows, tabs
from tests.proof.operations.desk import Desk, Done, Memory

Operation = Callable[[Desk], Done]


def _listed(module: ModuleType) -> Iterator[tuple[str, Operation]]:
    """The public functions that a module defines, by their names in words."""
    for name, found in vars(module).items():
        if not name.startswith("_") and getattr(found, "__module__", "") == module.__name__:
            yield name.replace("_", " "), found


GROUPS: dict[str, dict[str, Operation]] = {
    module.__name__.rpartition(".")[2]: dict(_listed(module))
    for module in (cells, blocks, rows, columns, headers, tabs, looks, files)
}
OPERATIONS: dict[str, Operation] = {name: one for group in GROUPS.values() for name, one in group.items()}

__all__ = ["GROUPS", "OPERATIONS", "Desk", "Done", "Memory", "Operation"]
