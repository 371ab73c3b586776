"""The one tree of exceptions. A class says its HTTP status; its docstring is the English message, `zh` the Chinese one.

Bad cells, findings and plans are values, never exceptions; these are for the outside world.
"""

from __future__ import annotations

from app.errors.files import (
    CopyRefused,
    FolderNotUsable,
    HeaderBelow,
    NoDriveStorage,
    NotASpreadsheet,
    SheetNotShared,
    SpreadsheetTaken,
    TitleTaken,
)
from app.errors.problem import BadInput, ShopsheetError

__all__ = [
    "BadInput",
    "BodyTooLarge",
    "ColumnsMoved",
    "CopyRefused",
    "CredentialsInvalid",
    "FindingChanged",
    "FindingNotFound",
    "FolderNotUsable",
    "GoogleRefused",
    "GoogleUnavailable",
    "HeaderBelow",
    "IdempotencyConflict",
    "MethodNotAllowed",
    "NoDriveStorage",
    "NotASpreadsheet",
    "NotAuthorised",
    "NotFound",
    "NotJson",
    "NothingProposed",
    "OperationNotFound",
    "OperatorOnly",
    "RowsNotEditable",
    "SheetLost",
    "SheetNotShared",
    "SheetUnreadable",
    "ShopsheetError",
    "SpreadsheetTaken",
    "StoreBusy",
    "StoreNotFound",
    "StoreNotReady",
    "StoreOutdated",
    "StorePaused",
    "TabMissing",
    "TitleTaken",
    "UnknownForm",
    "UnknownTab",
    "WrongSignature",
]


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


class UnknownTab(ShopsheetError):
    """Nothing can be imported into {tab}. The tabs are: {tabs}."""

    status = 404
    zh = "无法导入到 {tab}。可用的页签：{tabs}。"


class OperationNotFound(ShopsheetError):
    """The store has no operation {operation}. Look at GET /v1/stores/{store}/operations for those that it has."""

    status = 404
    zh = "店铺没有操作 {operation}。可用 GET /v1/stores/{store}/operations 查看。"


class RowsNotEditable(ShopsheetError):
    """No row can be edited with this Google account: rows cannot be found safely in it, as shopsheet doctor --live has
    measured. Look at GET /v1/stores/{store}/changes or …/findings for what is to stand there, and type it by hand."""

    status = 409
    zh = (
        "此 Google 账号无法修改指定的行：shopsheet doctor --live 测得无法可靠地找到行。"
        "请用 GET /v1/stores/{store}/changes 或 …/findings 查看应填的内容，手动填写。"
    )


class FindingNotFound(ShopsheetError):
    """The store has no finding {finding}; it may be solved. Look at GET /v1/stores/{store}/findings for what stands."""

    status = 404
    zh = "店铺没有问题 {finding}，可能已经解决。可用 GET /v1/stores/{store}/findings 查看现有的问题。"


class NothingProposed(ShopsheetError):
    """The finding {finding} has no proposal that could be accepted. Its advice says what a person can do."""

    status = 409
    zh = "问题 {finding} 没有可以接受的建议值，请按说明处理。"


class FindingChanged(ShopsheetError):
    """Nothing was written: no single cell still holds what the finding {finding} saw, because somebody has changed it
    or several rows are alike. Sync, look at the findings again, or type the proposal by hand."""

    status = 409
    zh = "未作修改：问题 {finding} 所指的单元格已被改动，或有几行完全一样。请同步后重新查看，或直接在表格中填写。"


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


class StoreOutdated(ShopsheetError):
    """The store's spreadsheet is about to be brought to a new version of its template. Try again in a minute, or send
    POST /v1/stores/{store}/apply now."""

    status = 409
    zh = "店铺的表格即将升级到新版本的模板。请一分钟后再试，或立即发送 POST /v1/stores/{store}/apply。"


class StorePaused(ShopsheetError):
    """The store is paused: {reason}. Set it right, then send PATCH {"state": "active"}."""

    status = 409
    zh = '店铺已暂停：{reason}。处理后请发送 PATCH {"state": "active"}。'


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
