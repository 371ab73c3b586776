"""What Drive has and this server does not."""

from __future__ import annotations

import httpx
import pytest

from localsheets.drive.absent import METHODS
from tests.localsheets.conftest import make


@pytest.mark.parametrize(("method", "path", "name"), METHODS, ids=[name for *_, name in METHODS])
def test_absent_methods_say_so(lan: httpx.Client, method: str, path: str, name: str) -> None:
    answer = lan.request(method, "/drive/v3/" + path.replace("{", "").replace("}", ""))
    assert answer.status_code == 501
    assert answer.json()["error"]["message"] == f"drive.{name} is not implemented by localsheets."


def test_files_have_no_comments(lan: httpx.Client) -> None:
    folder = make(lan)
    params = {"fields": "comments/content,comments/anchor,nextPageToken", "pageToken": ""}
    assert lan.get(f"/drive/v3/files/{folder}/comments", params=params).json() == {"comments": []}
