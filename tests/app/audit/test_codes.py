"""Every code that is used is listed, and has its words in every locale."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from app import templates
from app.audit import SEVERITIES

APP = Path(__file__).resolve().parents[3] / "app"
CODE = re.compile(r"[a-z]+\.[a-z_]+")
ELSEWHERE = {
    *(
        "column.missing",
        "column.own",
        "column.unmarked",
        "rewrite.held",
        "rewrite.suggested",
        "setting.invalid",
        "write.refused",
    ),
}
"""Said by the sync, of the sheet itself."""
PLACES = {"seen", "proposal"}


def _literals(folder: str) -> set[str]:
    """Strings that look like the code of a finding; a topic that no code has is none."""
    topics = {code.split(".")[0] for code in SEVERITIES}
    texts = {
        node.value
        for path in (APP / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if CODE.fullmatch(text) and text.split(".")[0] in topics}


def test_every_used_code_listed() -> None:
    assert _literals("fields") | _literals("audit") == set(SEVERITIES)


def test_codes_of_the_sync_known() -> None:
    calls = re.findall(r'Finding\(\s*"([a-z.]+)"', "".join(path.read_text() for path in (APP / "sync").glob("*.py")))
    assert set(calls) <= ELSEWHERE | set(SEVERITIES)


@pytest.mark.parametrize("locale", templates.locales())
@pytest.mark.parametrize("code", sorted({*SEVERITIES, *ELSEWHERE}))
def test_every_code_has_words(locale: str, code: str) -> None:
    texts = templates.load("base", locale).texts
    assert texts[f"finding.{code}.title"]
    assert texts[f"finding.{code}.advice"]


@pytest.mark.parametrize("code", sorted(SEVERITIES))
def test_places_agree_in_languages(code: str) -> None:
    advice = [templates.load("base", locale).texts[f"finding.{code}.advice"] for locale in templates.locales()]
    places = [set(re.findall(r"{(\w+)}", words)) for words in advice]
    assert all(found == places[0] for found in places)
