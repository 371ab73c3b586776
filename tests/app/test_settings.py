"""Settings: what the environment says, what is made where it says nothing, what is wrong with it."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from app.settings import MADE, SECRETS, load


def test_variables_become_settings(tmp_path: Path) -> None:
    settings = load({"SHOPSHEET_DATA_DIR": str(tmp_path), "SHOPSHEET_PORT": "0", "SHOPSHEET_SCHEDULE": "false"})
    assert (settings.data_dir, settings.port, settings.schedule) == (tmp_path, 0, False)


def test_process_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPSHEET_PORT", "8123")
    assert load(data_dir=tmp_path).port == 8123
    assert load({}, data_dir=tmp_path).port == 8000


def test_empty_variable_is_unset(tmp_path: Path) -> None:
    settings = load({"SHOPSHEET_PORT": "", "SHOPSHEET_OPERATOR_KEY": ""}, data_dir=tmp_path)
    assert settings.port == 8000
    assert len(settings.operator_key) == 64


@pytest.mark.parametrize(("text", "seconds"), [("10", 10), ("0.5", 0.5), ("00:01:30", 90), ("PT2M", 120)])
def test_durations_are_seconds(tmp_path: Path, text: str, seconds: float) -> None:
    assert load({"SHOPSHEET_SYNC_EVERY": text}, data_dir=tmp_path).sync_every == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "abc"),
        ("PORT", "65536"),
        ("SYNC_EVERY", "0"),
        ("LEASE", "nan"),
        ("GOOGLE_TIMEOUT", "soon"),
        ("GOOGLE", "Gogle"),
        ("SCHEDULE", "perhaps"),
        ("MAX_BODY_BYTES", "1"),
    ],
)
def test_unusable_variable_is_named(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"^SHOPSHEET_{name}: "):
        load({f"SHOPSHEET_{name}": text}, data_dir=tmp_path)


def test_keys_are_made_once(tmp_path: Path) -> None:
    first, second = load({}, data_dir=tmp_path / "new"), load({}, data_dir=tmp_path / "new")
    assert first == second
    assert len({getattr(first, name) for name in MADE}) == len(MADE)


def test_made_keys_are_private(tmp_path: Path) -> None:
    load({}, data_dir=tmp_path / "new")
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    assert files == {"operator-key": 0o600, "secret-key": 0o600, "encryption-key": 0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_processes_make_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: load({}, data_dir=tmp_path).secret_key, range(32)))
    assert len(set(made)) == 1 and len(made[0]) == 64


def test_given_key_is_not_made(tmp_path: Path) -> None:
    assert load({"SHOPSHEET_OPERATOR_KEY": "mine"}, data_dir=tmp_path).operator_key == "mine"
    assert not (tmp_path / "operator-key").exists()


def test_emptied_key_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    with pytest.raises(ValueError, match="secret-key, which is empty"):
        load({}, data_dir=tmp_path)


@pytest.mark.parametrize("name", SECRETS)
def test_secret_comes_from_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "held").write_text(" from the file\n", encoding="utf-8")
    settings = load({f"SHOPSHEET_{name.upper()}_FILE": str(tmp_path / "held")}, data_dir=tmp_path)
    assert getattr(settings, name) == "from the file"


def test_unreadable_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        ValueError, match=r"SHOPSHEET_SECRET_KEY_FILE names .*absent, which cannot be read: No such file"
    ):
        load({"SHOPSHEET_SECRET_KEY_FILE": str(tmp_path / "absent")}, data_dir=tmp_path)


def test_binary_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "held").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"SHOPSHEET_CREDENTIALS_FILE names .*not a text file"):
        load({"SHOPSHEET_CREDENTIALS_FILE": str(tmp_path / "held")}, data_dir=tmp_path)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgres_gets_our_driver(tmp_path: Path, scheme: str) -> None:
    settings = load({"SHOPSHEET_DATABASE_URL": f"{scheme}://u:p@host/shop"}, data_dir=tmp_path)
    assert settings.sqlalchemy_url == "postgresql+psycopg://u:p@host/shop"


def test_sqlite_lies_in_data_dir(tmp_path: Path) -> None:
    assert load({}, data_dir=tmp_path).sqlalchemy_url == f"sqlite:///{tmp_path}/shopsheet.db"


def test_impossible_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match=r"SHOPSHEET_DATA_DIR names .*file/data, which cannot be made"):
        load({}, data_dir=tmp_path / "file" / "data")
