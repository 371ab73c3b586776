"""What onboarding is asked and answers, as JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app import templates
from app.clock import stamp
from app.context import Context
from app.context.keys import api_key, webhook_secret
from app.db import freshness as books
from app.db import observations
from app.model.observation import Mode
from app.model.store import Store
from app.onboarding import freshness
from app.onboarding.freshness import FreshnessView

_SPREADSHEET_URL = re.compile(r"https?://\S+/spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]{20,80})(?:[/?#].*)?")
_SPREADSHEET_ID = re.compile(r"([A-Za-z0-9_-]{20,80})")


def _wrong(english: str, chinese: str) -> PydanticCustomError:
    """What is wrong with a value, in both languages; the request that bears it chooses."""
    return PydanticCustomError("wrong", "{en}\x1f{zh}", {"en": english, "zh": chinese})


def _known(words: Callable[[], object], english: str, chinese: str) -> AfterValidator:
    def check(value: str) -> str:
        allowed = words()
        assert isinstance(allowed, (tuple, set, frozenset))
        if value in allowed:
            return value
        listed = ", ".join(sorted(allowed)) if len(allowed) < 20 else ""
        raise _wrong(english + listed, chinese + listed)

    return AfterValidator(check)


def _email(value: str) -> str:
    try:
        return validate_email(value, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        english = f"{value!r} is not an e-mail address: {error}"
        raise _wrong(english, f"{value!r} 不是有效的电子邮箱地址，请检查拼写。") from error


def _one_line(value: str) -> str:
    if all(unicodedata.category(character) not in ("Cc", "Cs") for character in value):
        return value
    raise _wrong("Send one line, without control characters.", "请填写一行文本，不要包含控制字符。")


def _currency(value: str) -> str:
    if re.fullmatch("[A-Z]{3}", value):
        return value
    raise _wrong("Give an ISO 4217 code such as CNY.", "请填写 ISO 4217 货币代码，如 CNY。")


def _spreadsheet_id(value: str) -> str:
    found = _SPREADSHEET_URL.fullmatch(value.strip()) or _SPREADSHEET_ID.fullmatch(value.strip())
    if found:
        return found.group(1)
    english = "Give the spreadsheet's URL (https://docs.google.com/spreadsheets/d/…) or its id."
    raise _wrong(english, "请填写表格网址（https://docs.google.com/spreadsheets/d/…）或表格 ID。")


Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_email)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), AfterValidator(_one_line)]
Currency = Annotated[str, AfterValidator(_currency)]
SpreadsheetId = Annotated[str, AfterValidator(_spreadsheet_id)]
TimeZone = Annotated[
    str,
    _known(
        available_timezones,
        "Unknown time zone; give an IANA name such as Asia/Shanghai.",
        "未知时区，请填写 IANA 名称，如 Asia/Shanghai。",
    ),
]
TemplateName = Annotated[str, _known(templates.names, "Unknown template. Known are: ", "未知模板，可用的模板：")]
LocaleName = Annotated[str, _known(templates.locales, "Unknown locale. Known are: ", "未知语言，可用的语言：")]


class Strict(BaseModel):
    """Unknown names are errors, so that a typo is not silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Create(Strict):
    """Where a new spreadsheet is made."""

    folder: Annotated[str, Field(max_length=100, pattern=r"^[A-Za-z0-9_-]*$")] = ""


class SheetChoice(Strict):
    """What a person says of one sheet of a workbook: which tab it is (empty: none), which header which column."""

    tab: Annotated[str, Field(max_length=60)]
    columns: Annotated[dict[str, Annotated[str, Field(max_length=60)]], Field(max_length=200)] = {}
    """Header → name of the column; empty: it is none."""


SheetChoices = Annotated[dict[str, SheetChoice], Field(max_length=200)]
"""By the title of the sheet."""


class Spreadsheet(Strict):
    """A new spreadsheet, or one that the shop owns already."""

    create: Create | None = None
    adopt: SpreadsheetId | None = None
    sheets: SheetChoices = {}
    without_copy: bool = False
    """Adopt it even though Google makes no copy of it first."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.create is None) == (self.adopt is None):
            english = 'Give either {"create": {}} or {"adopt": "<URL>"}.'
            raise _wrong(english, '请在 {"create": {}} 与 {"adopt": "<网址>"} 中选择其一。')
        return self


class NewStore(Strict):
    """Everything that onboarding needs."""

    name: Name
    template: TemplateName = "base"
    locale: LocaleName = "zh-CN"
    timezone: TimeZone = "Asia/Shanghai"
    currency: Currency = "CNY"
    owner: Email
    editors: Annotated[list[Email], Field(max_length=50)] = []
    viewers: Annotated[list[Email], Field(max_length=50)] = []
    notify: bool = False
    spreadsheet: Spreadsheet = Spreadsheet(create=Create())


class NewAdoption(Strict):
    """A workbook that may be adopted, to be looked at without writing anything."""

    spreadsheet: SpreadsheetId
    template: TemplateName = "base"
    locale: LocaleName = "zh-CN"
    timezone: TimeZone = "Asia/Shanghai"
    sheets: SheetChoices = {}


class StoreChange(Strict):
    """What may be changed later; what is absent stays."""

    name: Name | None = None
    timezone: TimeZone | None = None
    editors: Annotated[list[Email], Field(max_length=50)] | None = None
    viewers: Annotated[list[Email], Field(max_length=50)] | None = None
    state: Literal["active", "paused"] | None = None
    rotate_keys: bool = False


class Share(BaseModel):
    """One person's access to the spreadsheet: shared, or refused by Google with its reason."""

    email: str
    role: Literal["owner", "writer", "reader"]
    state: Literal["shared", "refused", "waiting"]
    reason: str = ""


class StoreView(BaseModel):
    """A store as its key sees it."""

    id: str
    name: str
    template: str
    locale: str
    timezone: str
    currency: str
    state: str
    pause_reason: str
    mode: Mode
    """`suggest` where `shopsheet doctor --live` saw that Google does not do what writing rests on."""
    summary_hour: int
    spreadsheet_id: str
    spreadsheet_url: str
    owner: str
    editors: list[str]
    viewers: list[str]
    adopted: list[dict[str, str]]
    """Sheets that people had before: `tab` and `title`."""
    copy_url: str
    """The copy that was made before they were adopted; empty where none was."""
    created_at: str


class StoreDetail(StoreView):
    """A store with how fresh it is."""

    freshness: FreshnessView


class Onboarded(StoreView):
    """A store with its secrets and how sharing went."""

    api_key: str
    webhook_secret: str
    shares: list[Share]


class Account(BaseModel):
    """The address that spreadsheets must be shared with."""

    address: str


def views(context: Context, found: Iterable[Store]) -> list[dict[str, Any]]:
    """The fields of StoreView, of each store."""
    with context.transaction() as db:
        mode = observations.limits(db, context.google.account).mode
    return [_view(context, store, mode) for store in found]


def _view(context: Context, store: Store, mode: Mode) -> dict[str, Any]:
    names = ("id", "name", "template", "locale", "timezone", "currency", "state", "pause_reason", "summary_hour")
    return {
        **{name: getattr(store, name) for name in names},
        "mode": mode,
        "spreadsheet_id": store.spreadsheet_id,
        "spreadsheet_url": context.url(store.spreadsheet_id),
        "owner": store.owner,
        "editors": list(store.editors),
        "viewers": list(store.viewers),
        "adopted": [{"tab": item.tab, "title": item.title} for item in store.adopted],
        "copy_url": context.url(store.copy_id),
        "created_at": stamp(store.created_at),
    }


def detail(context: Context, store: Store) -> dict[str, Any]:
    """The fields of StoreDetail."""
    with context.transaction() as db:
        fresh = books.find(db, store.id)
    return {**views(context, [store])[0], "freshness": freshness.view(fresh, store, now=context.clock.now())}


def onboarded(context: Context, store: Store, shares: list[Share]) -> Onboarded:
    secret = context.settings.secret_key
    return Onboarded(
        **views(context, [store])[0],
        api_key=api_key(secret, store),
        webhook_secret=webhook_secret(secret, store),
        shares=shares,
    )
