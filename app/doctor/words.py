"""What the doctor says, in both languages. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.errors.words import filled

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Chinese and in English."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def __call__(self, **values: object) -> Words:
        """The words with their `{places}` filled in."""
        return replace(self, zh=filled(self.zh, values), en=filled(self.en, values))


NOTHING = Words("", "")


def same(text: object) -> Words:
    """What is the same in every language: a name, a number, what Google said."""
    return Words(str(text), str(text))


def spoken(environment: Mapping[str, str]) -> Language:
    """The language of a terminal: English where LANG says so, else Chinese."""
    return "en" if environment.get("LANG", "").lower().startswith("en") else "zh"


STATES: Mapping[str, Words] = {
    "ok": Words("正常", "ok"),
    "warn": Words("注意", "warn"),
    "wrong": Words("错误", "wrong"),
    "holds": Words("相符", "holds"),
    "differs": Words("不符", "differs"),
    "unknown": Words("未测", "not seen"),
}

PILLARS: Mapping[str, Words] = {
    "rewrite": Words("写法 1：按值改写", "write 1: rewriting a value"),
    "insert": Words("写法 2：在第一行数据下插入行", "write 2: inserting rows"),
    "derive": Words("写法 3：替换派生工作表", "write 3: replacing a derived tab"),
    "rows": Words("写法 4：按标签修改行", "write 4: editing tagged rows"),
    "guard": Words("列守卫", "the column guard"),
    "fence": Words("操作围栏（恰好一次）", "the fence (exactly once)"),
    "head": Words("最近操作标记（数据库丢失后不重写）", "the mark of the last operation"),
    "answer": Words("写入时读回表头", "headers in the answer"),
}

MODES: Mapping[str, Words] = {
    "write": Words("店铺模式：write（正常写入）", "stores are in mode write"),
    "suggest": Words(
        "店铺模式：suggest（只建议，不改写；详见 docs/writing.md）",
        "stores are in mode suggest: proposals instead of rewrites, see docs/writing.md",
    ),
}

ASSUMED = Words("设计假定：{assumed}；实测：{seen}", "taken for granted: {assumed}; seen: {seen}")

ANSWERS: Mapping[str, Words] = {
    "": Words("未能测出", "could not be seen"),
    "text": Words("文本", "text"),
    "number": Words("数字", "a number"),
    "formula": Words("公式", "a formula"),
    "boolean": Words("布尔值", "a boolean"),
    "blank": Words("空白", "nothing"),
    "accepted": Words("接受", "accepted"),
    "refused": Words("拒绝", "refused"),
    "both": Words("两个都改了", "both"),
    "one": Words("只改了一个", "one of them"),
    "neither": Words("一个都没改", "neither"),
    "equal": Words("与实际相等", "as many as there were"),
    "unequal": Words("与实际不等", "another number"),
    "whole": Words("只匹配整格、区分大小写、不碰公式", "whole cells, case kept, no formulas"),
    "parts": Words("还改了别的单元格", "other cells too"),
    "shown": Words("按显示的样子", "by what it shows"),
    "stored": Words("按存储的数值", "by its stored value"),
    "changed": Words("改了", "changed"),
    "kept": Words("没有改", "left alone"),
    "none": Words("什么都没留下", "nothing of it"),
    "something": Words("留下了一部分", "a part of it"),
    "found": Words("读得到；没有的回答 404", "found; 404 where there is none"),
    "unclear": Words("分不清有没有", "the same whether or not it is there"),
    "follows": Words("跟着走", "goes along"),
    "stays": Words("留在原处", "stays"),
    "grown": Words("变长了", "grows"),
    "inherited": Words("继承了", "inherited"),
    "plain": Words("没有继承", "not inherited"),
    "after": Words("写入之后的内容", "what stands after it"),
    "before": Words("写入之前的内容", "what stood before it"),
    "missing": Words("没有给出", "nothing"),
    "absent": Words("略去不答", "left out"),
    "elsewhere": Words("写到了别处", "somewhere else"),
    "tagged": Words("写到了带标签的行", "in the tagged row"),
    "own": Words("正是那一行", "that row's own"),
    "skipped": Words("跳过", "passed over"),
}
"""What was seen, by the word that an experiment gives."""
