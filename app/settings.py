"""Every setting of the service, read once from the environment (`SHOPSHEET_*`, secrets also from `…_FILE`)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

PREFIX = "SHOPSHEET_"
SECRETS = ("operator_key", "secret_key", "encryption_key", "database_url", "credentials")
MADE = SECRETS[:3]
"""Keys that are made at the first start where none is given."""
DRIVERS = (("postgres://", "postgresql+psycopg://"), ("postgresql://", "postgresql+psycopg://"))
"""How hosts write a data base's address, and how SQLAlchemy names our driver."""


def _seconds(value: object) -> object:
    """A plain number is so many seconds; other forms are pydantic's affair (`00:01:30`, `PT90S`)."""
    if not isinstance(value, str):
        return value
    try:
        return float(value)
    except ValueError:
        return value


Duration = Annotated[timedelta, BeforeValidator(_seconds), Field(gt=timedelta(0), le=timedelta(days=1))]
Port = Annotated[int, Field(ge=0, le=65535)]
Quota = Annotated[int, Field(ge=0, le=1_000_000)]


class WrongSetting(ValueError):
    """A setting cannot be used; the message names the variable and says why."""


class Settings(BaseModel):
    """Frozen values; `load` reads them from the environment, `docs/settings.md` describes each."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    data_dir: Path = Path("data")
    """Where the data base, the keys and the embedded local Google live."""
    database_url: str = ""
    """SQLAlchemy URL; empty: SQLite in data_dir. `postgresql+psycopg://…` for several machines."""
    google: Annotated[str, Field(pattern=r"^(embedded|google|https?://\S+)$")] = "embedded"
    """`embedded` (a local Google as a child process), `google`, or the URL of a running localsheets."""
    credentials: str = ""
    """Path of the service account's JSON key; not needed for `embedded`."""
    operator_key: str = ""
    """Bearer key of the operator; made at first start where empty."""
    secret_key: str = ""
    """From which API keys and webhook secrets of stores are derived; made at first start where empty."""
    encryption_key: str = ""
    """What personal data at rest is encrypted with; made at first start where empty."""
    public_url: str = "http://127.0.0.1:8000"
    """How the outside reaches the service."""
    host: str = "127.0.0.1"
    """Address on which HTTP is served."""
    port: Port = 8000
    """Port on which HTTP is served; 0: any free one."""
    sync_every: Duration = timedelta(seconds=10)
    """How long after a sync the next one of that store is due, while people edit it."""
    sync_idle_every: Duration = timedelta(hours=6)
    """How long, at most, a store that nobody edits waits for its next sync."""
    sync_at_once: int = Field(default=4, ge=1, le=64)
    """How many stores this process syncs at the same time."""
    quota_user: Quota = 60
    """Reads, and writes, a minute that Google allows the account; 0: no limit is kept."""
    quota_project: Quota = 300
    """The same for its project."""
    lease: Duration = timedelta(seconds=120)
    """How long a sync may hold a store before another process may take it over."""
    name_editors: bool = True
    """Whether Drive is asked who may have edited: one call for each sync that sees edits."""
    google_timeout: Duration = timedelta(seconds=60)
    """How long one call to Google may take."""
    max_body_bytes: int = Field(default=1_000_000, ge=1_000)
    """Largest request body that is read."""
    schedule: bool = True
    """Whether this process runs the due jobs beside serving HTTP."""

    @property
    def sqlalchemy_url(self) -> str:
        """The data base's address as SQLAlchemy wants it."""
        for prefix, ours in DRIVERS:
            if self.database_url.startswith(prefix):
                return ours + self.database_url.removeprefix(prefix)
        return self.database_url or f"sqlite:///{self.data_dir / 'shopsheet.db'}"


def load(environment: Mapping[str, str] | None = None, **overrides: object) -> Settings:
    """The settings of this environment, secrets from files, missing keys made in data_dir and kept there.

    Raises WrongSetting where one cannot be used.
    """
    variables = os.environ if environment is None else environment
    try:
        settings = Settings(**{**_named(variables), **_from_files(variables), **overrides})  # type: ignore[arg-type]
    except ValidationError as error:
        raise WrongSetting("\n".join(map(_explained, error.errors()))) from None
    _prepare(settings.data_dir)
    made = {name: _kept(settings.data_dir, name) for name in MADE if not getattr(settings, name)}
    return settings.model_copy(update=made)


def secret_files(settings: Settings, environment: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """The files of this environment that hold a secret: keys that were made, keys that were given, credentials."""
    variables = os.environ if environment is None else environment
    made = [settings.data_dir / name.replace("_", "-") for name in MADE]
    given = [Path(path) for name in SECRETS if (path := variables.get(f"{_variable(name)}_FILE"))]
    used = [Path(settings.credentials)] if settings.credentials and settings.google != "embedded" else []
    return tuple(path for path in (*made, *given, *used) if path.is_file())


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(
            f"{_variable('data_dir')} names {folder}, which cannot be made: {error.strerror}."
        ) from error


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _named(variables: Mapping[str, str]) -> dict[str, object]:
    """Values by setting; a variable that is set to nothing is as good as not set."""
    return {name: variables[_variable(name)] for name in Settings.model_fields if variables.get(_variable(name))}


def _explained(error: Mapping[str, Any]) -> str:
    return f"{_variable(str(error['loc'][0]))}: {error['msg']}. See docs/settings.md."


def _from_files(variables: Mapping[str, str]) -> dict[str, object]:
    paths = {name: variables.get(f"{_variable(name)}_FILE") for name in SECRETS}
    return {name: _secret(Path(path), variable=f"{_variable(name)}_FILE") for name, path in paths.items() if path}


def _secret(path: Path, *, variable: str) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        raise WrongSetting(f"{variable} names {path}, which is not a text file.") from None
    except OSError as error:
        raise WrongSetting(f"{variable} names {path}, which cannot be read: {error.strerror}.") from error
    if not secret:
        raise WrongSetting(f"{variable} names {path}, which is empty.")
    return secret


def _kept(folder: Path, name: str) -> str:
    """The key in `<folder>/<name>`, made at the first start; the first of two processes wins."""
    path = folder / name.replace("_", "-")
    if not path.exists():
        _make(path)
    return _secret(path, variable=_variable(name))


def _make(path: Path) -> None:
    """A new key under this name, whole from the first moment on; nothing where another process was first."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
