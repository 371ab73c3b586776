"""The tree of errors: every class says its status and, in both languages, what to do."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import pytest

from app.errors import BadInput, ShopsheetError, StoreNotFound, UnknownForm
from app.errors.words import WRONG_VALUES, wrong_value


def tree(kind: type[ShopsheetError] = ShopsheetError) -> Iterator[type[ShopsheetError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


@pytest.mark.parametrize("kind", list(tree()), ids=lambda kind: kind.__name__)
def test_class_says_it_all(kind: type[ShopsheetError]) -> None:
    assert 400 <= kind.status <= 599
    assert kind.__dict__.get("__doc__") and re.search("[一-鿿]", kind.__dict__["zh"])
    assert places(inspect.getdoc(kind) or "") == places(kind.zh)


@pytest.mark.parametrize("kind", list(tree()), ids=lambda kind: kind.__name__)
def test_message_ends_as_sentence(kind: type[ShopsheetError]) -> None:
    assert (inspect.getdoc(kind) or "").rstrip().endswith((".", "}."))
    assert kind.zh.endswith("。")


def test_slugs_are_all_different() -> None:
    slugs = [kind.slug() for kind in tree()]
    assert len(set(slugs)) == len(slugs) > 20


def test_places_are_filled_once() -> None:
    error = UnknownForm(form="{forms}", forms="join, order")
    assert error.detail("en") == "The store has no form {forms}. Its forms are: join, order."
    assert error.detail("zh-CN") == "店铺没有表单 {forms}。可用的表单：join, order。"


def test_problem_follows_the_standard() -> None:
    assert StoreNotFound(store="st_1", field="store").problem("en") == {
        "type": "urn:shopsheet:problem:store-not-found",
        "title": "Store not found",
        "status": 404,
        "detail": "There is no store st_1 for this key. Look at GET /v1/stores for the stores that it may see.",
        "errors": [{"field": "store", "detail": StoreNotFound(store="st_1").detail("en")}],
    }


def test_bad_fields_speak_both() -> None:
    error = BadInput(errors=(("name", "Required.", "必填。"),))
    assert error.problem("en")["errors"] == [{"field": "name", "detail": "Required."}]
    assert error.problem("zh-CN")["errors"] == [{"field": "name", "detail": "必填。"}]


@pytest.mark.parametrize("kind", sorted(WRONG_VALUES))
def test_wrong_values_speak_both(kind: str) -> None:
    english, chinese = WRONG_VALUES[kind]
    assert places(english) == places(chinese)
    assert english.endswith(".") and chinese.endswith("。")


def test_kinds_fall_back_together() -> None:
    assert wrong_value("int_parsing", {}) == ("Send a whole number.", "请填写整数。")
    assert wrong_value("literal_error", {"expected": "'a' or 'b'"})[0] == "Send one of 'a' or 'b'."
    assert wrong_value("quite_new", {}) == ("This value cannot be used.", "此值无法使用。")


def places(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))
