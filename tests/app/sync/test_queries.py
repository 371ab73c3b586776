"""What a sync asks of the data base: which texts were rewritten, and how many of them are kept."""

from __future__ import annotations

from app.context import Context
from app.sync import queries
from app.sync.holding import State
from tests.shop import Shop

STORE, PATH = "st_1", "orders.status"


def marked(context: Context, texts: list[str], *, operation: str, state: State = "sent") -> None:
    with context.transaction() as db:
        queries.mark_rewrites(db, STORE, {(PATH, text): state for text in texts}, operation_id=operation)


def states(context: Context, texts: list[str]) -> dict[str, str]:
    with context.transaction() as db:
        found = queries.rewrite_states(db, STORE, [(PATH, text) for text in texts])
    return {text: state for (_, text), state in found.items()}


def test_sent_texts_stay_known(shop: Shop) -> None:
    marked(shop.context, ["已付"], operation="op_1")
    assert states(shop.context, []) == {}
    assert states(shop.context, ["已付"]) == {"已付": "sent"}


def test_held_text_forgotten_when_gone(shop: Shop) -> None:
    marked(shop.context, ["已付"], operation="op_1", state="held")
    assert states(shop.context, ["已付"]) == {"已付": "held"}
    assert states(shop.context, []) == {}
    assert states(shop.context, ["已付"]) == {}


def test_oldest_texts_are_pruned(shop: Shop) -> None:
    for number in range(4):
        marked(shop.context, [f"text {number}"], operation=f"op_{number}")
    with shop.context.transaction() as db:
        queries.prune_rewrites(db, STORE, keep=2)
    assert sorted(states(shop.context, [f"text {number}" for number in range(4)])) == ["text 2", "text 3"]
