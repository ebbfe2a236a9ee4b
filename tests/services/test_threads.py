"""The window saves while a worker draws the preview and another imports: nobody waits for long, nothing is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from aftercare_desktop.domain.plans import Goal
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from tests.builders import build_client, full_plan
from tests.services.importing.rows import census, person

ROUNDS = 40


def test_workers_beside_the_window(desk: Desk) -> None:
    client_id = desk.clients.add(build_client(record_number="x")).value
    revision = desk.plans.start(client_id).value
    heard: list[Topics] = []

    def listen(topics: Topics) -> None:
        assert threading.current_thread() is threading.main_thread()
        heard.append(topics)

    desk.changes.subscribe({Topic.CLIENTS}, listen)

    def preview() -> int:
        return sum(desk.papers.preview(client_id, full_plan()).number for _ in range(ROUNDS))

    def take_over(worker: int) -> int:
        rows = tuple(person(n, f"{worker}-{n}", f"Person {n}") for n in range(200))
        return desk.importing.import_all(census(*rows)).value.added

    def search() -> int:
        return sum(len(desk.clients.find("theo")) for _ in range(ROUNDS))

    with ThreadPoolExecutor(4) as workers:
        previews, searches = workers.submit(preview), workers.submit(search)
        imports = [workers.submit(take_over, worker) for worker in range(2)]
        for number in range(ROUNDS):
            document = replace(full_plan(), goals=(Goal("k", words=str(number)),))
            revision = desk.plans.save(revision.id, document, revision.version)
        assert (previews.result(), searches.result()) == (ROUNDS, ROUNDS)
        assert [done.result() for done in imports] == [200, 200]
    stored = desk.plans.open(client_id).revision
    assert stored is not None
    assert stored.document.goals[0].words == str(ROUNDS - 1)
    desk.changes.poll()
    assert heard == [frozenset({Topic.CLIENTS})] * 2
    assert len(desk.clients.find("")) == 401
    assert desk.audit.verify().is_whole()
