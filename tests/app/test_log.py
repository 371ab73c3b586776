"""The log: lines of JSON; personal text masked, whoever wrote it."""

from __future__ import annotations

import io
import json

from app.log import logger
from app.model.personal import Personal


def test_event_is_one_line(log: io.StringIO) -> None:
    logger().info("sync.done", store="st_1", rows=3)
    event = json.loads(log.getvalue())
    assert {"event": "sync.done", "level": "info", "store": "st_1", "rows": 3}.items() <= event.items()


def test_personal_text_is_masked(log: io.StringIO) -> None:
    logger().info("seen", phone=Personal("13800138000"), deep=[Personal("王小美")])
    assert "138****8000" in log.getvalue() and "王**" in log.getvalue()
    assert "13800138000" not in log.getvalue() and "王小美" not in log.getvalue()


def test_exception_shows_place_only(log: io.StringIO) -> None:
    try:
        try:
            int("13800138000 is no number")
        except ValueError as error:
            raise KeyError("王小美") from error
    except KeyError:
        logger().exception("job.failed", job="sync_due")
    told = json.loads(log.getvalue())["exception"]
    assert [kind for kind, *_ in told] == ["KeyError", "ValueError"]
    assert "test_exception_shows_place_only" in told[0][1]
    assert "13800138000" not in log.getvalue() and "王小美" not in log.getvalue()


def test_below_info_is_silent(log: io.StringIO) -> None:
    logger().debug("noise")
    assert log.getvalue() == ""
