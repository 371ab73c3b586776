"""How fast the local Google answers: in process, and over TCP, one call after another."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, best, fastest
from localsheets.http import Request
from localsheets.server import Server
from localsheets.truth.database import FILE_NAME

TABS, ROWS, COLUMNS = 12, 5_000, 10
FINDS, FIND_ROWS = 500, 20_000
LONG = 100_000
SMALL = 2_000


class Caller:
    """One person's calls to a server in process, in memory or on a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.server = Server(folder)
        accounts = self.server.world.accounts
        self.headers = {"authorization": f"Bearer {accounts.issue(accounts.welcome('boss@shop.example'))}"}
        self.server.world.commit()

    def call(self, method: str, path: str, *, query: str = "", body: object = None) -> bytes:
        """The body of the answer, which must be a success."""
        content = json.dumps(body).encode() if body is not None else b""
        headers = {**self.headers, "content-type": "application/json"}
        answer = self.server.handle(Request(method, path, query, headers, content))
        assert answer.status == 200, answer.body[:500]
        return answer.body

    def spreadsheet(self, tabs: dict[str, list[list[Any]]]) -> str:
        """Id of a new spreadsheet with these tabs and values."""
        sheets = [
            {"properties": {"title": title, "gridProperties": {"rowCount": len(rows) + 1, "columnCount": COLUMNS}}}
            for title, rows in tabs.items()
        ]
        made = json.loads(self.call("POST", "/v4/spreadsheets", body={"sheets": sheets}))
        data = [{"range": f"{title}!A1", "values": rows} for title, rows in tabs.items()]
        path = f"/v4/spreadsheets/{made['spreadsheetId']}/values:batchUpdate"
        self.call("POST", path, body={"valueInputOption": "RAW", "data": data})
        return str(made["spreadsheetId"])


def reading() -> Measured:
    """values:batchGet of 12 tabs of 5,000 rows of 10 columns, beside writing that much JSON."""
    rows = [[f"值{row}-{column}" if column % 2 else row * column for column in range(COLUMNS)] for row in range(ROWS)]
    caller = Caller()
    found = caller.spreadsheet({f"tab_{number}": rows for number in range(TABS)})
    ranges = "&".join(f"ranges=tab_{number}" for number in range(TABS))
    query = f"{ranges}&prettyPrint=false&valueRenderOption=UNFORMATTED_VALUE"
    path = f"/v4/spreadsheets/{found}/values:batchGet"
    body = json.loads(caller.call("GET", path, query=query))
    seconds = best(lambda: caller.call("GET", path, query=query))
    plain = best(lambda: json.dumps(body, ensure_ascii=False).encode())
    return Measured("batchGet 12 × 5,000 × 10", seconds, 0.5, "json.dumps of the answer", plain)


def replacing() -> Measured:
    """500 findReplace over 20,000 rows in one batch, beside as many dict look-ups and stores."""
    words = [[f"+86 138 {number % 5_000:08d}"] for number in range(FIND_ROWS)]

    def requests(back: bool) -> dict[str, Any]:  # noqa: FBT001
        area = {"sheetId": sheet_id, "startRowIndex": 0, "startColumnIndex": 0, "endColumnIndex": 1}
        texts = [(f"+86 138 {n:08d}", f"new 138 {n:08d}") for n in range(FINDS)]
        pairs = [(new, old) if back else (old, new) for old, new in texts]
        said = [
            {"find": f, "replacement": r, "matchEntireCell": True, "matchCase": True, "range": area} for f, r in pairs
        ]
        return {"requests": [{"findReplace": request} for request in said]}

    caller = Caller()
    found = caller.spreadsheet({"T": words})
    path = f"/v4/spreadsheets/{found}"
    sheet_id = json.loads(caller.call("GET", path, query="fields=sheets.properties.sheetId"))["sheets"][0]
    sheet_id = sheet_id["properties"].get("sheetId", 0)
    turns = iter([False, True] * 4)
    seconds = best(lambda: caller.call("POST", f"{path}:batchUpdate", body=requests(next(turns))), runs=4)
    texts = [word for (word,) in words]
    wanted = {f"+86 138 {n:08d}": f"new 138 {n:08d}" for n in range(FINDS)}
    plain = best(lambda: [wanted.get(text, text) for text in texts])
    return Measured("500 findReplace over 20,000 rows", seconds, 1.0, "one pass with a dict", plain)


def opening() -> Measured:
    """A server starts on 100,000 rows of 10 columns and shows the first of them, beside reading as much from SQLite."""
    return _opened("100,000 rows opened", "T!A1:J100")


def opening_whole() -> Measured:
    """The same, until it has shown them all."""
    return _opened("100,000 rows opened and read whole", "T")


def _opened(name: str, place: str) -> Measured:
    rows = [[f"值{row}-{column}" if column % 2 else row * column for column in range(COLUMNS)] for row in range(LONG)]
    with tempfile.TemporaryDirectory() as folder:
        caller = Caller(Path(folder))
        found = caller.spreadsheet({"T": rows})
        caller.server.close()

        def opened() -> None:
            caller = Caller(Path(folder))
            caller.call("GET", f"/v4/spreadsheets/{found}", query="fields=sheets.properties")
            caller.call("GET", f"/v4/spreadsheets/{found}/values/{place}", query="prettyPrint=false")
            caller.server.close()

        seconds = best(opened)
        plain = best(lambda: _lines(Path(folder) / FILE_NAME))
    return Measured(name, seconds, 2.0, "sqlite3 and json.loads", plain)


def _lines(file: Path) -> None:
    connection = sqlite3.connect(file)
    for (cells,) in connection.execute("select cells from lines"):
        json.loads(cells)
    connection.close()


def in_process() -> Measured:
    """Small reads in one process, beside parsing and writing their JSON."""
    caller = Caller()
    found = caller.spreadsheet({"T": [["a", 1], ["b", 2]]})
    path, query = f"/v4/spreadsheets/{found}/values/T!A1:B2", "prettyPrint=false"
    body = json.loads(caller.call("GET", path, query=query))

    def many() -> None:
        for _ in range(SMALL):
            caller.call("GET", path, query=query)

    plain = best(lambda: [json.dumps(body) for _ in range(SMALL)])
    return Measured(
        f"{SMALL:,} small reads in process", best(many, runs=12), SMALL / 10_000, "json.dumps of each", plain
    )


def over_tcp() -> Measured:
    """Small reads over one kept connection, beside Python's own http.server with as small an answer."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as port:
        token = _command("token", "boss@shop.example", "--data", folder).split()[-1]
        url = f"http://127.0.0.1:{port}/v4/spreadsheets"
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        made = urllib.request.urlopen(urllib.request.Request(url, b"{}", headers))
        spreadsheet = json.loads(made.read())["spreadsheetId"]
        path = f"/v4/spreadsheets/{spreadsheet}/values/Sheet1!A1:B2?prettyPrint=false"
        seconds = fastest(lambda: _ask(port, path, headers), runs=3)
    with plain_server() as port:
        plain = fastest(lambda: _ask(port, "/", {}), runs=3)
    return Measured(f"{SMALL:,} small reads over TCP", seconds, SMALL / 1_000, "http.server, answering {}", plain)


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """A localsheets process; its port."""
    command = [sys.executable, "-m", "localsheets", "serve", "--port", "0", "--data", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline().rstrip().rstrip("/").rsplit(":", 1)[1])
    finally:
        process.terminate()
        process.communicate(timeout=10)


@contextmanager
def plain_server() -> Iterator[int]:
    """Python's own HTTP server in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", PLAIN, str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=10)


PLAIN = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Plain(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    def log_message(self, *_): pass
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")
        self.wfile.flush()
server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Plain)
print("ready", flush=True)
server.serve_forever()
"""


def _ask(port: int, path: str, headers: dict[str, str]) -> None:
    connection = HTTPConnection("127.0.0.1", port)
    for _ in range(SMALL):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        answer.read()
    connection.close()


def _command(*words: str) -> str:
    command = [sys.executable, "-m", "localsheets", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


BENCHES = {
    "reading": reading,
    "replacing": replacing,
    "opening": opening,
    "opening_whole": opening_whole,
    "in_process": in_process,
    "over_tcp": over_tcp,
}
