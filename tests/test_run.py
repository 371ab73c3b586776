"""The front door, in a folder of its own and with a uv that only notes what it was asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-runtime.lock", "requirements-uv.lock")


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout with nothing in it but the front door and the locks."""

    root: Path
    path: str

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [str(self.root / "run"), *arguments]
        environment = {**os.environ, "PATH": self.path}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=30)
        return process.returncode, out, err

    def asked_of_uv(self) -> list[str]:
        noted = self.root.parent / "asked"
        return noted.read_text().splitlines() if noted.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "a shop"
    for name in ("run", *LOCKS):
        root.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\n')
    uv.chmod(0o755)
    return Checkout(root, f"{uv.parent}{os.pathsep}{os.environ['PATH']}")


def test_setup_installs_hashed_lock(checkout: Checkout) -> None:
    assert checkout.run("setup")[0] == 0
    (asked,) = checkout.asked_of_uv()
    assert asked.startswith("pip sync") and "--require-hashes" in asked
    assert asked.endswith(f"{checkout.root}/requirements.lock")


def test_second_setup_does_nothing(checkout: Checkout) -> None:
    checkout.run("setup")
    assert checkout.run("setup") == (0, "", "")
    assert len(checkout.asked_of_uv()) == 1


def test_changed_lock_installs_again(checkout: Checkout) -> None:
    checkout.run("setup")
    made = (checkout.root / ".venv" / "pyvenv.cfg").stat().st_ino
    with (checkout.root / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    checkout.run("setup")
    assert len(checkout.asked_of_uv()) == 2
    assert (checkout.root / ".venv" / "pyvenv.cfg").stat().st_ino == made


def test_two_setups_share_work(checkout: Checkout) -> None:
    both = [checkout.start("setup"), checkout.start("setup")]
    for process in both:
        process.communicate(timeout=30)
    assert [process.returncode for process in both] == [0, 0]
    assert len(checkout.asked_of_uv()) == 1


def test_moved_checkout_starts_anew(checkout: Checkout) -> None:
    checkout.run("setup")
    moved = Checkout(checkout.root.rename(checkout.root.with_name("moved")), checkout.path)
    moved.run("setup")
    assert str(moved.root) in (moved.root / ".venv" / "bin" / "shopsheet").read_text()


def test_launcher_runs_its_module(checkout: Checkout) -> None:
    """From any folder, from a checkout with a space in its name, with its words and its exit status."""
    checkout.run("setup")
    (checkout.root / "localsheets").mkdir()
    program = "import sys\n\ndef main():\n    print(sys.argv[1:])\n    return 7\n"
    (checkout.root / "localsheets" / "cli.py").write_text(program)
    launcher = checkout.root / ".venv" / "bin" / "localsheets"
    done = subprocess.run([launcher, "serve", "a b"], cwd="/", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (7, "['serve', 'a b']\n")


def test_bytecode_is_kept_in_venv(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the environment wants none; nothing appears beside the sources."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    package = checkout.root / "benchmarks"
    package.mkdir()
    for name, program in {"__init__": "", "other": "", "__main__": "import benchmarks.other"}.items():
        (package / f"{name}.py").write_text(program)
    assert checkout.run("bench")[0] == 0
    assert list((checkout.root / ".venv" / "bytecode").rglob("other.*.pyc"))
    assert len(list(package.iterdir())) == 3


def test_unknown_command_shows_usage(checkout: Checkout) -> None:
    code, out, _ = checkout.run("nonsense")
    assert (code, checkout.asked_of_uv()) == (2, [])
    assert "./run setup" in out and "./run demo" in out
