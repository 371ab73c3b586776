"""Colours as Google gives them back: channels in steps of 1/255 as 32-bit floats, and each with its style twin."""

from __future__ import annotations

import struct
from functools import cache
from typing import Any

from localsheets.http import Json

CHANNELS = ("red", "green", "blue", "alpha")
SUFFIX = "Color"


def twinned(value: Any) -> Any:
    """A stored object in which every `…Color` has its `…ColorStyle` and the other way round, all quantised."""
    if isinstance(value, list):
        return [twinned(one) for one in value]
    if not isinstance(value, dict):
        return value
    result = {name: twinned(one) for name, one in value.items()}
    for name in [name for name in result if name.endswith(SUFFIX) or name.endswith("ColorStyle")]:
        _add_twin(result, name)
    if "rgbColor" in result:
        result["rgbColor"] = quantised(result["rgbColor"])
    return result


def _add_twin(holder: Json, name: str) -> None:
    value = holder[name]
    if name == "rgbColor" or not isinstance(value, dict):
        return
    if name.endswith("Style"):
        if "rgbColor" in value:
            holder[name] = {**value, "rgbColor": quantised(value["rgbColor"])}
            holder[name.removesuffix("Style")] = quantised(value["rgbColor"])
        return
    holder[name] = quantised(value)
    holder.setdefault(name + "Style", {"rgbColor": quantised(value)})


def quantised(color: Json) -> Json:
    """A colour in Google's steps; channels that are 0 are left out, black is `{}`."""
    steps = {name: _step(color[name]) for name in CHANNELS if name in color}
    return {name: step for name, step in steps.items() if step}


@cache
def _step(channel: float) -> float | int:
    """`int(c × 255) / 255` as a 32-bit float, in its shortest form."""
    step = int(min(max(channel, 0), 1) * 255 + 1e-6) / 255
    single = struct.pack("f", step)
    shortest = next(
        value for digits in range(1, 10) if struct.pack("f", value := float(f"{step:.{digits}g}")) == single
    )
    return int(shortest) if shortest == int(shortest) else shortest
