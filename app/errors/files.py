"""What keeps a spreadsheet from being made, copied or adopted for a store."""

from __future__ import annotations

from app.errors.problem import ShopsheetError


class TitleTaken(ShopsheetError):
    """The spreadsheet already has tabs with these titles: {titles}. Rename them there, then send the request again."""

    status = 409
    zh = "该表格中已有同名工作表：{titles}。请先在表格中改名，再重新发送。"


class HeaderBelow(ShopsheetError):
    """The column headers do not stand in the first row of these sheets: {sheets}. Delete the rows above them, or move
    these to another sheet, then send the request again; or leave a sheet out with
    {"spreadsheet": {"adopt": "…", "sheets": {"<title>": {"tab": ""}}}}."""

    status = 409
    zh = (
        "这些工作表的表头不在第一行：{sheets}。请删除表头上方的行（或移到别的工作表），再重新发送；"
        '或用 {"spreadsheet": {"adopt": "…", "sheets": {"<工作表名>": {"tab": ""}}}} 跳过该工作表。'
    )


class CopyRefused(ShopsheetError):
    """Google makes no copy of the spreadsheet first: {reason}. Make one yourself (File > Make a copy), then send the
    request again with {"spreadsheet": {"adopt": "…", "without_copy": true}}."""

    status = 409
    zh = (
        "Google 无法先复制该表格：{reason}。请自己复制一份（文件 > 制作副本），"
        '再用 {"spreadsheet": {"adopt": "…", "without_copy": true}} 重新发送。'
    )


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
