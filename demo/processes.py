"""The two programs that the demo starts, each as a process of its own, and ends by its id."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from demo.troubles import NotStarted

BIN = Path(sys.executable).parent
READY = re.compile(r"(?:answers at|serves) (http://\S+)")
START_WITHIN = 30.0
"""Seconds until a program must have said where it serves."""
END_WITHIN = 10.0
LAST, LONGEST = 12, 400
"""Lines of a log that are shown when something goes wrong, and characters of each."""


@dataclass(slots=True)
class Process:
    """A running program; what it prints goes into its log."""

    popen: subprocess.Popen[bytes]
    log: Path
    url: str = ""

    def stop(self) -> None:
        """Ends the program: asked first, then made to."""
        self.popen.terminate()
        try:
            self.popen.wait(timeout=END_WITHIN)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()


@dataclass(slots=True)
class Processes:
    """Everything that was started, with its data in one folder."""

    folder: Path
    running: list[Process] = field(default_factory=list)

    def serve(self, program: str, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """Starts `<program> serve` on a free port; its address once it answers. Raises NotStarted."""
        log = self.folder / f"{program}.log"
        command = [str(BIN / program), "serve", "--port", "0", *arguments]
        with log.open("wb") as output:
            # A session of its own: Ctrl-C reaches the demo alone, which then ends its programs in order.
            popen = subprocess.Popen(
                command, stdout=output, stderr=output, env=_environment(env or {}), start_new_session=True
            )
        process = Process(popen, log)
        self.running.append(process)
        process.url = _announced(process)
        return process.url

    def say(self, program: str, *arguments: str) -> str:
        """What one command of a program prints. Raises NotStarted where it fails."""
        done = subprocess.run([str(BIN / program), *arguments], capture_output=True, text=True, env=_environment({}))
        if done.returncode:
            raise NotStarted(f"{program} {arguments[0]}: {done.stderr.strip()}")
        return done.stdout.strip()

    def last_words(self) -> str:
        """The end of what each of them printed."""
        return "\n".join(f"{process.log.name}:\n{_end(process.log)}" for process in self.running)

    def stop(self) -> None:
        """Ends all of them, the last one started first."""
        while self.running:
            self.running.pop().stop()


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """This process's own, without settings of another Shopsheet."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SHOPSHEET_")}
    return {**inherited, **given}


def _announced(process: Process) -> str:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        found = READY.search(process.log.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found[1].rstrip("/")
        if process.popen.poll() is not None:
            break
        time.sleep(0.02)
    raise NotStarted(f"{process.log.stem} did not start:\n{_end(process.log)}")


def _end(log: Path) -> str:
    """The last lines of a log, none of them longer than a few on a screen."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"  {line[:LONGEST]}" for line in lines[-LAST:])
