"""findReplace as documented, or as is most likely where nothing is: no recording of one exists."""

from __future__ import annotations

import httpx

from tests.localsheets.book import Book, Json, box

WHOLE = {"matchEntireCell": True, "matchCase": True}
COLUMN = {"range": box((1, 1000), (0, 1))}


def find(book: Book, text: str, replacement: str, **how: object) -> Json:
    """The counters of one findReplace, over column A below its header unless told otherwise."""
    where = {} if {"range", "allSheets", "sheetId"} & how.keys() else COLUMN
    request = {"find": text, "replacement": replacement, **where, **how}
    found: Json = book.batch({"findReplace": request})[0]["findReplace"]
    return found


def make_text(book: Book) -> None:
    """Give column A plain text format."""
    cell = {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}
    fields = "userEnteredFormat.numberFormat"
    book.batch({"repeatCell": {"range": box(None, (0, 1)), "cell": cell, "fields": fields}})


def test_whole_cells_are_counted(book: Book) -> None:
    book.put("A1", [["红"], ["红"], ["红色"], ["红"]])
    assert find(book, "红", "赤", **WHOLE) == {
        "valuesChanged": 2,
        "rowsChanged": 2,
        "sheetsChanged": 1,
        "occurrencesChanged": 2,
    }
    assert book.values("A1:A4") == [["红"], ["赤"], ["红色"], ["赤"]]


def test_no_match_counts_nothing(book: Book) -> None:
    assert find(book, "x", "y", **WHOLE) == {}


def test_default_is_folded_substring(book: Book) -> None:
    book.put("A2", [["Shop shop"]])
    assert find(book, "SHOP", "x")["occurrencesChanged"] == 2
    assert book.values("A2") == [["x x"]]


def test_replacement_is_typed_in(book: Book) -> None:
    book.put("A2", [["a"], ["b"], ["c"]])
    for old, new in (("a", "0012"), ("b", "2024-3-5"), ("c", "=1+1")):
        find(book, old, new, **WHOLE)
    assert book.raw("A2:A4") == [[12], [45356], [2]]


def test_plain_text_is_kept(book: Book) -> None:
    make_text(book)
    book.put("A2", [["１３８"]])
    find(book, "１３８", "013800138000", **WHOLE)
    assert book.raw("A2") == [["013800138000"]]


def test_numbers_match_as_shown(book: Book) -> None:
    book.type("A2", ["1,200"], ["2024-03-05"])
    assert find(book, "1,200", "1300", **WHOLE)["valuesChanged"] == 1
    assert find(book, "2024-03", "2025-03")["valuesChanged"] == 1
    assert book.raw("A2:A3") == [[1300], [45721]]


def test_formulas_skipped_unless_asked(book: Book) -> None:
    book.type("A2", ['="ab"'])
    assert find(book, "ab", "x") == {}
    assert find(book, "ab", "x", includeFormulas=True)["formulasChanged"] == 1
    assert book.formulas("A2") == [['="x"']]


def test_regex_speaks_java(book: Book) -> None:
    book.put("A2", [["张三 (VIP)"]])
    find(book, r"(\w+) \((\w+)\)", r"$2:$1 \$", searchByRegex=True)
    assert book.values("A2") == [["VIP:张三 $"]]


def test_bad_regex_is_refused(book: Book) -> None:
    book.put("A2", [["a"]])
    request = {"find": "(", "replacement": "", "searchByRegex": True, **COLUMN}
    assert book.refused({"findReplace": request}).startswith("Invalid requests[0].findReplace: ")


def test_all_sheets_are_searched(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"title": "two"}}})
    book.put("A1", [["a", "a"]])
    book.put("two!B5", [["a"]])
    counted = find(book, "a", "b", allSheets=True, **WHOLE)
    assert (counted["rowsChanged"], counted["sheetsChanged"], counted["valuesChanged"]) == (2, 2, 3)


def test_index_follows_its_batch(book: Book) -> None:
    book.put("A2", [["a"], ["b"]])
    replies = book.batch(
        {"findReplace": {"find": "a", "replacement": "b", **COLUMN, **WHOLE}},
        {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}}},
        {"findReplace": {"find": "b", "replacement": "c", **COLUMN, **WHOLE}},
    )
    assert replies[2]["findReplace"]["valuesChanged"] == 2
    assert book.values("A2:A4") == [[], ["c"], ["c"]]


def test_rows_outside_stay(book: Book) -> None:
    book.put("A1", [["a"], ["a"], ["a"]])
    find(book, "a", "b", range=box((1, 2), (0, 1)), **WHOLE)
    assert book.values("A1:A3") == [["a"], ["b"], ["a"]]


def test_protected_hit_fails_whole(book: Book, shared: Book) -> None:
    book.put("A2", [["a"], ["a"]])
    book.batch({"addProtectedRange": {"protectedRange": {"range": box((2, 3), (0, 1))}}})
    request = {"findReplace": {"find": "a", "replacement": "b", **COLUMN, **WHOLE}}
    assert "protected cell" in shared.refused(request)
    assert book.values("A2:A3") == [["a"], ["a"]]
    assert book.batch(request)[0]["findReplace"]["valuesChanged"] == 2


def test_reader_may_not_replace(book: Book, eve: httpx.Client) -> None:
    answer = eve.post(book.url + ":batchUpdate", json={"requests": [{"findReplace": {"find": "a", **COLUMN}}]})
    assert answer.status_code == 403
