"""The stage: a local Google, the service, the people's accounts; everything ends with it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from demo.processes import Processes
from demo.service import Service
from demo.team import ACCOUNTS
from demo.troubles import answered

SERVICE_ACCOUNT = "shopsheet@demo.iam.gserviceaccount.example"
SYNC_EVERY = "PT1S"
"""The service looks at a store that is being edited this long after its last sync; ten seconds unless told so."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands before the first act."""

    google: str
    """Address of the local Google."""
    service_url: str
    service: Service
    tokens: Mapping[str, str]
    """E-mail address → access token."""

    def calls(self) -> dict[str, int]:
        """How often the service has called Google, as Google counted: `reads`, `writes`."""
        own = self._counts()["people"].get(SERVICE_ACCOUNT, {})
        return {"reads": int(own.get("sheets.read", 0)), "writes": int(own.get("sheets.write", 0))}

    def all_calls(self) -> int:
        """How often anybody has called Sheets."""
        counts = self._counts()
        return int(counts["sheets.read"]) + int(counts["sheets.write"])

    def _counts(self) -> dict[str, Any]:
        return dict(answered(httpx.get(f"{self.google}/_local/counts")).json())


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Starts everything with its data in a folder, and ends it whatever happens."""
    processes = Processes(folder)
    try:
        data = ("--data", str(folder / "google"))
        google = processes.serve("localsheets", *data)
        tokens = {email: processes.say("localsheets", "token", email, *data) for email in ACCOUNTS}
        credentials = folder / "credentials.json"
        credentials.touch(mode=0o600)
        credentials.write_text(processes.say("localsheets", "credentials", SERVICE_ACCOUNT, *data), encoding="utf-8")
        key = secrets.token_urlsafe(24)
        url = processes.serve("shopsheet", env=_settings(folder, google=google, credentials=credentials, key=key))
        service = Service(url, operator_key=key)
        yield Stage(google, url, service, tokens)
        service.close()
    except Exception as error:
        error.add_note(processes.last_words())
        raise
    finally:
        processes.stop()


def _settings(folder: Path, *, google: str, credentials: Path, key: str) -> dict[str, str]:
    """The service's settings, as environment."""
    return {
        "SHOPSHEET_GOOGLE": google,
        "SHOPSHEET_CREDENTIALS": str(credentials),
        "SHOPSHEET_DATA_DIR": str(folder / "service"),
        "SHOPSHEET_OPERATOR_KEY": key,
        "SHOPSHEET_SYNC_EVERY": SYNC_EVERY,
    }
