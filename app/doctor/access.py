"""What the doctor makes of one store's spreadsheet: may we write, who else may, is what is ours protected. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.doctor.checks import SHARING
from app.doctor.diagnosis import Line
from app.doctor.words import Words
from app.model.store import Store
from app.model.structure import Structure
from app.model.template import Template
from app.provision.protection import protection_id


@dataclass(frozen=True, slots=True)
class Access:
    """What was found out about a spreadsheet."""

    there: bool
    """Whether the account sees a spreadsheet that is not in the bin."""
    editable: bool
    open_to: str | None = None
    """The role of anybody who has the link; None where we may not know."""
    unprotected: tuple[str, ...] = ()
    """Labels of the tabs whose protection is missing."""


def line(store: Store, found: Access, *, address: str) -> Line:
    """The worst that is to be said of it."""
    topic = SHARING(store=f"{store.id} {store.name}")
    share = Words("把表格共享给 {address}（编辑者）。", "Share the spreadsheet with {address} as an editor.")(
        address=address
    )
    if not found.there:
        return Line(
            topic, "wrong", Words("找不到表格，或已在回收站中", "the spreadsheet is gone, or in the bin"), share
        )
    if not found.editable:
        return Line(topic, "wrong", Words("没有编辑权限", "we may not edit it"), share)
    if found.open_to:
        seen = Words("任何知道链接的人都可访问（{role}）", "open to anybody who has the link ({role})")
        advice = Words(
            "表中有个人信息：请在“共享”中把常规访问改为“受限”。",
            "It holds personal data: in Share, set general access to Restricted.",
        )
        return Line(topic, "wrong" if found.open_to == "writer" else "warn", seen(role=found.open_to), advice)
    if found.unprotected:
        seen = Words("缺少保护：{tabs}", "not protected: {tabs}")(tabs="、".join(found.unprotected))
        advice = Words(
            "这些内容由系统填写；请不要手工修改，或恢复保护（数据 > 保护工作表和范围）。",
            "The service writes there. Do not edit it by hand, or protect it again (Data > Protect sheets and ranges).",
        )
        return Line(topic, "warn", seen, advice)
    return Line(topic, "ok", Words("可以编辑，未对外公开，保护完好", "editable, not open to strangers, protected"))


def unprotected(template: Template, structure: Structure) -> tuple[str, ...]:
    """Labels of the tabs that stand without the protection that they were given."""
    standing = [(tab, structure.tab(tab.sheet_id)) for tab in template.tabs if not tab.per_day]
    return tuple(tab.label for tab, there in standing if there and protection_id(tab) not in there.protections)
