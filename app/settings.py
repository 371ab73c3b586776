"""Every setting of the service, read once from the environment (`SHOPSHEET_*`, secrets also from `…_FILE`)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "SHOPSHEET_"
SECRETS = ("operator_key", "secret_key", "encryption_key", "database_url", "credentials")


class Settings(BaseSettings):
    """Frozen; units stand in the type or the name. `docs/settings.md` describes each."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    data_dir: Path = Path("data")
    """Where the data base, the keys and the embedded local Google live."""
    database_url: str = ""
    """SQLAlchemy URL; empty: SQLite in data_dir. `postgresql+psycopg://…` for several machines."""
    google: str = "embedded"
    """`embedded` (a local Google as a child process), `google`, or the URL of a running localsheets."""
    credentials: str = ""
    """Path of the service account's JSON key; not needed for `embedded`."""
    operator_key: str = ""
    """Bearer key of the operator; made at first start where empty."""
    secret_key: str = ""
    """From which API keys and webhook secrets of stores are derived; made at first start where empty."""
    encryption_key: str = ""
    """64 hex digits that encrypt personal data at rest; made at first start where empty."""
    public_url: str = "http://127.0.0.1:8000"
    """How the outside reaches the service."""
    host: str = "127.0.0.1"
    """Address on which HTTP is served."""
    port: int = 8000
    """Port on which HTTP is served; 0: any free one."""
    sync_every: timedelta = timedelta(seconds=10)
    """How long after a sync that saw edits the next one of that store is due."""
    sync_idle_every: timedelta = timedelta(seconds=60)
    """How long after a sync without news the next one is due."""
    lease: timedelta = timedelta(seconds=120)
    """How long a sync may hold a store before another process may take it over."""
    google_timeout: timedelta = timedelta(seconds=60)
    """How long one call to Google may take."""
    max_body_bytes: int = Field(default=1_000_000, ge=1_000)
    """Largest request body that is read."""
    schedule: bool = True
    """Whether this process runs the due jobs beside serving HTTP."""

    @property
    def sqlalchemy_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'shopsheet.db'}"


def load(environment: Mapping[str, str] | None = None, **overrides: object) -> Settings:
    """The settings of this environment, secrets from files, missing keys made in data_dir and kept there.

    Raises ValueError that names the variable where one is unreadable.
    """
    given = {**_from_files(os.environ if environment is None else environment), **overrides}
    settings = Settings(**given)  # type: ignore[arg-type]
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    made = {name: _kept(settings.data_dir, name) for name in SECRETS[:3] if not getattr(settings, name)}
    return settings.model_copy(update=made)


def _from_files(environment: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in SECRETS:
        path = environment.get(f"{PREFIX}{name.upper()}_FILE")
        if path:
            found[name] = _secret(Path(path), variable=f"{PREFIX}{name.upper()}_FILE")
    return found


def _secret(path: Path, *, variable: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ValueError(f"{variable} names {path}, which cannot be read: {error.strerror}.") from error


def _kept(folder: Path, name: str) -> str:
    """The key in `<folder>/<name>`, made at the first start; the first of two processes wins."""
    path = folder / name.replace("_", "-")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key
