"""A polite client of a SPARQL endpoint: one question at a time, pages, retries, limits; every error names its question."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import msgspec

from rasad import __version__

ENDPOINT = "https://query.wikidata.org/sparql"
#: Bytes that an answer may have, seconds that one may take, seconds between two questions, and the most that is waited.
_LARGEST, _TIMEOUT, _PAUSE, _LONGEST_WAIT = 64 * 1024 * 1024, 90.0, 1.0, 120.0
_AGAIN = frozenset((429, 500, 502, 503, 504))
_TRIES = 5


class EndpointError(Exception):
    """The endpoint gave no usable answer; the message says to which question and why."""


class _Value(msgspec.Struct):
    value: str


class _Results(msgspec.Struct):
    bindings: list[dict[str, _Value]]


class _Answer(msgspec.Struct):
    results: _Results


class Endpoint:
    """Asks ``url``; ``contact`` (an address or page) stands in the User-Agent, as public endpoints wish."""

    def __init__(
        self,
        url: str = ENDPOINT,
        contact: str = "",
        *,
        pause: float = _PAUSE,
        largest: int = _LARGEST,
        sleep: Callable[[float], None] = time.sleep,
        client: httpx.Client | None = None,
    ) -> None:
        agent = f"rasad/{__version__}" + (f" ({contact})" if contact else "")
        headers = {"User-Agent": agent, "Accept": "application/sparql-results+json"}
        self._client = client or httpx.Client(timeout=_TIMEOUT, follow_redirects=False)
        self._client.headers.update(headers)
        self._url, self._pause, self._largest, self._sleep = url, pause, largest, sleep
        self._asked = False

    def pages(self, name: str, ask: Callable[[int, int], str], size: int = 2000) -> Iterator[list[dict[str, str]]]:
        """The pages of an answer; ``ask(limit, offset)`` writes the question. The last page is the one not full."""
        offset = 0
        while True:
            rows = self.select(f"{name}, from row {offset}", ask(size, offset))
            yield rows
            if len(rows) < size:
                return
            offset += size

    def select(self, name: str, question: str) -> list[dict[str, str]]:
        """The rows of one answer. Raises EndpointError."""
        body = self._body(name, question)
        try:
            answer = msgspec.json.decode(body, type=_Answer)
        except msgspec.DecodeError as error:
            raise EndpointError(f"{name}: not an answer in SPARQL's JSON ({len(body)} bytes): {error}") from None
        return [{key: value.value for key, value in row.items()} for row in answer.results.bindings]

    def _body(self, name: str, question: str) -> bytes:
        """The bytes of an answer; asked again, later and later, where the endpoint is busy or silent."""
        why = ""
        for turn in range(_TRIES):
            if self._asked:
                self._sleep(self._pause)
            self._asked = True
            wait = float(2**turn)
            try:
                with self._client.stream("POST", self._url, data={"query": question}) as response:
                    if response.status_code == httpx.codes.OK:
                        return self._read(name, response)
                    why = f"HTTP {response.status_code}"
                    if response.status_code not in _AGAIN:
                        raise EndpointError(f"{name}: {why}")
                    wait = _seconds(response.headers.get("Retry-After"), wait)
            except httpx.HTTPError as error:
                why = f"{type(error).__name__}: {error}"
            if turn + 1 < _TRIES:
                self._sleep(min(wait, _LONGEST_WAIT))
        raise EndpointError(f"{name}: {why}, asked {_TRIES} times")

    def _read(self, name: str, response: httpx.Response) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > self._largest:
                raise EndpointError(f"{name}: the answer is larger than {self._largest:,} bytes")
        return bytes(body)


def _seconds(header: Any, otherwise: float) -> float:
    """What Retry-After asks for in seconds; a date or nonsense counts for nothing."""
    text = str(header or "").strip()
    return float(text) if text.isascii() and text.isdigit() else otherwise
