"""Rules about rows that share something: what they say again."""

from __future__ import annotations

import pytest

from app import normalise
from app.audit import Inspection, changes, sharing
from app.audit.customers import SHARED
from app.audit.sharing import Shared
from tests.app.audit.shop import TEMPLATE, TODAY
from tests.app.normalise.sheets import Rows, readings

FAMILY: Rows = [{"name": "王丽", "phone": "13800138000"}, {"name": "李雷", "phone": "13800138000"}]
OTHERS: Rows = [{"name": "张伟", "phone": "13900139000"}, {"name": "赵敏", "phone": "13900139000"}]


def test_standing_groups_keep_findings() -> None:
    first, again = _twice([*FAMILY, *OTHERS], [*FAMILY, OTHERS[0], {"name": "赵敏", "phone": "13700137000"}])
    assert [finding.key for finding in again.findings] == ["13800138000"]
    assert again.findings[0] is first.findings[0]


def test_nothing_changed_nothing_done() -> None:
    first, again = _twice(FAMILY, FAMILY)
    assert again is first


def test_many_changes_file_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MANY", 1)
    _, again = _twice([*FAMILY, *OTHERS], [*FAMILY, *FAMILY])
    assert [finding.code for finding in again.findings] == ["customer.duplicate", "customer.household"]
    assert not any(known.later for known in again.groups.values())


def _twice(before: Rows, after: Rows) -> tuple[Shared, Shared]:
    earlier = _inspection(before)
    first = sharing.shared(SHARED, earlier)
    later = _inspection(after, earlier)
    return first, sharing.again(first, later, changes.between(earlier, later))


def _inspection(customers: Rows, before: Inspection | None = None) -> Inspection:
    read = readings(customers=customers)
    vocabulary = normalise.vocabulary(TEMPLATE, read)
    known = before.normalised.rows if before else {}
    return Inspection(TEMPLATE, normalise.rows(TEMPLATE, read, vocabulary, before=known), TODAY, vocabulary)
