"""Every word that the demo says, in English and in Chinese; the story fills in `{…}`, thousands separated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

TABLE: Mapping[str, tuple[str, str]] = {
    # What happens, as it happens
    "title": (
        "Shopsheet demo, seed {seed}: a local Google, the service, and a team of four, all on this machine",
        "Shopsheet 演示，种子 {seed}：本地 Google、服务和四人团队，全部在这台机器上",
    ),
    "started": ("a local Google at {google}, the service at {service}", "本地 Google：{google}，服务：{service}"),
    "folder": ("everything is kept in {folder} until the demo ends", "演示期间的数据在 {folder}，结束后删除"),
    "onboarded": (
        "POST /v1/stores answered 201: {name}, {tabs} tabs, shared with {shared} of {people} people",
        "POST /v1/stores 返回 201：{name}，{tabs} 个页签，已共享给 {shared}/{people} 人",
    ),
    "begin": (
        "the team types {customers} customers, {products} products, {orders} order lines, as people do",
        "团队开始录入 {customers} 位客户、{products} 种商品、{orders} 行订单，写法随意",
    ),
    "sync": (
        "sync: {rows} rows; edits {edits}, rewritten {rewritten}, findings {findings}, tabs renewed {written_tabs}",
        "同步：读 {rows} 行；改动 {edits}，改写 {rewritten}，问题 {findings}，更新页签 {written_tabs}",
    ),
    "blocks": ("most rows are in; the others come one by one", "大部分已粘贴，其余逐行录入"),
    "bustle": (
        "all rows are in; now they edit, insert, delete, move and sort, all four at once",
        "全部录入；四个人同时修改、插入、删除、移动、排序",
    ),
    "rest": ("{acts} acts later the team rests", "{acts} 次操作之后，团队休息"),
    "form": ("a signed form arrives, and arrives again: {first}, then {second}", "签名表单送达两次：{first}，{second}"),
    "accepted": ("accepted", "已接收"),
    "duplicate": ("known already", "重复"),
    "summary": ("the summary of {day} is asked for, twice", "两次请求 {day} 的日报"),
    "checking": ("every cell is checked against what each person typed last", "逐格核对每个人最后输入的内容"),
    "progress": ("the team at work", "团队工作中"),
    # The report
    "team": ("The team", "团队"),
    "entered": ("entered", "录入"),
    "entered_text": (
        "{records} records: {typed} typed, {raw} pasted as RAW text",
        "{records} 条：键入 {typed} 条，以纯文本粘贴 {raw} 条",
    ),
    "acted": ("then", "随后"),
    "acted_text": (
        "{edit} edits, {insert} rows inserted, {delete} deleted, {move} moved, {sort} sorts",
        "修改 {edit} 格，插入 {insert} 行，删除 {delete} 行，移动 {move} 行，排序 {sort} 次",
    ),
    "service": ("The service", "服务"),
    "calls": ("Google's count", "Google 计数"),
    "calls_text": (
        "{reads} reads, {writes} writes for onboarding and {syncs} syncs (the team: {team} calls)",
        "开店与 {syncs} 次同步：读 {reads} 次，写 {writes} 次（团队：{team} 次）",
    ),
    "rewritten": ("rewritten", "改写"),
    "rewritten_text": ("{cells} cells, for example", "{cells} 格，例如"),
    "found": ("found", "发现"),
    "found_text": (
        "{findings} findings: {error} errors, {warning} warnings, {hint} hints; most often",
        "{findings} 个问题：错误 {error}、警告 {warning}、提示 {hint}；最常见的",
    ),
    "promises": ("Promises", "承诺"),
    "one_write": (
        "Provisioning {tabs} tabs: {writes} Sheets write",
        "建好 {tabs} 个页签：写入 {writes} 次",
    ),
    "values": (
        "{cells} typed cells: {kept} stand as typed, {rewritten} rewritten on record, {lost} lost",
        "输入的 {cells} 格：{kept} 格原样，{rewritten} 格改写且有记录，丢失 {lost} 格",
    ),
    "places": (
        "{records} records: {wrong} misplaced, doubled or gone; {deleted} deleted ones stay deleted",
        "{records} 条记录：错位、重复、消失 {wrong} 条；删除的 {deleted} 条没有回来",
    ),
    "one_edit": (
        "A sync after one edit: {reads} read, {writes} write; without news: {quiet_reads} read, {quiet_writes} writes",
        "改一格后的同步：读 {reads} 次，写 {writes} 次；没有改动时：读 {quiet_reads} 次，写 {quiet_writes} 次",
    ),
    "form_once": (
        "A form that was sent twice: {times} row",
        "发送两次的表单：{times} 行",
    ),
    "day_once": (
        "A day's summary that was asked for twice: {times} tab {title}",
        "请求两次的日报：{times} 个页签 {title}",
    ),
    "no_failure": (
        "{syncs} syncs: {failed} failed",
        "{syncs} 次同步：失败 {failed} 次",
    ),
    "kept": ("All promises were kept, in {seconds} s.", "全部承诺兑现，用时 {seconds} 秒。"),
    "broken": ("{count} promises were broken, in {seconds} s.", "有 {count} 项承诺没有兑现，用时 {seconds} 秒。"),
    # Where a promise was broken
    "lost": (
        "lost: {tab} {mark} {column}: typed {expected}, now blank",
        "丢失：{tab} {mark} {column}：输入 {expected}，现为空",
    ),
    "changed": (
        "changed without record: {tab} {mark} {column}: typed {expected}, shows {shown}",
        "无记录的改动：{tab} {mark} {column}：输入 {expected}，现为 {shown}",
    ),
    "misplaced": (
        "misplaced: {tab} {mark} {column}: nothing typed, shows {shown}",
        "错位：{tab} {mark} {column}：没有输入，现为 {shown}",
    ),
    "vanished": ("vanished: {tab} {mark}", "消失：{tab} {mark}"),
    "returned": ("deleted, and back: {tab} {mark}", "删除后又出现：{tab} {mark}"),
    "doubled": ("doubled: {tab} {mark}", "重复：{tab} {mark}"),
    "unknown_row": ("a row that nobody made: {tab} {mark} {shown}", "无人录入的行：{tab} {mark} {shown}"),
    "more": ("and {count} more", "另有 {count} 处"),
    # Afterwards
    "look": ("Look at it", "看一看"),
    "sheet": ("the spreadsheet", "表格"),
    "api": ("the API", "接口文档"),
    "dashboard": ("the dashboard tab", "看板"),
    "findings": ("the findings", "数据问题"),
    "serving": ("It keeps serving; Ctrl-C ends it and removes its data.", "服务继续运行；按 Ctrl-C 结束并删除数据。"),
    "broken_off": ("The demo had to break off.", "演示中断。"),
}


def said(key: str, language: Language) -> str:
    """The words of a key, to be filled in."""
    return TABLE[key][LANGUAGES.index(language)]
