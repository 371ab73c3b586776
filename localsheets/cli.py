"""The commands: `localsheets serve`, `token`, `credentials`. What they do lies in serving.py and oauth/."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from localsheets.local.clock import Clock
from localsheets.oauth.accounts import Accounts, NotAnAddress
from localsheets.truth.database import Database

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

ADDRESS_FILE = "address"
LOOPBACK = "127.0.0.1"


class Refused(Exception):
    """What a command cannot do, and what to do about it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it did what was asked."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        asked.run(asked)
    except (Refused, NotAnAddress, OSError) as refused:
        print(f"localsheets: {refused}", file=sys.stderr)
        return 1
    return 0


def serve(asked: argparse.Namespace) -> None:
    """Answer requests until SIGTERM or Ctrl-C; prints the address when ready."""
    from localsheets.serving import serve

    serve(asked.data, host=asked.host, port=asked.port, address_file=asked.data / ADDRESS_FILE)


def token(asked: argparse.Namespace) -> None:
    """Print an access token of a person, who is made where missing; it works until it is revoked."""
    database = Database(asked.data)
    accounts = Accounts(database, Clock())
    print_after_commit(database, accounts.issue(accounts.welcome(asked.email)))


def credentials(asked: argparse.Namespace) -> None:
    """Print the JSON of a service account, or of a person, whose tokens come from this server."""
    from localsheets.oauth.credentials import WrongKind, authorized_user, service_account

    url = asked.url or _address(asked.data)
    database = Database(asked.data)
    make = authorized_user if asked.user else service_account
    try:
        made = make(Accounts(database, Clock()), asked.email, url=url)
    except WrongKind as wrong:
        raise Refused(str(wrong)) from wrong
    print_after_commit(database, json.dumps(made, indent=2))


def print_after_commit(database: Database, text: str) -> None:
    """Print what is true only once it is stored."""
    database.commit()
    database.close()
    print(text)


def _address(data: Path) -> str:
    """Where a server on this data was last reached."""
    try:
        return (data / ADDRESS_FILE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        message = f"no server has run on {data} yet; give --url http://{LOOPBACK}:PORT, or start it first"
        raise Refused(message) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="localsheets", description="A local Google Sheets, Drive and OAuth.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serving = _command(commands, "serve", serve)
    serving.add_argument("--port", type=_port, default=0, help="0 is any free port (default)")
    serving.add_argument("--host", default=LOOPBACK, help=f"address to listen on (default {LOOPBACK})")
    naming = _command(commands, "token", token)
    naming.add_argument("email", help="address of the person")
    crediting = _command(commands, "credentials", credentials)
    crediting.add_argument("email", help="address of the service account")
    crediting.add_argument("--url", help="where the server is reached (default: where it last ran)")
    crediting.add_argument("--user", action="store_true", help="a signed-in person instead (refresh token)")
    return parser


def _command(commands: Commands, name: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=(run.__doc__ or "").partition(";")[0].rstrip("."))
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="where everything is stored")
    command.set_defaults(run=run)
    return command


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError(f"{text} is no port; 0 is any free one")
    return port


if __name__ == "__main__":
    sys.exit(main())
