"""The embedded local Google: localsheets as a child process, with a service account of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.errors import CredentialsInvalid

ACCOUNT = "shopsheet@local.shopsheet.example"


@dataclass(frozen=True, slots=True)
class Embedded:
    """A running localsheets: its address, and the credentials of the service in it."""

    process: subprocess.Popen[str]
    url: str
    credentials: Path

    @classmethod
    def start(cls, data_dir: Path) -> Embedded:
        """Starts localsheets on a free loopback port, with data in `<data_dir>/localsheets`."""
        data = data_dir / "localsheets"
        command = [*_localsheets("serve"), "--port", "0", "--data", str(data)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        url = _announced(process)
        return cls(process, url, _credentials(data, url))

    def stop(self) -> None:
        """Ends the child process."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def _localsheets(command: str) -> list[str]:
    return [sys.executable, "-m", "localsheets", command]


def _announced(process: subprocess.Popen[str]) -> str:
    """The address in the line that localsheets prints when it is ready."""
    assert process.stdout is not None
    for line in process.stdout:
        word = next((word for word in line.split() if word.startswith("http://")), None)
        if word:
            threading.Thread(target=_drain, args=(process.stdout,), daemon=True).start()
            return word.rstrip("/.")
    raise CredentialsInvalid(reason="localsheets ended before it was ready")


def _drain(stream: IO[str]) -> None:
    """Reads on, so that the child never waits for a full pipe."""
    try:
        for _ in stream:
            pass
    except ValueError:  # closed by stop()
        return


def _credentials(data: Path, url: str) -> Path:
    """A service account's JSON for the running local server: the key is made once, the port moves."""
    path = data / "service-account.json"
    if path.exists():
        account = json.loads(path.read_text(encoding="utf-8")) | {"token_uri": f"{url}/token"}
    else:
        command = [*_localsheets("credentials"), ACCOUNT, "--data", str(data), "--url", url]
        account = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        path.touch(mode=0o600)
    path.write_text(json.dumps(account), encoding="utf-8")
    return path
