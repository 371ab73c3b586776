"""The one tree of exceptions. A class says its HTTP status; its docstring is the English message, `zh` the Chinese one.

Bad cells, findings and plans are values, never exceptions; these are for the outside world.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from app.errors.words import filled


class ShopsheetError(Exception):
    """Something went wrong in Shopsheet. Please try again; if it stays, send the request's id to the operator."""

    status: ClassVar[int] = 500
    zh: ClassVar[str] = "Shopsheet 出错了，请稍后重试；如仍出现，请把请求编号发给运营者。"

    def __init__(self, *, field: str = "", retry_after: float | None = None, **values: object) -> None:
        self.field = field
        self.retry_after = retry_after
        self.values = values
        super().__init__(self.detail("en"))

    @classmethod
    def slug(cls) -> str:
        """The stable last word of the problem's type: `UnknownForm` → `unknown-form`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def detail(self, language: str) -> str:
        """The message in a language, places filled in."""
        words = self.zh if language.startswith("zh") else " ".join((self.__doc__ or "").split())
        return filled(words, self.values)

    def problem(self, language: str) -> dict[str, Any]:
        """The body of the answer. https://www.rfc-editor.org/rfc/rfc9457"""
        body: dict[str, Any] = {
            "type": f"urn:shopsheet:problem:{self.slug()}",
            "title": self.slug().replace("-", " ").capitalize(),
            "status": self.status,
            "detail": self.detail(language),
        }
        if self.field:
            body["errors"] = [{"field": self.field, "detail": self.detail(language)}]
        return body


class BadInput(ShopsheetError):
    """The request cannot be used as it is. Correct the fields that are named and send it again."""

    status = 422
    zh = "请求内容有误，请按提示修改后重新发送。"

    def __init__(self, *, errors: tuple[tuple[str, str, str], ...] = (), field: str = "") -> None:
        self.errors = errors
        super().__init__(field=field)

    def problem(self, language: str) -> dict[str, Any]:
        body = super().problem(language)
        if self.errors:
            zh = language.startswith("zh")
            body["errors"] = [
                {"field": name, "detail": chinese if zh else english} for name, english, chinese in self.errors
            ]
        return body


class NotJson(ShopsheetError):
    """The body is not JSON: {reason}. Send a JSON object with Content-Type application/json."""

    status = 400
    zh = "请求内容不是有效的 JSON：{reason}。请发送 JSON 对象，并设置 Content-Type: application/json。"


class BodyTooLarge(ShopsheetError):
    """The body is larger than {limit} bytes. Send less at a time."""

    status = 413
    zh = "请求内容超过 {limit} 字节，请分批发送。"


class NotAuthorised(ShopsheetError):
    """The key is missing or unknown. Send `Authorization: Bearer <key>` with the operator's or the store's key."""

    status = 401
    zh = "缺少密钥或密钥无效。请在请求头中加入 Authorization: Bearer <密钥>（运营密钥或店铺密钥）。"


class OperatorOnly(ShopsheetError):
    """Only the operator may do this. Use the operator key (see SHOPSHEET_OPERATOR_KEY)."""

    status = 403
    zh = "只有运营者可以执行此操作，请使用运营密钥（见 SHOPSHEET_OPERATOR_KEY）。"


class WrongSignature(ShopsheetError):
    """The signature does not fit: {reason}. Sign the raw body with the store's webhook_secret as
    Standard Webhooks says."""

    status = 401
    zh = "签名不符：{reason}。请按 Standard Webhooks 规范，用本店的 webhook_secret 对原始内容签名。"


class StoreNotFound(ShopsheetError):
    """There is no store {store} for this key. Look at GET /v1/stores for the stores that it may see."""

    status = 404
    zh = "此密钥下没有店铺 {store}。可用 GET /v1/stores 查看可访问的店铺。"


class MethodNotAllowed(ShopsheetError):
    """This address does not take {method}. See docs/api.md for what it takes."""

    status = 405
    zh = "此地址不接受 {method} 请求，请参阅 docs/api.md。"


class NotFound(ShopsheetError):
    """There is nothing at this address. See docs/api.md for the addresses."""

    status = 404
    zh = "此地址没有内容，请参阅 docs/api.md。"


class UnknownForm(ShopsheetError):
    """The store has no form {form}. Its forms are: {forms}."""

    status = 404
    zh = "店铺没有表单 {form}。可用的表单：{forms}。"


class OperationNotFound(ShopsheetError):
    """The store has no operation {operation}. Look at GET /v1/stores/{store}/operations for those that it has."""

    status = 404
    zh = "店铺没有操作 {operation}。可用 GET /v1/stores/{store}/operations 查看。"


class RowsNotEditable(ShopsheetError):
    """Nothing can be undone with this Google account: rows cannot be found safely in it, as shopsheet doctor --live has
    measured. Look at GET /v1/stores/{store}/changes for what stood there, and put it back by hand."""

    status = 409
    zh = (
        "此 Google 账号无法撤销：shopsheet doctor --live 测得无法可靠地找到行。"
        "请用 GET /v1/stores/{store}/changes 查看原来的内容，手动改回。"
    )


class IdempotencyConflict(ShopsheetError):
    """This Idempotency-Key was used with another body. Use a new key for a new request."""

    status = 409
    zh = "此 Idempotency-Key 已用于另一份内容。新的请求请使用新的键。"


class StoreBusy(ShopsheetError):
    """A sync of this store is running. Try again in a moment."""

    status = 409
    zh = "该店铺正在同步，请稍后再试。"


class StoreNotReady(ShopsheetError):
    """The store is not set up yet. Repeat the onboarding call with the same Idempotency-Key."""

    status = 409
    zh = "店铺尚未创建完成，请用相同的 Idempotency-Key 重新发送创建请求。"


class StorePaused(ShopsheetError):
    """The store is paused: {reason}. Set it right, then send PATCH {"state": "active"}."""

    status = 409
    zh = '店铺已暂停：{reason}。处理后请发送 PATCH {"state": "active"}。'


class TitleTaken(ShopsheetError):
    """The spreadsheet already has tabs with these titles: {titles}. Rename them there, then send the request again."""

    status = 409
    zh = "该表格中已有同名工作表：{titles}。请先在表格中改名，再重新发送。"


class SpreadsheetTaken(ShopsheetError):
    """Another store works on this spreadsheet already. Adopt another one, or delete that store first."""

    status = 409
    zh = "该表格已被另一个店铺使用。请换一个表格，或先删除那个店铺。"


class SheetNotShared(ShopsheetError):
    """The spreadsheet cannot be opened. Share it with {address} as an editor, then send the request again."""

    status = 422
    zh = "无法打开该表格。请把它共享给 {address}（编辑者），然后重新发送。"


class NotASpreadsheet(ShopsheetError):
    """The file at this address is no Google spreadsheet, or it lies in the bin. Give the URL of a spreadsheet; an
    Excel file becomes one by File > Save as Google Sheets."""

    status = 422
    zh = (
        "此地址的文件不是 Google 表格，或者已在回收站中。请填写 Google 表格的网址；"
        "Excel 文件可用“文件 > 保存为 Google 表格”转换。"
    )


class FolderNotUsable(ShopsheetError):
    """No file can be made in this folder. Share it with {address} as an editor (a shared drive: as a content manager),
    or leave the folder out."""

    status = 422
    zh = "无法在此文件夹中新建文件。请把它共享给 {address}（编辑者；共享云端硬盘则为内容管理员），或者不填文件夹。"


class NoDriveStorage(ShopsheetError):
    """The account {address} has no Drive storage to create a spreadsheet in. Create an empty spreadsheet yourself,
    share it with {address} as an editor and send {"spreadsheet": {"adopt": "<its URL>"}}; or name a folder of a shared
    drive with {"create": {"folder": "<id>"}}; or give the credentials of an OAuth user."""

    status = 409
    zh = (
        "账号 {address} 没有云端硬盘空间，无法新建表格。请自己新建一个空白表格，共享给 {address}（编辑者），"
        '再发送 {"spreadsheet": {"adopt": "<表格网址>"}}；'
        '或用 {"create": {"folder": "<ID>"}} 指定共享云端硬盘中的文件夹；'
        "或改用 OAuth 用户的凭据。"
    )


class GoogleUnavailable(ShopsheetError):
    """Google cannot be reached at the moment ({reason}). Nothing is lost; try again in a while."""

    status = 503
    zh = "暂时无法连接 Google（{reason}）。数据不会丢失，请稍后再试。"


class GoogleRefused(ShopsheetError):
    """Google refused: {reason}."""

    status = 502
    zh = "Google 拒绝了请求：{reason}。"


class SheetUnreadable(ShopsheetError):
    """The spreadsheet cannot be read as a Shopsheet: {reason}. Mend it, then send PATCH {"state": "active"}."""

    status = 409
    zh = '无法读取该表格：{reason}。请修复后发送 PATCH {"state": "active"}。'


class TabMissing(SheetUnreadable):
    """The spreadsheet lacks the tabs {tabs}. Bring them back (File > Version history), then send
    PATCH {"state": "active"}."""

    zh = '表格中缺少工作表：{tabs}。请恢复（文件 > 版本记录）后发送 PATCH {"state": "active"}。'


class ColumnsMoved(SheetUnreadable):
    """While it was written to, columns of the tab {tab} changed places: where {was} stood, {now} stands now. Look at
    both columns (File > Version history), then send PATCH {"state": "active"}."""

    zh = (
        "写入时工作表 {tab} 的列被移动：原来的 {was} 处现在是 {now}。"
        '请检查这两列（文件 > 版本记录）后发送 PATCH {"state": "active"}。'
    )


class SheetLost(SheetUnreadable):
    """The spreadsheet can no longer be read and written ({reason}). Share it with {address} as an editor, then send
    PATCH {"state": "active"}."""

    zh = '无法再读写该表格（{reason}）。请把它共享给 {address}（编辑者），然后发送 PATCH {"state": "active"}。'


class CredentialsInvalid(ShopsheetError):
    """The credentials cannot be used: {reason}. Set SHOPSHEET_CREDENTIALS to the JSON key of a service account."""

    status = 500
    zh = "凭据无法使用：{reason}。请把 SHOPSHEET_CREDENTIALS 设为服务账号 JSON 密钥的路径。"
