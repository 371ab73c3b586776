"""Google, as the service sees it: reads a spreadsheet into values, and is the only writer, by `Sheets.apply(plan)`."""

from app.sheets.drive import Drive
from app.sheets.google import Google, NoAnswer, Refusal, explained
from app.sheets.sheets import Sheets

__all__ = ["Drive", "Google", "NoAnswer", "Refusal", "Sheets", "explained"]
