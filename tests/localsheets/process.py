"""localsheets as a process of its own, reached over TCP."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

COMMAND = [sys.executable, "-m", "localsheets.cli"]


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server on a free port: its address, and its process."""
    command = [*COMMAND, "serve", "--port", "0", "--data", str(data)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().rpartition(" ")[2].strip(), process
    finally:
        process.kill()
        process.communicate()


def client(url: str, token: str) -> httpx.Client:
    """A caller with a token."""
    return httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"})
