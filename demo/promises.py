"""What the demo promises, as values: kept or broken, with the figures that say so. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from demo.check import Broken, Verdict

OF_VALUES = ("lost", "changed", "misplaced")
"""Kinds of broken that concern a cell; the others concern a row."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise; `key` is that of its words, `places` say where it was broken."""

    key: str
    kept: bool
    figures: Mapping[str, object]
    places: tuple[Broken, ...] = ()


def provisioned(*, tabs: int, writes: int) -> Promise:
    """Everything of a new spreadsheet is one write."""
    return Promise("one_write", writes == 1, {"tabs": tabs, "writes": writes})


def values_kept(verdict: Verdict) -> Promise:
    """What people typed last stands, as typed or as the service says that it made of it."""
    places = tuple(one for one in verdict.broken if one.kind in OF_VALUES)
    kept = verdict.cells - verdict.rewritten - sum(one.expected is not None for one in places)
    figures = {"cells": verdict.cells, "kept": kept, "rewritten": verdict.rewritten, "lost": len(places)}
    return Promise("values", not places, figures, places)


def records_kept(verdict: Verdict, *, deleted: int) -> Promise:
    """Every record stands once, and where it was deleted not at all."""
    places = tuple(one for one in verdict.broken if one.kind not in OF_VALUES)
    figures = {"records": verdict.records, "deleted": deleted, "wrong": len(places)}
    return Promise("places", not places, figures, places)


def sparing(edited: Mapping[str, int], quiet: Mapping[str, int]) -> Promise:
    """Calls of a sync after one edit, and of one without news: one read each, one write at most."""
    kept = edited["reads"] == quiet["reads"] == 1 and edited["writes"] <= 1 and quiet["writes"] == 0
    return Promise("one_edit", kept, {**edited, "quiet_reads": quiet["reads"], "quiet_writes": quiet["writes"]})


def form_once(times: int) -> Promise:
    return Promise("form_once", times == 1, {"times": times})


def day_once(title: str, times: int) -> Promise:
    return Promise("day_once", times == 1, {"title": title, "times": times})


def none_failed(syncs: Sequence[Mapping[str, Any]]) -> Promise:
    failed = sum(sync["state"] == "failed" for sync in syncs)
    return Promise("no_failure", failed == 0, {"failed": failed, "syncs": len(syncs)})
