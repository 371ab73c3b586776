"""What is printed: figures with thousands, labels in one column whatever their width, no bar where nobody watches."""

from __future__ import annotations

import io

from rich.console import Console

from demo.story import Story
from demo.words import Language


def told(language: Language = "en") -> tuple[Story, io.StringIO]:
    page = io.StringIO()
    return Story(language, Console(file=page, highlight=False, soft_wrap=True)), page


def test_thousands_are_separated() -> None:
    story, _ = told()
    assert story.words("rest", acts=12345) == "12,345 acts later the team rests"


def test_words_follow_the_language() -> None:
    story, _ = told("zh")
    assert story.words("rest", acts=240) == "240 次操作之后，团队休息"


def test_wide_labels_stand_aligned() -> None:
    story, page = told()
    story.row("found", "1")
    story.row("发现", "1")
    latin, chinese = page.getvalue().splitlines()
    assert len(latin) - len(chinese) == 2


def test_cell_text_is_no_markup() -> None:
    story, page = told()
    story.note("[red]手机[/red]")
    assert page.getvalue() == "[red]手机[/red]\n"


def test_nobody_watches_no_bar() -> None:
    story, page = told()
    with story.watching(10, lambda: 5) as update:
        update()
    assert page.getvalue() == ""
