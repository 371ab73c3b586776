"""What holds for every kind of column, whatever is typed into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.fields import FIELDS, Field
from app.fields.field import LONGEST, UNSAFE_START
from app.model.cell import Scalar, is_blank
from app.model.verdict import Verdict
from tests.app.fields.reading import COLUMNS, VOCABULARY, read

KINDS = sorted(COLUMNS)
CODES = sorted(set(COLUMNS) - {"text", "long_text", "name", "address", "tags"})
"""Kinds whose values are no prose, so that widths mean nothing in them."""
LIKELY = st.sampled_from(
    [
        *(
            "13800138000",
            "+86 138-0013-8000",
            "138O0138000",
            "852-91234567",
            "+852 9123 4567",
            "0755-88888888",
            "17889123456转0987",
        ),
        *("微信：lily_2020", "Lily_2020", "vx abc12345", "lily@QQ.com", "lily@qq.con", "a@qq.com;b@qq.com"),
        *("2024年3月5日", "2024-03-05", "24.3.5", "3月5号", "20240305", "二〇二四年三月五日", "5/3/2024", "2024-02-30"),
        *("14:30", "下午2点半", "晚上8点", "2点", "1430", "9:05:07", "12:30am"),
        *("¥1,280.50", "1.2万", "2w", "99元", "-50", "三千五百块", "100美元", "1OO", "3件", "2.0", "0.0001", "3块5"),
        *(
            "微信支付",
            "zfb",
            "微信",
            "女士",
            "M",
            "是",
            "TRUE",
            "SK-001",
            "１０８６.０",
            "1.38E+10",
            "=SUM(A1)",
            "'007",
            "＝1",
        ),
        *("(0755)8888 8888", "0755-88888888转801", "010 12345678", "400-800-1234", "13800138000、0755-88888888"),
        *("2024-03-05 14:30", "20240305143000", "2024年3月5日下午2点半", "2024-03-05T14:30:00Z", "24.3.5 2点"),
        *("农历八月十五", "腊月三十", "闰二月十五", "八月初五", "1990年农历八月十五", "1990-08-15", "8月15日", "8.15"),
        *("85%", "百分之八十五", "8.5折", "0.85", "三成", "★★★★☆", "四星", "4/5", "9分", "非常满意"),
        *("VIP，老客户/宝妈", "#VIP #老客户", "big spender", "SN: c02-xk1", "11010519491231002x", "110105491231002"),
        *("HTTPS://Shop.Taobao.COM/a?b=C", "www.taobao.com", "看看 https://m.tb.cn/h.5xYz 很好"),
        *("广东省深圳市南山区科技园8栋", "收货地址：浙江 杭州市", "王小美 13800138000 广东省深圳市南山区科技园8栋"),
    ]
)
PIECES = st.lists(
    st.one_of(LIKELY, st.text(max_size=4), st.sampled_from("0123456789.-+/:,年月日点万元件wkE@'= \u3000\u200b￥（）")),
    max_size=5,
).map("".join)
TEXTS = st.one_of(
    LIKELY, PIECES, st.text(max_size=30), st.sampled_from("x1 ").map(lambda letter: letter * (LONGEST + 1))
)
OTHERWISE: dict[str, tuple[Callable[[str], str], ...]] = {
    "birthday": (
        lambda day: day.replace("-", ""),
        lambda day: day.replace("-", "/"),
        lambda day: day.replace("-", "."),
        lambda day: "{}年{}月{}日".format(*day.split("-")),
    ),
    "mobile": ("+86 {}".format, "+86{}".format, "86{}".format),
    "email": (lambda address: "@".join((address.split("@")[0], address.split("@")[1].upper())),),
}
"""Kinds with usual forms besides the canonical one, and how a canonical text is written in these."""
HUGE = st.sampled_from([10**400, -(10**400), 1e300, 13800138000])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), HUGE, st.floats(), TEXTS)
OFTEN = settings(max_examples=50)
WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in map(chr, range(0x21, 0x7F))}


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=SCALARS)
def test_reading_never_raises_anything(kind: str, raw: Scalar) -> None:
    verdict = read(kind, raw)
    assert bool(verdict.code) == (verdict.state in ("suggest", "flag"))
    assert verdict.state != "blank" or raw is None or isinstance(raw, str)


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=TEXTS)
def test_reading_twice_changes_nothing(kind: str, raw: str) -> None:
    verdict = read(kind, raw)
    if verdict.understood and not is_blank(verdict.value):
        again = read(kind, verdict.entered or raw)
        assert again.state in ("clean", "suggest")
        assert again.understood
        assert again.value == verdict.value


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=SCALARS)
def test_stored_value_reads_clean(kind: str, raw: Scalar) -> None:
    verdict = read(kind, raw)
    if verdict.understood and verdict.state != "blank":
        again = read(kind, verdict.value)
        assert (again.state, again.value) == ("clean", verdict.value)


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=SCALARS)
def test_entered_text_keeps_value(kind: str, raw: Scalar) -> None:
    verdict, field = read(kind, raw), FIELDS[COLUMNS[kind].field]
    if verdict.understood and verdict.state != "blank":
        again = read(kind, field.entered(verdict.value))
        assert again.understood
        assert again.value == verdict.value


@pytest.mark.parametrize("kind", CODES)
@OFTEN
@given(raw=TEXTS, junk=st.sampled_from(["\u200b", "\ufeff", "\u3000", "\xa0", " ", "\t"]))
def test_width_and_junk_ignored(kind: str, raw: str, junk: str) -> None:
    plain = unicodedata.normalize("NFKC", raw)
    one, other = read(kind, plain), read(kind, f"{junk}{plain.translate(WIDE)}{junk}")
    assert one.understood == other.understood
    if one.understood:
        assert one.value == other.value


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=TEXTS)
def test_rewrites_are_always_sendable(kind: str, raw: str) -> None:
    verdict = read(kind, raw)
    if verdict.state == "rewrite":
        assert verdict.entered not in ("", raw)
        assert not UNSAFE_START.match(verdict.entered)
        assert max(len(raw), len(verdict.entered)) <= LONGEST


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=SCALARS)
def test_proposals_are_themselves_understood(kind: str, raw: Scalar) -> None:
    verdict = read(kind, raw)
    assert not verdict.entered or read(kind, verdict.entered).understood


@pytest.mark.parametrize("kind", sorted(kind for kind in FIELDS if FIELDS[kind].sure))
@OFTEN
@given(data=st.data())
def test_sure_texts_are_canonical(kind: str, data: st.DataObject) -> None:
    """What is taken for clean at a glance is what the closer look finds clean."""
    field, column = FIELDS[kind], COLUMNS[kind]
    assert field.sure
    text = data.draw(st.one_of(LIKELY.filter(field.sure.fullmatch), st.from_regex(field.sure, fullmatch=True)))
    verdict = field.read_text(text, column, VOCABULARY)
    assert (verdict.state, verdict.value) == ("clean", text)


@pytest.mark.parametrize("kind", sorted(OTHERWISE))
@OFTEN
@given(data=st.data())
def test_usual_texts_are_rewritten(kind: str, data: st.DataObject) -> None:
    """What is rewritten at a glance is what the closer look would rewrite, and to the same."""
    field, column = FIELDS[kind], COLUMNS[kind]
    assert field.sure
    canonical = data.draw(st.from_regex(field.sure, fullmatch=True))
    text = data.draw(st.sampled_from(OTHERWISE[kind]))(canonical)
    assert field.usual(text) == canonical
    assert field.read_text(text, column, VOCABULARY) == read(kind, text) == Verdict("rewrite", canonical, canonical)


def test_unusual_texts_are_none() -> None:
    assert FIELDS["birthday"].usual("1990/08.15") == FIELDS["mobile"].usual("13800138000") == ""
    assert FIELDS["text"].usual(" x") == ""


@pytest.mark.parametrize("kind", sorted(kind for kind in FIELDS if FIELDS[kind].text))
@OFTEN
@given(raw=SCALARS)
def test_text_kinds_mean_texts(kind: str, raw: Scalar) -> None:
    """So a cell of theirs that is clean as it stands is no number, and none that TRUE is equal to."""
    verdict = read(kind, raw)
    assert not verdict.understood or verdict.value is None or isinstance(verdict.value, str)


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(raw=st.one_of(st.integers(), HUGE, st.floats(), st.booleans()))
def test_numbers_are_never_rewritten(kind: str, raw: Scalar) -> None:
    assert read(kind, raw).state != "rewrite"


@pytest.mark.parametrize("kind", KINDS)
@OFTEN
@given(text=st.text(max_size=40))
def test_masking_never_raises_anything(kind: str, text: str) -> None:
    assert isinstance(FIELDS[COLUMNS[kind].field].mask(text), str)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
def test_formula_errors_are_flagged(kind: str, error: str) -> None:
    assert read(kind, error).code == "formula.error"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("raw", [None, "", "  ", "\u200b", "\ufeff\u3000"])
def test_empty_looking_cells_blank(kind: str, raw: Scalar) -> None:
    assert read(kind, raw).state == "blank"


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_every_kind_declares_itself(kind: str) -> None:
    field: Field = FIELDS[kind]
    assert field.kind == kind
    assert field.text == (field.number_format is not None and field.number_format.type == "TEXT")
    assert field.json_schema(COLUMNS[kind])["type"]


def test_strict_rules_for_lists_only() -> None:
    rules = {kind: FIELDS[kind].validation(COLUMNS[kind]) for kind in FIELDS}
    assert {kind for kind, rule in rules.items() if rule and rule.strict} == {"choice", "boolean"}
