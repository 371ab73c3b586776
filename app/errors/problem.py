"""The root of the tree: what every error says, in two languages, as a problem of RFC 9457."""

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
