"""`python -m demo`: a store is onboarded on this machine, and a team goes to work in it."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from demo.play import play
from demo.report import look, report
from demo.stage import stage
from demo.story import Story
from demo.troubles import TROUBLES
from demo.words import LANGUAGES

SEED = 20_240_305


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every promise was kept, 1 where one was broken or the demo had to break off."""
    asked = _parser().parse_args(arguments)
    story = Story(asked.language)
    signal.signal(signal.SIGTERM, _end)
    try:
        with tempfile.TemporaryDirectory(prefix="shopsheet-demo-") as folder:
            return 0 if perform(story, asked, folder=Path(folder)) else 1
    except TROUBLES as trouble:
        said = [story.words("broken_off"), str(trouble), *getattr(trouble, "__notes__", ())]
        print("\n".join(said), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def perform(story: Story, asked: argparse.Namespace, *, folder: Path) -> bool:
    """The whole evening; whether every promise was kept."""
    story.title("title", seed=str(asked.seed))
    with stage(folder) as standing:
        story.line("started", google=standing.google, service=standing.service_url)
        story.line("folder", folder=str(folder))
        with play(standing, story, seed=asked.seed, scale=asked.scale) as performance:
            performance.perform()
            kept = report(performance)
            if not asked.once:
                look(performance)
                _serve(story)
    return kept


def _serve(story: Story) -> None:
    """Until Ctrl-C."""
    story.note("")
    story.note(story.words("serving"))
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        story.note("")


def _end(number: int, frame: FrameType | None) -> None:
    """Told to end: as by Ctrl-C, so that what was started is ended."""
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./run demo", description="Onboards a store on this machine and lets a team of four work in its sheet."
    )
    parser.add_argument("--once", action="store_true", help="end by itself; exit 1 where a promise was broken")
    parser.add_argument("--seed", type=int, default=SEED, help=f"other data, other acts (default {SEED})")
    parser.add_argument("--scale", type=_scale, default=1.0, help="share of the usual amount of data, up to 1")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of what is printed")
    return parser


def _scale(text: str) -> float:
    scale = float(text)
    if not 0 < scale <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return scale


if __name__ == "__main__":
    sys.exit(main())
