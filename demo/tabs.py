"""The tabs that the team types into: how people read their headers, how the service's API names their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Scalar = str | int | float | bool | None
Cells = Mapping[str, Scalar]
"""Column name → value; a column that is absent is blank."""

MARK = "档案号"
"""Header of a column that the team adds on its own: every record has a mark there, by which it is found again."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; `columns` maps what its headers say to what the API calls the columns."""

    name: str
    title: str
    columns: Mapping[str, str]
    formulas: frozenset[str] = frozenset()
    """Headers of columns that a formula fills: nobody types there, so nobody looks after what stands there."""


CUSTOMERS = Tab(
    "customers",
    "客户",
    {
        "姓名": "name",
        "手机号码": "phone",
        "微信号": "wechat",
        "电子邮箱": "email",
        "性别": "gender",
        "生日": "birthday",
        "地址": "address",
        "来源渠道": "source",
        "负责人": "owner",
        "阶段": "stage",
        "标签": "tags",
        "推荐人": "referrer",
        "同意营销": "consent",
        "备注": "note",
    },
    frozenset({"会员等级", "积分", "累计消费", "最近购买"}),
)
PRODUCTS = Tab(
    "products",
    "商品",
    {
        "商品编号": "sku",
        "名称": "name",
        "类别": "category",
        "品牌": "brand",
        "颜色": "color",
        "规格": "size",
        "售价": "price",
        "成本": "cost",
        "库存": "stock",
        "状态": "status",
        "使用天数": "lasts_days",
    },
)
ORDERS = Tab(
    "orders",
    "订单",
    {
        "订单号": "order_no",
        "购买日期": "date",
        "时间": "time",
        "客户": "customer",
        "商品编号": "sku",
        "数量": "quantity",
        "单价": "price",
        "优惠": "discount",
        "实付金额": "paid",
        "支付方式": "payment",
        "渠道": "channel",
        "状态": "status",
        "退款金额": "refunded",
        "快递单号": "tracking",
        "备注": "note",
    },
    frozenset({"客户姓名", "商品名称", "类别"}),
)
TABS = (CUSTOMERS, PRODUCTS, ORDERS)
CHOICES, OWNERS = "选项", "负责人"
"""The tab of lists, and the list of those who may look after a customer."""
DAY = "日报 {day}"
"""Title of a day's summary."""
DASHBOARD = "看板"
SUBMISSION = "提交编号"
"""Header of the hidden column in which the service keeps a form's submission id."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One tab as it stands: `columns` by index, named as the API names them, else as their header reads."""

    tab: Tab
    sheet_id: int
    columns: tuple[str, ...]

    @classmethod
    def of(cls, tab: Tab, *, sheet_id: int, header: Sequence[Scalar]) -> Layout:
        """The layout by a header row as it was read; columns that formulas fill have no name in it."""
        typed = ("" if str(text) in tab.formulas else str(text) for text in header)
        return cls(tab, sheet_id, tuple(tab.columns.get(text, text) for text in typed))

    @property
    def width(self) -> int:
        return len(self.columns)

    def line(self, cells: Cells) -> list[Scalar]:
        """Cells by name as a row of the tab; None where nothing is typed. Raises KeyError for an unknown column."""
        unknown = set(cells) - set(self.columns)
        if unknown:
            raise KeyError(f"{self.tab.title} has no column {', '.join(sorted(unknown))}")
        return [cells.get(name) for name in self.columns]

    def cells(self, line: Sequence[Scalar]) -> dict[str, Scalar]:
        """A row of the tab as cells by name; blanks are left out."""
        named = zip(self.columns, line, strict=False)
        return {name: value for name, value in named if name and value is not None and value != ""}

    def a1(self, columns: tuple[str, str], rows: tuple[int, int | None]) -> str:
        """A1 notation of the cells between two columns and two row numbers (1-based); None is to the last row."""
        first, last = (letters(self.columns.index(name)) for name in columns)
        return f"'{self.tab.title}'!{first}{rows[0]}:{last}{rows[1] or ''}"

    def row(self, number: int, count: int = 1) -> str:
        """A1 notation of whole rows from a row number on."""
        return self.a1((self.columns[0], self.columns[-1]), (number, number + count - 1))


def letters(index: int) -> str:
    """The letters of a column by its index: 0 → A, 26 → AA."""
    text, index = "", index + 1
    while index:
        index, digit = divmod(index - 1, 26)
        text = chr(ord("A") + digit) + text
    return text
