"""The demo as somebody runs it: processes, HTTP, a small team's work, its report."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from rich.cells import cell_len

ROOT = Path(__file__).parents[2]
WIDEST = 100


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(folder)}


@pytest.mark.timeout(60)
def test_small_demo_keeps_promises(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "demo", "--once", "--scale", "0.05"]
    done = subprocess.run(command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, timeout=55)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert "✗" not in done.stdout and done.stdout.count("✓") == 7
    lines = done.stdout.replace(str(tmp_path), "/tmp").splitlines()
    assert [line for line in lines if cell_len(line) > WIDEST] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.timeout(60)
def test_interrupted_demo_leaves_nothing(tmp_path: Path) -> None:
    """Told to end while the team types: its programs end with it, and its data goes."""
    command = [sys.executable, "-m", "demo", "--scale", "0.05"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout
        heard = [line for line, _ in zip(demo.stdout, range(5), strict=False)]
        urls = [word.strip(",\n") for word in heard[1].split() if word.startswith("http")]
        assert all(httpx.get(f"{url}/").status_code == 404 for url in urls)
        demo.send_signal(signal.SIGTERM)
    assert demo.returncode == 130
    assert list(tmp_path.iterdir()) == []
    for url in urls:
        with pytest.raises(httpx.ConnectError):
            httpx.get(url)
