"""Search as you type among 100,000 clients: each key timed through the real window until its rows are painted."""

import random
from collections.abc import Iterator

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import center_with
from tests.benchmarks.painted import PaintWatch, settle, typed_and_taken_away
from tests.benchmarks.result import Result, share_below
from tests.benchmarks.stage import stage

CLIENTS = 100_000
PEOPLE = 40
LIMIT = 33.0
"""Milliseconds within which 95 of 100 keystrokes are answered and painted."""


def run() -> list[Result]:
    """Types names, numbers, phones and dates key by key and takes them away again."""
    with stage(lambda place: center_with(place, CLIENTS)) as (workspace, desk):
        found = _measure(workspace, desk)
    return _report(found)


def _report(found: list[float]) -> list[Result]:
    most = share_below(found, 0.95)
    return [
        Result(f"search key to painted rows, {CLIENTS:,} clients, median", share_below(found, 0.5), "ms"),
        Result(
            "search key to painted rows, 95 of 100 keys", most, "ms", f"under {LIMIT:.0f} ms", most < LIMIT
        ),
        Result("search key to painted rows, 99 of 100 keys", share_below(found, 0.99), "ms"),
        Result(f"search key to painted rows, slowest of {len(found):,}", max(found), "ms"),
    ]


def _measure(workspace: Workspace, desk: Desk) -> list[float]:
    workspace.go(Route("clients"))
    settle(500)
    page = workspace.page()
    assert isinstance(page, ClientsPage)
    page.focus_search()
    settle(500)
    watch = PaintWatch(page)
    return [took for words in queries(desk) for took in typed_and_taken_away(watch, page.search, words)]


def queries(desk: Desk) -> Iterator[str]:
    """What people type: names first of all, every third person by record number, phone or date of birth, and slips."""
    rng = random.Random(7)
    people = rng.sample(desk.clients.find(""), PEOPLE)
    for place, client_id in enumerate(people):
        client = desk.clients.open(client_id, reload=True).client
        ways = [*_names(client), *_numbers(client)[place % 3 : place % 3 + 1]]
        yield from (text for text in ways if text.isascii())
    yield from "aeiourstn"
    yield from ("zzzz", "207", "the", "an an")


def _names(client: Client) -> list[str]:
    words = client.name.split()
    return [words[0], client.name.lower()[:14], words[-1].lower()]


def _numbers(client: Client) -> list[str]:
    phone = client.phones[0].number if client.phones else "207-555-0100"
    birth = f"{client.birth_date:%m/%d/%Y}" if client.birth_date else "04/09/1991"
    return [client.record_number, phone, birth]
