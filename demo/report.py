"""The report at the end: what the team did, what the service did, which promises were kept, where to look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any
from urllib.parse import quote

import httpx

from demo.check import Broken
from demo.person import KINDS
from demo.play import Play
from demo.story import Story
from demo.tabs import DASHBOARD, TABS, Scalar
from demo.team import ADDRESSES

EXAMPLES = (
    ("customers", "phone", r"\+86 1"),
    ("customers", "phone", r"１\d+"),
    ("customers", "wechat", r"vx: "),
    ("customers", "email", r".+＠"),
    ("orders", "date", r"[〇一二三四五六七八九]{4}年"),
    ("orders", "paid", r"[\d.]+万"),
    ("orders", "paid", r"￥\d,\d"),
    ("orders", "quantity", r"\d 个"),
    ("orders", "payment", r"微信红包"),
)
"""Tab, column and how the text begins of the rewrites that are shown, one each."""
EPOCH = date(1899, 12, 30)
FREQUENT, PLACES = 4, 12
"""Kinds of findings, and places of broken promises, that are shown."""
TITLES = {tab.name: tab.title for tab in TABS}
LABELS = {(tab.name, name): label for tab in TABS for label, name in tab.columns.items()}


def report(play: Play) -> bool:
    """Prints everything; whether all promises were kept."""
    _team(play)
    _service(play)
    return _promises(play)


def look(play: Play) -> None:
    """Prints where everything can be seen while it is served."""
    story, answer = play.story, play.store.answer
    google, service, spreadsheet = play.stage.google, play.stage.service_url, answer["spreadsheet_id"]
    story.heading("look")
    if httpx.get(str(answer["spreadsheet_url"])).is_success:  # not every local Google has pages
        story.note(f"  {story.words('sheet')}: {answer['spreadsheet_url']}")
    story.note(f"  {story.words('api')}: {service}/openapi.json")
    story.note(f"  {story.words('dashboard')}:")
    values = f"{google}/v4/spreadsheets/{spreadsheet}/values/{quote(DASHBOARD)}"
    story.note(f"    curl -H 'Authorization: Bearer {play.stage.tokens[ADDRESSES[0]]}' '{values}'")
    story.note(f"  {story.words('findings')}:")
    findings = f"{service}/v1/stores/{play.store.id}/findings"
    story.note(f"    curl -H 'Authorization: Bearer {answer['api_key']}' '{findings}'")


def _team(play: Play) -> None:
    story, counts = play.story, play.team.tally.counts
    figures = {name: counts[name] for name in ("typed", "raw", *TITLES, *KINDS)}
    story.heading("team")
    story.row(story.words("entered"), story.words("entered_text", records=counts["typed"] + counts["raw"], **figures))
    story.row(story.words("acted"), story.words("acted_text", **figures))


def _service(play: Play) -> None:
    story, calls = play.story, play.stage.calls()
    syncs = list(play.store.everything("syncs"))
    team = play.stage.all_calls() - sum(calls.values())
    story.heading("service")
    story.row(story.words("calls"), story.words("calls_text", **calls, syncs=len(syncs), team=team))
    rewritten = sum(sync["report"].get("rewritten", 0) for sync in syncs)
    story.row(story.words("rewritten"), story.words("rewritten_text", cells=rewritten))
    for line in _examples(change for change in play.store.everything("changes") if change["kind"] == "rewrite"):
        story.row("", line)
    _findings(story, list(play.store.everything("findings")))


def _findings(story: Story, findings: Sequence[Mapping[str, Any]]) -> None:
    severities = Counter(finding["severity"] for finding in findings)
    by_severity = {name: severities[name] for name in ("error", "warning", "hint")}
    story.row(story.words("found"), story.words("found_text", findings=len(findings), **by_severity))
    for called, count in Counter(map(_called, findings)).most_common(FREQUENT):
        story.row("", f"{count:,} × {called}")


def _promises(play: Play) -> bool:
    story, broken = play.story, [promise for promise in play.promises if not promise.kept]
    story.heading("promises")
    for promise in play.promises:
        story.promise(story.words(promise.key, **promise.figures), kept=promise.kept)
        for place in promise.places[:PLACES]:
            story.note(f"      {_place(story, place)}", style="red")
        if len(promise.places) > PLACES:
            story.note(f"      {story.words('more', count=len(promise.places) - PLACES)}", style="red")
    story.note("")
    story.note(story.words("broken" if broken else "kept", count=len(broken), seconds=f"{story.seconds:.0f}"))
    return not broken


def _place(story: Story, one: Broken) -> str:
    column = LABELS.get((one.tab, one.column), one.column)
    tab = TITLES.get(one.tab, one.tab)
    return story.words(
        one.kind, tab=tab, mark=one.mark, column=column, expected=repr(one.expected), shown=repr(one.shown)
    )


def _examples(rewrites: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One rewrite of each kind that is worth showing: `手机号码: +86 138 0013 8000 → 13800138000`."""
    found = sorted({(change["tab"], change["column"], str(change["before"]), change["after"]) for change in rewrites})
    for tab, column, beginning in EXAMPLES:
        like = (one for one in found if one[:2] == (tab, column) and re.match(beginning, one[2]))
        for _, _, before, after in islice(like, 1):
            yield f"{LABELS[tab, column]}: {before} → {_shown(column, after)}"


def _shown(column: str, value: Scalar) -> str:
    """A value as its column shows it: days are stored as numbers, amounts without their zeros."""
    if not isinstance(value, int | float):
        return str(value)
    if column == "date":
        return (EPOCH + timedelta(days=int(value))).isoformat()
    return f"{value:,.2f}" if column == "paid" else f"{value:,}"


def _called(finding: Mapping[str, Any]) -> str:
    place = (str(finding["tab"]), str(finding["column"]))
    return f"{finding['code']} ({TITLES.get(place[0], place[0])} {LABELS.get(place, place[1])}: {finding['title']})"
