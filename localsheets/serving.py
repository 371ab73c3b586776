"""The server over TCP: uvicorn on one socket, ready when it says so, gone without a trace on SIGTERM."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from localsheets.asgi import Application
from localsheets.server import Server

# Clients keep connections alive, as with Google, whose front end closes idle ones after about four minutes.
KEEP_ALIVE = 240
# uvicorn ticks ten times a second; time passes once a second.
TICKS = 10
# How long a stopping server waits for answers that hang.
PATIENCE = 2


class Uvicorn(uvicorn.Server):
    """uvicorn that says where it is once it answers, and that a signal ends as a success."""

    def __init__(self, config: uvicorn.Config, *, server: Server, address: str) -> None:
        super().__init__(config)
        self._server = server
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so in one line."""
        await super().startup(sockets=sockets)
        print(f"localsheets answers at {self._address}", flush=True)

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second; whether it is time to stop."""
        if counter % TICKS == 0:
            self._server.tick()
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT end the server; uvicorn's own handler would raise them again afterwards."""
        before = {each: signal.signal(each, self._stop) for each in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.handle_exit(number, frame)


def serve(data: Path, *, host: str, port: int, address_file: Path) -> None:
    """Answer requests until a signal comes; port 0 is any free one. Raises OSError where the port is taken."""
    server = Server(data)
    listener = socket.create_server((host, port), family=_family(host), backlog=512)
    address = f"http://{_in_url(host)}:{listener.getsockname()[1]}"
    address_file.write_text(address, encoding="utf-8")
    config = uvicorn.Config(
        Application(server),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        timeout_keep_alive=KEEP_ALIVE,
        ws="none",
    )
    try:
        Uvicorn(config, server=server, address=address).run(sockets=[listener])
    finally:
        server.close()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _in_url(host: str) -> str:
    """A host as a URL names it; who listens everywhere is reached on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{shown}]" if ":" in shown else shown
