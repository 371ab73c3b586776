"""What a spreadsheet lacks of its template, as changes. Pure: it reads no spreadsheet and sends nothing."""

from app.provision.spreadsheet import changes, collisions

__all__ = ["changes", "collisions"]
