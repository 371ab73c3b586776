"""The commands, as processes: a server that answers, keeps what it answered, and goes when told to."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import httpx
import pytest
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import credentials as user_credentials
from google.oauth2 import service_account

from localsheets import cli
from tests.localsheets.process import client, serving

SCOPES = ["https://www.googleapis.com/auth/drive"]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints."""
    assert cli.main(arguments) == 0
    return capsys.readouterr().out.strip()


def named_by(credentials: object, url: str) -> str:
    """Whom the server takes the holder of some credentials for."""
    with AuthorizedSession(credentials) as session:  # type: ignore[no-untyped-call]
        answer = session.get(f"{url}/drive/v3/about?fields=user/emailAddress")
    return str(answer.json()["user"]["emailAddress"])


def test_token_works_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = printed(capsys, "token", "lan@example.com", "--data", str(tmp_path))
    with serving(tmp_path) as (url, _):
        during = printed(capsys, "token", "lan@example.com", "--data", str(tmp_path))
        for token in (before, during):
            with client(url, token) as lan:
                answer = lan.get("/drive/v3/about", params={"fields": "user/emailAddress"})
            assert answer.json() == {"user": {"emailAddress": "lan@example.com"}}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_as_success(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path) as (url, process):
        assert httpx.get(f"{url}/_local/health").status_code == 200
        process.send_signal(number)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


def test_google_auth_fetches_tokens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path) as (url, _):
        address = "shopsheet@local.iam.gserviceaccount.com"
        info = json.loads(printed(capsys, "credentials", address, "--data", str(tmp_path)))
        assert info["token_uri"] == f"{url}/token"
        make = service_account.Credentials.from_service_account_info
        credentials = make(info, scopes=SCOPES)  # type: ignore[no-untyped-call]
        assert named_by(credentials, url) == address


def test_google_auth_refreshes_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path) as (url, _):
        arguments = ("credentials", "lan@example.com", "--user", "--url", url, "--data", str(tmp_path))
        info = json.loads(printed(capsys, *arguments))
        info.pop("type")
        info.pop("universe_domain")
        credentials = user_credentials.Credentials(token=None, **info)  # type: ignore[no-untyped-call]
        assert named_by(credentials, url) == "lan@example.com"


def test_faults_reach_the_wire(tmp_path: Path) -> None:
    kinds = {"reset": httpx.RemoteProtocolError, "truncated": httpx.RemoteProtocolError, "hang": httpx.ReadTimeout}
    with serving(tmp_path) as (url, process), httpx.Client(base_url=url) as caller:
        for manner, kind in kinds.items():
            caller.post("/_local/faults", json={"manner": manner})
            with pytest.raises(kind):
                caller.get("/tokeninfo", params={"access_token": "x"}, timeout=0.5)
        assert caller.get("/tokeninfo").status_code == 400
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=10)
    assert errors == ""


def test_wrong_address_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["token", "lan", "--data", str(tmp_path)]) == 1
    assert "'lan' is not an e-mail address" in capsys.readouterr().err


def test_credentials_need_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["credentials", "a@b.iam.gserviceaccount.com", "--data", str(tmp_path)]) == 1
    assert "give --url" in capsys.readouterr().err


def test_person_is_no_service_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "token", "lan@example.com", "--data", str(tmp_path))
    arguments = ["credentials", "lan@example.com", "--url", "http://localhost:1", "--data", str(tmp_path)]
    assert cli.main(arguments) == 1
    assert "lan@example.com is a person already" in capsys.readouterr().err


def test_taken_port_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path) as (url, _):
        port = url.rpartition(":")[2]
        assert cli.main(["serve", "--port", port, "--data", str(tmp_path / "other")]) == 1
    assert "Address already in use" in capsys.readouterr().err
