"""What people do to the spreadsheet as a file: sharing, the bin, its name, copies; and other apps' tags."""

from __future__ import annotations

from tests.proof.operations.desk import Desk, Done

SERVICE = "service@project.iam.gserviceaccount.example"


def unshare_the_spreadsheet(desk: Desk) -> Done:
    """The service may no longer open it."""
    return _role(desk, "DELETE")


def let_the_service_only_look(desk: Desk) -> Done:
    return _role(desk, "PATCH")


def share_it_again(desk: Desk) -> Done:
    shared = desk.boss.file("POST", "/permissions", {"type": "user", "role": "writer", "emailAddress": SERVICE})
    desk.memory.away = desk.memory.away and not shared
    return shared


def put_it_in_the_bin(desk: Desk) -> Done:
    done = desk.boss.file("PATCH", "", {"trashed": True})
    desk.memory.away = desk.memory.away or done
    return done


def take_it_out_of_the_bin(desk: Desk) -> Done:
    return desk.boss.file("PATCH", "", {"trashed": False})


def rename_the_file(desk: Desk) -> Done:
    return desk.boss.file("PATCH", "", {"name": f"客户表 {desk.random.randrange(1000)}"})


def copy_the_file(desk: Desk) -> Done:
    return desk.anybody().file("POST", "/copy", {})


def let_another_app_tag_the_spreadsheet(desk: Desk) -> Done:
    tag = {
        "metadataKey": "other.app",
        "metadataValue": "x" * desk.random.choice((10, 2_000)),
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    return desk.amei.batch({"createDeveloperMetadata": {"developerMetadata": tag}})


def remove_all_tags(desk: Desk) -> Done:
    """A tidy-up tool removes the developer metadata of the columns."""
    lookup = {"developerMetadataLookup": {"metadataKey": "shopsheet.column"}}
    return desk.amei.batch({"deleteDeveloperMetadata": {"dataFilter": lookup}})


def _role(desk: Desk, method: str) -> Done:
    status, body = desk.boss.ask(
        "GET",
        f"/drive/v3/files/{desk.boss.spreadsheet_id}/permissions",
        query="fields=permissions(id,emailAddress,role)",
    )
    for permission in body.get("permissions", ()) if status == 200 else ():
        if permission.get("emailAddress") == SERVICE and permission["role"] != "owner":
            path = f"/permissions/{permission['id']}"
            done = desk.boss.file(method, path, {"role": "reader"} if method == "PATCH" else None)
            desk.memory.away = desk.memory.away or done
            return done
    return None
