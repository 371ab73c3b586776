"""Drive's errors in Google's words: https://developers.google.com/workspace/drive/api/guides/handle-errors.

Texts not on that page are those of answers that users published; what is only likely says so.
"""

from __future__ import annotations

from localsheets.http import GoogleError, Json


def error(status: int, reason: str, message: str, **place: str) -> GoogleError:
    """A Drive error; `place` is `location` and `locationType`, perhaps another `domain`."""
    item: Json = {"message": message, "domain": place.pop("domain", "global"), "reason": reason, **place}
    return GoogleError(status, message, errors=[item])


def invalid(name: str, message: str = "Invalid Value") -> GoogleError:
    """400: a query parameter that means nothing."""
    return error(400, "invalid", message, location=name, locationType="parameter")


def invalid_field(name: str, message: str = "Invalid Value") -> GoogleError:
    """400: a field of the body that means nothing."""
    return error(400, "invalid", message, location=name, locationType="other")


def required(name: str, message: str) -> GoogleError:
    """400: something that has to be given."""
    return error(400, "required", message, location=name, locationType="parameter")


def bad_request(message: str) -> GoogleError:
    """400: a request that contradicts itself."""
    return error(400, "badRequest", message)


def file_not_found(file_id: str) -> GoogleError:
    """404: no such file, or none that the caller may see."""
    return error(404, "notFound", f"File not found: {file_id}.", location="fileId", locationType="parameter")


def not_found(what: str, name: str, location: str) -> GoogleError:
    """404 for what is no file: a permission, a revision, a shared drive, a channel."""
    return error(404, "notFound", f"{what} not found: {name}.", location=location, locationType="parameter")


def insufficient(file_id: str) -> GoogleError:
    """403: the caller sees the file, and may not do this to it."""
    message = f"The user does not have sufficient permissions for file {file_id}."
    return error(403, "insufficientFilePermissions", message)


def forbidden(reason: str, message: str, **place: str) -> GoogleError:
    """403 for any other reason."""
    return error(403, reason, message, **place)


def storage_quota_exceeded() -> GoogleError:
    """403: a service account wants to own something (https://github.com/burnash/gspread/issues/1592)."""
    return error(403, "storageQuotaExceeded", NO_STORAGE, domain="usageLimits")


NO_STORAGE = (
    "Service Accounts do not have storage quota. Leverage shared drives "
    "(https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation "
    "(http://support.google.com/a/answer/7281227) instead."
)


def no_google_account(email: str) -> GoogleError:
    """400: a share without notification to an address that has no Google account."""
    message = (
        f'Bad Request. User message: "You are trying to invite {email}. Since there is no Google account associated '
        'with this email address, you must check the "Notify people" box to invite this recipient."'
    )
    return error(400, "invalidSharingRequest", message)


def unimplemented(method: str) -> GoogleError:
    """501: what this server does not do, by its name in Google's API."""
    return GoogleError(501, f"{method} is not implemented by localsheets.", word="UNIMPLEMENTED")
