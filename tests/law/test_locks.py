"""The locks pin, with hashes, all that pyproject.toml asks for; what runs is a part of what is tested."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

from tests.law.tree import ROOT

PIN = re.compile(r"^([\w.-]+)==(\S+)([^\\\n]*)\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)


def test_locks_name_no_host() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("*.lock")}
    assert len(texts) == 3
    assert [name for name, text in texts.items() if "://" in text or "index-url" in text] == []


def test_every_pin_is_hashed() -> None:
    for path in ROOT.glob("*.lock"):
        text = path.read_text(encoding="utf-8")
        assert len(PIN.findall(text)) == text.count("==") - _markers(text) > 0
        assert PIN.sub("", text).strip() == ""


def test_locks_hold_what_is_asked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    runtime = {_name(requirement) for requirement in chain(project["project"]["dependencies"], *extras)}
    dev = {_name(requirement) for requirement in project["dependency-groups"]["dev"]}
    assert runtime - _names("requirements-runtime.lock") == set()
    assert runtime | dev <= _names("requirements.lock")


def test_what_runs_is_tested() -> None:
    assert _pins("requirements-runtime.lock") <= _pins("requirements.lock")
    assert _pins("requirements-uv.lock") <= _pins("requirements.lock")


def _pins(lock: str) -> set[tuple[str, str]]:
    return {(name, version) for name, version, *_ in PIN.findall((ROOT / lock).read_text(encoding="utf-8"))}


def _names(lock: str) -> set[str]:
    return {name for name, _ in _pins(lock)}


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=; ]", requirement, maxsplit=1)[0]


def _markers(text: str) -> int:
    """How many `==` belong to conditions (`sys_platform == 'win32'`), not to pins."""
    return sum(pin[2].count("==") for pin in PIN.findall(text))
