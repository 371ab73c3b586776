"""What a loaded template says: tabs in order, columns with their words, seeds, forms, texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.tab import SUBMISSION
from app.templates import TemplateInvalid, load, locales, names

RECORDS = ["偏好", "沟通记录", "售后", "反馈", "营销活动", "关系"]
SERVICE = ["设置", "选项", "自定义字段"]
ANALYTICS = ["客户画像", "积分流水", "月度销售", "日报汇总", "商品排行", "购买时段", "复购分析", "销售预测", "活动效果"]
EACH_LOCALE = pytest.mark.parametrize("locale", ["zh-CN", "en"])


def test_every_template_is_named() -> None:
    assert names()[0] == "base"
    assert locales() == ("zh-CN", "en")


@EACH_LOCALE
def test_every_template_loads_whole(locale: str) -> None:
    for name in names():
        template = load(name, locale)
        assert (template.name, template.locale) == (name, locale)
        assert all(column.label and column.meaning for tab in template.tabs for column in tab.columns)


def test_tabs_follow_the_order() -> None:
    labels = [tab.label for tab in load("base", "zh-CN").tabs]
    assert labels == [
        "看板",
        "今日提醒",
        "客户",
        "订单",
        "商品",
        *RECORDS,
        *SERVICE,
        *ANALYTICS,
        "数据问题",
        "变更记录",
        "查询",
        "字段说明",
        "日报",
    ]


def test_customer_columns_are_complete() -> None:
    labels = [column.label for column in load("base", "zh-CN").tab("customers").shown]
    assert " ".join(labels) == (
        "姓名 手机号码 微信号 固定电话 电子邮箱 性别 生日 地址 来源渠道 负责人 阶段 标签 "
        "推荐人 职业 兴趣爱好 同意营销 备注"
    )


def test_order_columns_are_complete() -> None:
    labels = [column.label for column in load("base", "zh-CN").tab("orders").shown]
    assert " ".join(labels) == (
        "订单号 购买日期 时间 客户 商品编号 数量 单价 优惠 实付金额 支付方式 渠道 状态 退款金额 快递单号 备注"
    )


def test_product_columns_are_complete() -> None:
    labels = [column.label for column in load("base", "zh-CN").tab("products").shown]
    assert " ".join(labels) == "商品编号 名称 类别 品牌 颜色 规格 售价 成本 库存 状态 使用天数"


@pytest.mark.parametrize(
    ("tab", "labels"),
    [
        ("preferences", "客户 产品类型 颜色 尺码 品牌 其他"),
        ("interactions", "时间 客户 渠道 方向 内容 下一步 下次跟进 负责人"),
        ("tickets", "单号 日期 客户 订单号 类型 描述 状态 负责人 截止日期 解决日期 处理结果"),
        ("feedback", "时间 客户 来源 推荐意愿 满意度 内容 关于"),
        ("campaigns", "名称 目标分层 开始 结束 渠道 优惠 预算 话术 状态"),
        ("relations", "客户 关系 相关客户 备注"),
        ("custom_fields", "页签 列名 类型 选项 必填"),
    ],
)
def test_record_columns_are_complete(tab: str, labels: str) -> None:
    assert " ".join(column.label for column in load("base", "zh-CN").tab(tab).columns) == labels


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("customers.landline", "landline"),
        ("customers.birthday", "birthday"),
        ("customers.address", "address"),
        ("customers.tags", "tags"),
        ("interactions.at", "datetime"),
        ("tickets.order_no", "reference"),
        ("feedback.nps", "nps"),
        ("feedback.csat", "rating"),
        ("campaigns.budget", "money"),
        ("custom_fields.required", "boolean"),
    ],
)
def test_columns_have_their_kind(path: str, field: str) -> None:
    assert load("base", "zh-CN").column(path).field == field


@EACH_LOCALE
def test_custom_fields_name_tabs(locale: str) -> None:
    """The words for tabs in the tab of custom fields are those tabs' titles; every tab with records is among them."""
    template = load("base", locale)
    service = {"settings", "choices", "custom_fields"}
    assert template.column("custom_fields.tab").options == tuple(
        tab.label for tab in template.inputs if tab.name not in service
    )


def test_declared_rules_reach_columns() -> None:
    template = load("base", "zh-CN")
    assert template.column("customers.phone").unique == "warn"
    assert template.column("orders.date").not_future
    assert template.column("orders.quantity").positive
    assert template.column("orders.customer").references == "customers"
    assert template.column("orders.payment").choices == "payment"
    assert template.tab("customers").key == ("phone", "wechat")
    assert template.tab("orders").key_mode == "all"


@EACH_LOCALE
def test_options_speak_the_locale(locale: str) -> None:
    template = load("base", locale)
    gender = template.column("customers.gender").options
    assert gender == {"zh-CN": ("男", "女", "未知"), "en": ("Male", "Female", "Unknown")}[locale]
    assert template.option("customers.gender", "female") == gender[1]


def test_submissions_have_hidden_column() -> None:
    template = load("base", "zh-CN")
    assert [tab.name for tab in template.inputs if tab.submissions] == ["customers", "orders"]
    for tab in template.inputs:
        hidden = [column.name for column in tab.columns if column.hidden]
        assert hidden == ([SUBMISSION] if tab.submissions else [])
        assert tab.columns[-1].hidden == tab.submissions


def test_settings_begin_with_rows() -> None:
    rows = {row[0]: row[1] for row in load("base", "zh-CN").tab("settings").seeds}
    assert (rows["日报时间（点）"], rows["会员等级 2 名称"], rows["会员等级 2 消费满（元）"]) == (
        "21",
        "银卡会员",
        "1000",
    )
    assert "Silver" in [row[1] for row in load("base", "en").tab("settings").seeds]


@EACH_LOCALE
def test_settings_begin_as_allowed(locale: str) -> None:
    template = load("base", locale)
    rows = {str(row[0]): str(row[1]) for row in template.tab("settings").seeds}
    for setting in template.settings:
        if setting.field in ("integer", "number"):
            value, above = float(rows[setting.label]), [s for s in template.settings if s.name == setting.above]
            assert (setting.least or 0) <= value <= (setting.most or value)
            assert all(value > float(rows[other.label]) for other in above)


def test_choices_begin_with_words() -> None:
    choices = load("base", "zh-CN").tab("choices")
    columns = dict(zip((column.name for column in choices.columns), zip(*choices.seeds, strict=True), strict=True))
    assert columns["payment"][:3] == ("微信支付", "支付宝", "银行转账")
    assert columns["owner"][2:4] == (None, None)
    assert dict(zip(columns["synonym"], columns["canonical"], strict=True))["pdd"] == "拼多多"


def test_headers_of_other_locale_known() -> None:
    assert "手机号码" in load("base", "en").column("customers.phone").synonyms
    assert "Mobile" in load("base", "zh-CN").column("customers.phone").synonyms


@EACH_LOCALE
def test_synonyms_never_mean_two(locale: str) -> None:
    for tab in load("base", locale).inputs:
        headers = [text.casefold() for column in tab.columns for text in (column.label, *column.synonyms)]
        assert sorted(headers) == sorted(set(headers))


def test_charts_name_declared_columns() -> None:
    chart = load("base", "zh-CN").tab("dashboard").charts[0]
    columns = load("base", "zh-CN").tab("dashboard").columns
    assert (columns[chart.domain].name, [columns[index].name for index in chart.series]) == ("month", ["net_sales"])


def test_forms_name_their_columns() -> None:
    form = load("base", "zh-CN").form("join")
    assert form is not None
    assert (form.tab, form.title, form.columns[:2]) == ("customers", "会员登记", ("name", "phone"))


def test_texts_have_dotted_keys() -> None:
    template = load("base", "en")
    assert template.text("note.example", example="13800138000") == "Example: 13800138000"
    assert not any(key.startswith("choices.") for key in template.texts)


def test_same_template_loads_once() -> None:
    assert load("base", "zh-CN") is load("base", "zh-CN")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(TemplateInvalid, match="no template `shoes`; allowed: base"):
        load("shoes", "zh-CN")
    with pytest.raises(TemplateInvalid, match="no locale `fr`; allowed: en, zh-CN"):
        load("base", "fr")


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("cosmetics", "customers.skin customers.allergy preferences.shade orders.opened"),
        ("clothing", "customers.height customers.weight preferences.top_size preferences.bottom_size"),
        ("clothing", "preferences.fit preferences.special"),
        ("electronics", "products.model orders.serial orders.warranty customers.devices"),
    ],
)
def test_verticals_have_their_columns(name: str, paths: str) -> None:
    template, base = load(name, "zh-CN"), {column.path for tab in load("base", "zh-CN").tabs for column in tab.columns}
    assert all(template.column(path).path not in base for path in paths.split())


def test_vertical_adds_its_lists() -> None:
    choices = load("cosmetics", "zh-CN").tab("choices")
    words = dict(zip((column.name for column in choices.columns), zip(*choices.seeds, strict=True), strict=True))
    assert [column.name for column in choices.columns][-3:] == ["skin", "synonym", "canonical"]
    assert words["skin"][:2] == ("干性", "油性")
    assert dict(zip(words["synonym"], words["canonical"], strict=True))["敏感肌"] == "敏感性"


def test_allergies_are_sensitive() -> None:
    assert load("cosmetics", "zh-CN").column("customers.allergy").sensitivity == "sensitive"


def test_vertical_needs_a_tab(folder: Path) -> None:
    _write(folder / "verticals/tea/guests.toml", '[[column]]\nname = "taste"\nfield = "text"\nafter = "gender"\n')
    with pytest.raises(TemplateInvalid, match=r"tea/guests.toml: there is no input tab `guests`.*allowed: campaigns"):
        load("tea", "zh-CN", root=folder)


def test_vertical_adds_its_columns(folder: Path) -> None:
    _write(folder / "verticals/tea/customers.toml", '[[column]]\nname = "taste"\nfield = "text"\nafter = "gender"\n')
    for locale, label in (("zh-CN", "口味"), ("en", "Taste")):
        words = f'[column.customers.taste]\nlabel = "{label}"\nmeaning = "?"\n'
        _write(folder / f"verticals/tea/labels/{locale}.toml", words)
    columns = [column.label for column in load("tea", "zh-CN", root=folder).tab("customers").columns]
    assert columns[5:8] == ["性别", "口味", "生日"]
    assert "口味" not in [column.label for column in load("base", "zh-CN", root=folder).tab("customers").columns]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
