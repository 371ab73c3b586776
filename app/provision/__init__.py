"""What a spreadsheet lacks of its template, as changes. Pure: it reads no spreadsheet and sends nothing."""

from app.provision.spreadsheet import changes, collisions, provisioned

__all__ = ["changes", "collisions", "provisioned"]
