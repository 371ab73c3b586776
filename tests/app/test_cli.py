"""The commands, as somebody types them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import cli
from app.context import Context
from tests.shop import Shop

COMMANDS = ("serve", "worker", "sync", "plan", "apply", "adoption", "doctor")
USER = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Settings with which nothing is started and nobody called."""
    (tmp_path / "user.json").write_text(json.dumps(USER), encoding="utf-8")
    given = {"DATA_DIR": tmp_path, "GOOGLE": "http://127.0.0.1:9", "CREDENTIALS": tmp_path / "user.json"}
    for name, value in given.items():
        monkeypatch.setenv(f"SHOPSHEET_{name}", str(value))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return monkeypatch


def ended(monkeypatch: pytest.MonkeyPatch, *words: str) -> object:
    """With what a command ends."""
    monkeypatch.setattr(sys, "argv", ["shopsheet", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return end.value.code


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    assert all(command in shown for command in COMMANDS)


def test_wrong_setting_is_one_line(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    environment.setenv("SHOPSHEET_PORT", "abc")
    assert ended(environment, "serve") == 1
    assert capsys.readouterr().err.startswith("SHOPSHEET_PORT: ")


def test_no_spreadsheet_is_told(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(environment, "adoption", "somewhere", "--locale", "en") == 2
    assert "https://docs.google.com/spreadsheets/d/" in capsys.readouterr().err


def test_unknown_store_is_told(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(environment, "sync", "st_none") == 1
    assert "There is no store st_none" in capsys.readouterr().err


def test_errors_speak_the_terminals_language(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv("LANG", "zh_CN.UTF-8")
    assert ended(environment, "sync", "st_none") == 1
    assert "没有店铺 st_none" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["", "/nowhere/key.json"])
def test_missing_credentials_are_told(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    environment.setenv("SHOPSHEET_CREDENTIALS", path)
    assert ended(environment, "worker") == 1
    assert "SHOPSHEET_CREDENTIALS" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/a.db", "nonsense", "mysql://host/a"])
def test_unusable_data_base_is_told(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    environment.setenv("SHOPSHEET_DATABASE_URL", url)
    assert ended(environment, "sync", "st_1") == 1
    assert "SHOPSHEET_DATABASE_URL" in capsys.readouterr().err


def test_plan_ends_as_terraform_does(
    shop: Shop, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """0: nothing, 2: something to do; applied, nothing again."""
    store = shop.onboarded()["id"]
    environment.setattr(Context, "close", lambda context: None)
    environment.setattr("app.context.open_context", lambda settings: shop.context)
    assert ended(environment, "plan", store) == 0
    shop.sheet().del_worksheet(shop.tab("看板"))
    assert ended(environment, "plan", store, "--json") == 2
    assert ended(environment, "apply", store, "--language", "en") == 0
    assert "✓ The tab 看板 is missing; it is made again." in capsys.readouterr().out
    assert ended(environment, "plan", store) == 0
