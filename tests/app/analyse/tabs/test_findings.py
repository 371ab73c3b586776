"""The tab of the findings, as people read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse import Source
from app.analyse.tabs.findings import MOST, findings
from app.model.cell import Formula
from tests.app.analyse.shop import TODAY, column, found, shop, values

YESTERDAY = date(2025, 3, 13)


def test_finding_names_its_place() -> None:
    grid = findings(shop(findings=[found("x", column="phone", seen="１３８", proposal="138", severity="error")]))
    row = dict(zip(values(grid[0]), values(grid[1]), strict=False))
    assert (row["程度"], row["页签"], row["哪一行"], row["列"]) == ("错误", "客户", "13800138000", "手机号码")
    assert (row["看到的内容"], row["建议改成"], row["发现日期"]) == ("１３８", "138", "2025-03-14")


def test_link_uses_own_row() -> None:
    known = [found("a", key="13800138001"), found("a", key="13800138002")]
    links = column(findings(shop(findings=known)), "转到")[:2]
    assert ["$C2" in str(links[0]), "$C3" in str(links[1])] == [True, True]


def test_link_names_the_title() -> None:
    source = replace(shop(findings=[found("a", key="13800138001")]), titles={"customers": "我们的客户"})
    assert "'我们的客户'!$B:$B" in str(column(findings(source), "转到")[0])


def test_row_number_has_no_link() -> None:
    assert column(findings(shop(findings=[found("a", key="#7")])), "转到")[0] is None


def test_newest_and_worst_first() -> None:
    known = [
        found("b", since=YESTERDAY, severity="error"),
        found("c", severity="hint"),
        found("d", severity="error"),
        found("e"),
    ]
    assert column(findings(shop(findings=known)), "代码")[:4] == ["d", "e", "c", "b"]


def test_advice_has_places_filled() -> None:
    known = found("x.y", column="phone", seen="{proposal}", proposal="138")
    known = replace(known, finding=replace(known.finding, details=(("key", "LP-1"),)))
    source = _said(shop(findings=[known]), {"finding.x.y.advice": "看到 {seen}，改成 {proposal}，见 {key}"})
    assert column(findings(source), "怎么办")[0] == "看到 {proposal}，改成 138，见 LP-1"


def test_titles_come_from_labels() -> None:
    source = _said(shop(findings=[found("x.y"), found("x.z")]), {"finding.x.y.title": "看不懂"})
    assert column(findings(source), "问题")[:2] == ["看不懂", "x.z"]


def test_sensitive_values_are_masked() -> None:
    source = _sensitive(shop(findings=[found("x", column="phone", key="138", seen="139", proposal="137")]))
    row = values(findings(source)[1])
    assert [row[2], row[6], row[7]] == ["***", "***", "***"]
    assert row[3] is None


def test_formula_text_stays_text() -> None:
    grid = findings(shop(findings=[found("x", key="=1+1", seen="=IMPORTXML(A1)", proposal="@x")]))
    cells = [cell.value for cell in grid[1] if isinstance(cell.value, Formula)]
    assert len(cells) == 1 and "IMPORTXML" not in cells[0].text
    assert column(grid, "看到的内容")[0] == "=IMPORTXML(A1)"


def test_unknown_place_is_shown() -> None:
    row = values(findings(shop(findings=[found("x", tab="gone", column="what", key="k")]))[1])
    assert [row[1], row[2], row[4]] == ["gone", "k", "what"]


def test_long_list_is_cut() -> None:
    grid = findings(shop(findings=[found("x", key=str(number)) for number in range(MOST + 5)]))
    assert len(grid) == 1 + MOST + 2
    assert "还有 5 个" in str(grid[-2][0].value) and f"共 {MOST + 5} 个" in str(grid[-1][0].value)


def test_no_findings_says_so() -> None:
    grid = findings(shop())
    assert values(grid[1]) == ["没有发现问题。"]


@settings(max_examples=30)
@given(st.data())
def test_order_of_findings_is_nothing(data: st.DataObject) -> None:
    days = st.sampled_from([TODAY, YESTERDAY])
    known = data.draw(
        st.lists(st.builds(found, st.sampled_from("ab"), since=days, key=st.text(max_size=2)), max_size=8, unique=True)
    )
    assert findings(shop(findings=known)) == findings(shop(findings=data.draw(st.permutations(known))))


def _said(source: Source, words: dict[str, str]) -> Source:
    return replace(source, template=replace(source.template, texts={**source.template.texts, **words}))


def _sensitive(source: Source) -> Source:
    """The same shop, its phones being sensitive."""
    customers = source.template.tab("customers")
    columns = tuple(replace(c, sensitivity="sensitive") if c.name == "phone" else c for c in customers.columns)
    tabs = (replace(customers, columns=columns) if tab == customers else tab for tab in source.template.tabs)
    return replace(source, template=replace(source.template, tabs=tuple(tabs)))
