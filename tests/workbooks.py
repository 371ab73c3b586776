"""Workbooks that shops kept before: made-up people, real mess. Each sheet as rows of cells, header first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.model.cell import Scalar

Rows = Sequence[Sequence[Scalar]]
Workbook = Mapping[str, Rows]

CHINESE: Workbook = {
    "客户资料": [
        ["序号", "客户姓名*", "联系电话", "微信", "收货地址", "会员等级", "生日", "来源", "备注", "喜欢的颜色"],
        [
            1,
            "王小美",
            "138 0013 8000",
            "xiaomei_2020",
            "广东省深圳市南山区科技园8栋1201",
            "金卡",
            "1990.8.15",
            "xhs",
            "下午联系",
            "豆沙红",
        ],
        [
            2,
            " 李雷",
            "+86 13900139000",
            "lilei_2020",
            "上海市浦东新区世纪大道100号",
            "银卡",
            "农历八月十五",
            "朋友介绍",
            "",
            "黑",
        ],
        [3, "韩梅梅", "１３７００１３７０００", "同手机号", "", "", "1992年2月", "抖音直播间", "老客户", ""],
        [4, "张三", "0755-88888888", "", "北京朝阳", "普通", "", "微信", "", "白"],
        [5, "赵六", "待补", "zhaoliu66", "", "", "85年3月2日", "", "催了两次", ""],
    ],
    "销售记录": [
        ["日期", "单号", "客户手机", "货号", "件数", "成交单价", "实收", "付款方式", "平台", "订单状态", "送货员"],
        ["2024.3.5", "A001", "13800138000", "LP-001", "2件", "￥128", 256, "微信转账", "抖音直播间", "已完成", "小陈"],
        ["3月6日", "A002", "139 0013 9000", "LP-002", 1, "99元", "99.00", "alipay", "tb", "发货", "小陈"],
        ["2024/03/07", "A003", "13700137000", "LP-001", "一", 128, 128, "现款", "线下", "完成", ""],
        [45359, "A004", "13800138000", "LP-003", 3, 59.5, "178.5", "到付", "pdd", "已付", "小李"],
    ],
    "杂记": [["周一要做的事"], ["打电话给工厂"], ["寄样品"]],
}
"""A list of customers, one of sales, and a sheet of notes that is nobody's business."""

ENGLISH: Workbook = {
    "Clients": [
        ["Full Name", "Phone number", "E-mail", "Adress", "Notes", "Shoe size", "Loyalty card"],
        ["Amy Wang", "138-0013-8000", "amy@example.com", "8 Science Park, Shenzhen", "afternoons", 38, "C-17"],
        ["Li Lei ", "+86 139 0013 9000", "lilei@exmaple,com", "", "", 42, ""],
        ["Han Meimei", "13700137000", "HAN@Example.COM", "Beijing", "VIP", "", "C-19"],
    ],
    "Inventory": [
        ["SKU", "Product name", "Category", "Price", "Qty in stock", "Supplier"],
        ["LP-001", "Velvet lipstick", "Lipstick", "¥128.00", "50 pcs", "Yiwu"],
        ["LP-002", "Hand cream", "Skin care", 99, 12, "Yiwu"],
        ["LP-003", "Mascara", "Eyes", "59.5", "about 30", ""],
    ],
}

FOREIGN: Workbook = {
    "Telemetry": [
        [f"sensor {letter}{number}" for letter in "abcde" for number in range(1, 7)],
        *([round(row * 1.5 + column / 7, 3) for column in range(30)] for row in range(12)),
    ]
}
"""Thirty columns of which the template knows none."""
