"""Postal addresses."""

from __future__ import annotations

import pytest

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed, read

ADDRESS = "广东省深圳市南山区科技园8栋1201"


@pytest.mark.parametrize(
    "raw",
    [
        "收货地址：广东省深圳市南山区科技园8栋1201",
        "广东省 深圳市 南山区 科技园8栋1201",
        "广东省\n深圳市南山区科技园８栋１２０１，",
    ],
)
def test_labels_and_gaps_go(raw: str) -> None:
    assert mended("address", raw) == ADDRESS


@pytest.mark.parametrize("raw", [ADDRESS, "12 Main St, Springfield", "上海市浦东新区世纪大道100号（近地铁）"])
def test_written_addresses_are_kept(raw: str) -> None:
    assert (read("address", raw).state, read("address", raw).value) == ("clean", raw)


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        (f"王小美 13800138000 {ADDRESS}", "address.with_phone", ADDRESS),
        (f"{ADDRESS}，王小美，138 0013 8000", "address.with_phone", ADDRESS),
        ("王小美 13800138000", "address.with_phone", ""),
        ("深圳南山科技园8栋", "address.district_missing", ""),
        ("518000", "address.unreadable", ""),
        (518000, "address.unreadable", ""),
    ],
)
def test_other_texts_are_doubted(raw: str | int, code: str, proposal: str) -> None:
    assert proposed("address", raw) == (code, proposal)


def test_mask_ends_with_district() -> None:
    assert FIELDS["address"].mask(ADDRESS) == "广东省深圳市南山区****"
    assert FIELDS["address"].mask(f"13800138000 {ADDRESS}") == "****"
