"""A shop's rows and what the audit says of them."""

from __future__ import annotations

import datetime

from app import audit, normalise
from app.model.cell import Scalar
from app.model.finding import Finding
from tests.app.normalise.sheets import TEMPLATE as TEMPLATE
from tests.app.normalise.sheets import Rows, readings

TODAY = datetime.date(2026, 4, 1)
LILY: dict[str, Scalar] = {"name": "王丽", "phone": "13800138000", "wechat": "lily_2020"}
CREAM: dict[str, Scalar] = {"sku": "SK-001", "name": "面霜", "category": "护肤"}
ORDER: dict[str, Scalar] = {"date": 46000, "customer": "13800138000", "sku": "SK-001", "quantity": 1, "paid": 99}


def audited(**tabs: Rows) -> tuple[Finding, ...]:
    """Everything that is found in these rows."""
    read = readings(**tabs)
    vocabulary = normalise.vocabulary(TEMPLATE, read)
    normalised = normalise.rows(TEMPLATE, read, vocabulary)
    return audit.findings(TEMPLATE, normalised, today=TODAY, vocabulary=vocabulary)


def found(code: str, **tabs: Rows) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in audited(**tabs) if finding.code == code]


def places(code: str, **tabs: Rows) -> list[tuple[str, str]]:
    """Key and column of the findings of one code."""
    return [(finding.key, finding.column) for finding in found(code, **tabs)]
