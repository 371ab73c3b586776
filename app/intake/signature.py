"""Standard Webhooks signatures. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"""

from __future__ import annotations

from collections.abc import Mapping

from standardwebhooks import Webhook, WebhookVerificationError

from app.errors import WrongSignature

NAMES = ("webhook-id", "webhook-timestamp", "webhook-signature")


def verified(body: bytes, headers: Mapping[str, str], *, secret: str) -> str:
    """The message's id, where the signature is right and not older than five minutes; else WrongSignature."""
    lacking = [name for name in NAMES if not headers.get(name)]
    if lacking:
        raise WrongSignature(reason="missing header " + ", ".join(lacking))
    try:
        # The body is parsed elsewhere, so that whatever is raised here means: not verified.
        Webhook(secret).verify(body, {name: headers[name] for name in NAMES}, json_parse=False)
    except WebhookVerificationError as error:
        raise WrongSignature(reason=str(error)) from error
    except ValueError as error:  # the library's way with a header that is malformed, or a body that is not UTF-8
        raise WrongSignature(reason="the signature is malformed or the body is not UTF-8") from error
    return headers["webhook-id"]
