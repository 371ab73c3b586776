"""The questions in both languages, each to be read with its answer behind it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from app.doctor.words import Words

ASKED: Mapping[str, Words] = {
    "find.general_digits": Words(
        "常规格式的单元格，用 findReplace 填入 13800138000 后是什么",
        "findReplace puts 13800138000 into a cell of automatic format: it holds",
    ),
    "find.general_zeros": Words(
        "常规格式的单元格，填入 0012 后是什么", "findReplace puts 0012 into a cell of automatic format: it holds"
    ),
    "find.general_formula": Words(
        "常规格式的单元格，填入 =1+1 后是什么（我们从不发送）",
        "findReplace puts =1+1 into a cell of automatic format (never sent): it holds",
    ),
    "find.general_date": Words(
        "常规格式的单元格，填入 2024-03-05 后是什么",
        "findReplace puts 2024-03-05 into a cell of automatic format: it holds",
    ),
    "find.date_column": Words(
        "日期格式的列，填入 2024-03-05 后是什么", "findReplace puts 2024-03-05 into a column of dates: it holds"
    ),
    "find.number_column": Words(
        "数字格式的列，填入 12.50 后是什么", "findReplace puts 12.50 into a column of numbers: it holds"
    ),
    "find.text_digits": Words(
        "同一批里先设为文本格式的列，填入 13800138000 后是什么",
        "findReplace puts 13800138000 into a column made plain text in the same batch: it holds",
    ),
    "find.text_zeros": Words(
        "同一批里先设为文本格式的列，填入 0012 后是什么",
        "findReplace puts 0012 into a column made plain text in the same batch: it holds",
    ),
    "find.text_formula": Words(
        "文本格式的列，填入 =1+1 后是什么（我们从不发送）",
        "findReplace puts =1+1 into a column of plain text (never sent): it holds",
    ),
    "find.two": Words(
        "一列里有两个相同的值，findReplace 改了几个", "of two equal cells in a column, findReplace changes"
    ),
    "find.counter": Words("occurrencesChanged 与改动的单元格数", "occurrencesChanged counts"),
    "find.whole_cell": Words(
        "matchEntireCell、matchCase 且不含公式时匹配什么",
        "with matchEntireCell, matchCase and no formulas, findReplace matches",
    ),
    "find.none": Words("什么也没找到的 findReplace", "a findReplace that finds nothing is"),
    "find.shown_number": Words("显示为 1,200 的数字 1200 怎样被找到", "the number 1200 that shows as 1,200 is found"),
    "find.boolean": Words("查找 TRUE 时，布尔单元格", "the boolean TRUE, looked for as TRUE, is"),
    "find.validation": Words(
        "严格数据验证的单元格里填入不允许的值", "a value that strict validation forbids, put in by findReplace, is"
    ),
    "find.hidden": Words("隐藏行与被筛选掉的行", "of a hidden and a filtered row, findReplace changes"),
    "fence.reused": Words(
        "用已占用的 metadataId 再建元数据的那一批", "a batch that creates metadata with an id in use is"
    ),
    "fence.rolled_back": Words(
        "被拒绝的一批里，前面的请求留下了什么", "of a refused batch, what came before the refused request leaves"
    ),
    "fence.readable": Words("按编号读取元数据", "metadata, asked for by its id, is"),
    "fence.forget_missing": Words("删除不存在的元数据", "deleting metadata that is not there is"),
    "guard.there": Words("列仍在原处时，列守卫", "the guard of a column that stands where it stood is"),
    "guard.moved": Words("列已移走时，列守卫", "the guard of a column that has moved is"),
    "head.known": Words("最近一次操作与账本一致时", "a batch that rightly says which operation was the last is"),
    "head.unknown": Words("最近一次操作与账本不符时", "a batch that is wrong about which operation was the last is"),
    "marks.insert": Words("前面插入一列时，列的元数据", "column metadata, a column inserted before it,"),
    "marks.move": Words("移动列时，列的元数据", "column metadata, its column moved,"),
    "marks.delete": Words("删除前面一列时，列的元数据", "column metadata, a column deleted before it,"),
    "marks.sort": Words("排序时，行的元数据", "row metadata, the rows sorted by the API,"),
    "filter.none": Words("按筛选器写入，却没有匹配", "values:batchUpdateByDataFilter that matches nothing is"),
    "filter.two": Words("按筛选器写入，匹配两行", "values:batchUpdateByDataFilter that matches two rows writes to"),
    "filter.row": Words(
        "上方插入一行后，按标签写入的内容", "values written by a row's tag, a row inserted above it, land"
    ),
    "filter.read": Words("按标签读取一行，读到的是", "what is read by a row's tag is"),
    "filter.cleared": Words(
        "按标签写入空文本后，单元格里是", "a cell to which an empty text is written by its row's tag holds"
    ),
    "insert.text": Words("updateCells 写入文本 =1+1 后是什么", "updateCells with the stringValue =1+1 leaves"),
    "insert.format": Words(
        "inheritFromBefore 插入的行，格式与数据验证", "a row inserted with inheritFromBefore: format and validation are"
    ),
    "insert.inside": Words("区域内部插入行时，区域", "a range inside of which a row is inserted"),
    "insert.border": Words("区域边缘插入行时，区域", "a range at whose border a row is inserted"),
    "answer.ranges": Words("batchUpdate 用 responseRanges 读回的表头", "the header that responseRanges bring back is"),
    "read.missing_sheet": Words("读取不存在的工作表的 gridRange", "a read whose gridRange names no sheet is"),
    "batch.many": Words("一批 1000 个请求", "a batch of 1,000 requests is"),
    "protect.maker": Words(
        "自己建立、编辑者为空的保护区，自己写入", "a write to a range that we protected ourselves, without editors, is"
    ),
    "protect.binds": Words("写入别人的保护区", "a write to a range that another protected is"),
    "protect.find": Words("findReplace 碰到别人的保护区", "a findReplace that meets a range that another protected is"),
}
