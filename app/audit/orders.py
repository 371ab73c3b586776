"""Rules about order lines: sums that do not add up, refunds above what was paid, the same line entered twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from app.audit.cells import number
from app.audit.groups import Group
from app.audit.inspection import Inspection
from app.audit.sharing import Said, Sharing
from app.fields import FIELDS
from app.model.cell import Scalar, is_blank
from app.model.finding import Finding
from app.model.row import Row
from app.model.tab import SUBMISSION

ORDERS, ORDER_NO, DATE, CUSTOMER = "orders", "order_no", "date", "customer"
QUANTITY, PRICE, DISCOUNT, PAID, REFUNDED = "quantity", "price", "discount", "paid", "refunded"
HALF_A_FEN = 0.005 + 1e-9
"""Yuan; what binary fractions add to half a fen is no difference either."""


def sum_differs(inspection: Inspection) -> Iterator[Finding]:
    """Paid is not quantity × price − discount, where all that it takes is there."""
    for row in inspection.rows(ORDERS):
        if all(_filled(row, name) for name in (QUANTITY, PRICE, PAID)):
            expected = _amount(row, QUANTITY) * _amount(row, PRICE) - _amount(row, DISCOUNT)
            if abs(_amount(row, PAID) - expected) > HALF_A_FEN:
                proposal = FIELDS["money"].entered(round(expected, 2))
                yield inspection.finding(
                    "order.sum_differs", row, PAID, proposal=proposal, details={"expected": proposal}
                )


def refund_above_paid(inspection: Inspection) -> Iterator[Finding]:
    for row in inspection.rows(ORDERS):
        if _filled(row, PAID) and _amount(row, REFUNDED) > _amount(row, PAID) + HALF_A_FEN:
            yield inspection.finding(
                "order.refund_above_paid", row, REFUNDED, details={"paid": FIELDS["money"].entered(row.get(PAID))}
            )


def negative(inspection: Inspection) -> Iterator[Finding]:
    """Amounts below zero: what goes back to a customer has a column of its own."""
    for row in inspection.rows(ORDERS):
        for name in (PRICE, DISCOUNT, PAID, REFUNDED):
            if _amount(row, name) < 0:
                yield inspection.finding("order.negative", row, name)


def lines(inspection: Inspection) -> dict[str, list[int]]:
    """Filed by all cells; of these only the hash, since nearly every line is another one."""
    names = [column.name for column in inspection.columns() if column.tab == ORDERS and column.name != SUBMISSION]
    cells = zip(*([row.values.get(name) for row in inspection.rows(ORDERS)] for name in names), strict=True)
    return {ORDER_NO: list(map(hash, cells))}


def repeated(inspection: Inspection, _: str, group: Group) -> tuple[Finding, ...]:
    seen: list[Mapping[str, Scalar]] = []
    found = []
    for row in group:
        line = {name: value for name, value in row.values.items() if name != SUBMISSION}
        if line not in seen:
            seen.append(line)
        elif _telling(row):
            found.append(
                inspection.finding("order.line_repeated", row, ORDER_NO if _filled(row, ORDER_NO) else CUSTOMER)
            )
    return tuple(found)


def together(_: Inspection, said: Said[tuple[Finding, ...]]) -> Iterator[Finding]:
    return chain.from_iterable(said[ORDER_NO].values())


LINES = Sharing(ORDERS, lines, repeated, together)
"""`order.line_repeated`: lines of which every cell equals an earlier one's (D6); lines with next to nothing in them are
not compared."""


def _telling(row: Row) -> bool:
    return _filled(row, ORDER_NO) or (_filled(row, DATE) and _filled(row, CUSTOMER))


def _filled(row: Row, name: str) -> bool:
    return not is_blank(row.get(name))


def _amount(row: Row, name: str) -> float:
    return number(row.get(name), otherwise=0)
