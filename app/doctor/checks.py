"""What the doctor makes of what was found: one function for each thing looked at, each gives lines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from app.doctor.diagnosis import Line
from app.doctor.words import Words, same
from app.errors import ShopsheetError
from app.settings import Settings

SETTINGS = Words("设置", "settings")
KEYS = Words("密钥文件", "key files")
PUBLIC_URL = Words("对外网址", "public URL")
DATABASE = Words("数据库", "data base")
CREDENTIALS = Words("凭据", "credentials")
GOOGLE = Words("Google", "Google")
SCOPES = Words("授权范围", "scopes")
CLOCK = Words("时钟", "clock")
QUOTA = Words("配额", "quota")
LIVE = Words("实测", "live")
SHARING = Words("店铺 {store}", "store {store}")

READABLE_BY_OTHERS = 0o077
LATE, TOO_LATE = timedelta(seconds=10), timedelta(minutes=5)
"""A token is refused where our clock is minutes off; days are cut by it long before that."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def settings_read(settings: Settings) -> Line:
    seen = Words("已读取：数据目录 {folder}，Google = {google}", "read: data in {folder}, Google = {google}")
    return Line(SETTINGS, "ok", seen(folder=settings.data_dir, google=settings.google))


def settings_unread(reason: str) -> Line:
    return Line(
        SETTINGS,
        "wrong",
        same(reason),
        Words("改正该环境变量后再运行一次。", "Correct that variable, then run this again."),
    )


def key_files(modes: Mapping[Path, int]) -> Line:
    """`modes`: permission bits of every file that holds a secret."""
    open_ones = [str(path) for path, mode in modes.items() if mode & READABLE_BY_OTHERS]
    if not open_ones:
        seen = Words("{count} 个文件，只有本人可读", "{count} files, readable by their owner alone")
        return Line(KEYS, "ok", seen(count=len(modes)))
    files = " ".join(open_ones)
    seen = Words("其他用户也能读取：{files}", "others can read {files}")
    return Line(
        KEYS, "warn", seen(files=files), Words("运行：chmod 600 {files}", "Run: chmod 600 {files}")(files=files)
    )


def public_url(settings: Settings) -> Line:
    """Google's notifications, and forms, come in by it."""
    place = urlsplit(settings.public_url)
    if place.scheme not in ("http", "https") or not place.hostname:
        advice = Words("把 SHOPSHEET_PUBLIC_URL 设为 https://… 网址。", "Set SHOPSHEET_PUBLIC_URL to an https:// URL.")
        return Line(PUBLIC_URL, "wrong", same(settings.public_url), advice)
    if settings.google == "google" and (place.scheme == "http" or place.hostname in LOOPBACK):
        advice = Words(
            "表单和 Google 的通知从外网到不了这里。请把 SHOPSHEET_PUBLIC_URL 设为外网可达的 https:// 网址。",
            "Forms and Google's notifications cannot reach it. Set SHOPSHEET_PUBLIC_URL to an https:// URL.",
        )
        return Line(PUBLIC_URL, "warn", same(settings.public_url), advice)
    return Line(PUBLIC_URL, "ok", same(settings.public_url))


def database(revision: str, reason: str) -> Line:
    """`revision` is empty where it could not be opened, `reason` where nothing is wrong."""
    if not reason:
        return Line(
            DATABASE, "ok", Words("可连接、可写，结构版本 {at}", "reachable, writable, at migration {at}")(at=revision)
        )
    cannot = Words("无法打开：{reason}", "cannot be opened: {reason}")
    read_only = Words("无法写入：{reason}", "cannot be written to: {reason}")
    advice = Words(
        "检查 SHOPSHEET_DATABASE_URL、磁盘空间，以及运行服务的用户能否读写。",
        "Check SHOPSHEET_DATABASE_URL, the space on the disk, and whether the service's user may read and write.",
    )
    return Line(DATABASE, "wrong", (read_only if revision else cannot)(reason=reason), advice)


def credentials(error: Words) -> Line:
    advice = Words(
        "把 SHOPSHEET_CREDENTIALS 设为服务账号 JSON 密钥的路径；密钥可能已被撤销，或本机时钟不准。",
        "Set SHOPSHEET_CREDENTIALS to the JSON key of a service account. The key may be revoked, or the clock wrong.",
    )
    return Line(CREDENTIALS, "wrong", error, advice)


def let_in(address: str) -> Line:
    seen = Words("已取得令牌，账号 {address}", "a token was given, for {address}")
    return Line(CREDENTIALS, "ok", seen(address=address or "?"))


def unreachable(error: Words) -> Line:
    advice = Words(
        "检查网络和代理；在 Google Cloud 控制台中确认已启用 Sheets API 与 Drive API。",
        "Check the network and the proxy, and that the project has the Sheets API and the Drive API enabled.",
    )
    return Line(GOOGLE, "wrong", error, advice)


def reached(settings: Settings) -> Line:
    return Line(GOOGLE, "ok", Words("可以访问（{google}）", "answers ({google})")(google=settings.google))


def scopes(missing: Iterable[str]) -> Line:
    lacking = " ".join(missing)
    if not lacking:
        return Line(SCOPES, "ok", Words("足够", "all that is needed"))
    advice = Words("重新授权，并包含这些范围。", "Authorise again, with these scopes.")
    return Line(SCOPES, "wrong", Words("缺少 {lacking}", "missing: {lacking}")(lacking=lacking), advice)


def clock(ours: datetime, theirs: datetime | None) -> Line:
    if theirs is None:
        seen = Words("Google 的回答中没有时间", "Google's answer told no time")
        return Line(CLOCK, "warn", seen, Words("请自行核对本机时间。", "Compare this machine's time yourself."))
    off = abs(ours - theirs)
    seen = Words("与 Google 相差 {off} 秒", "{off} s from Google's")(off=round(off.total_seconds()))
    if off <= LATE:
        return Line(CLOCK, "ok", seen)
    advice = Words("启用时间同步（NTP）。", "Let the machine set its clock by NTP.")
    return Line(CLOCK, "warn" if off < TOO_LATE else "wrong", seen, advice)


def quota(stores: int, *, per_minute: float, wait: float) -> Line:
    """`per_minute`: reads that the account can make for ever; `wait`: seconds until the next one."""
    if wait > SOON:
        seen = Words("已用完，{wait} 秒后恢复", "used up for the next {wait} s")(wait=round(wait))
        advice = Words(
            "稍后会自动继续；经常如此请申请提高配额。",
            "It goes on by itself; ask Google for more if this happens often.",
        )
        return Line(QUOTA, "warn", seen, advice)
    if per_minute == float("inf"):
        return Line(QUOTA, "ok", Words("{stores} 个店铺，不限次数", "{stores} stores, no limit")(stores=stores))
    seen = Words("{stores} 个店铺，每分钟可读 {rate} 次", "{stores} stores, {rate} reads a minute")
    busy = stores * EDITED_AT_ONCE > per_minute
    advice = Words(
        "店铺太多，一个账号读不过来：请申请提高配额，或把店铺分给几个账号。",
        "More stores than one account can read: ask Google for a higher quota, or divide them between accounts.",
    )
    return Line(
        QUOTA, "warn" if busy else "ok", seen(stores=stores, rate=round(per_minute)), advice if busy else same("")
    )


def no_scratch(error: ShopsheetError, *, address: str) -> Line:
    """Why --live has nothing to try things on."""
    advice = Words(
        "请自己新建一个空白表格，共享给 {address}（编辑者），再运行 shopsheet doctor --live --spreadsheet <网址>。",
        "Make an empty spreadsheet, share it with {address} (editor), run shopsheet doctor --live --spreadsheet <URL>",
    )
    seen = Words("没有可供试验的表格：", "no spreadsheet to try things on: ")
    said = Words(seen.zh + error.detail("zh"), seen.en + error.detail("en"))
    return Line(LIVE, "wrong", said, advice(address=address))


def left_over(spreadsheet_id: str) -> Line:
    """What --live made and could not take away."""
    seen = Words("试验留下的内容未能清除：{id}", "what was tried could not be taken away: {id}")
    advice = Words("请自行删除“doctor …”工作表或整个表格。", "Delete its tabs “doctor …”, or all of it, yourself.")
    return Line(LIVE, "warn", seen(id=spreadsheet_id), advice)


SOON = 5.0
"""Seconds: to wait so long for a turn is nothing out of the ordinary."""
EDITED_AT_ONCE = 0.05
"""The share of stores that people edit at the same time, each to be read once a minute."""
