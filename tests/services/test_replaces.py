"""Page 1 says which version it replaces: on every paper of every version, in whatever way it came about."""

import pytest

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.services.desk import Desk
from tests.builders import build_client, full_plan
from tests.documents.reading import read
from tests.services.conftest import Place
from tests.services.test_merging import merge


def begin(desk: Desk, place: Place, client_id: int) -> Revision:
    """A draft with everything in it."""
    place.clock.go_on(minutes=1)
    draft = desk.plans.start(client_id).value
    return desk.plans.save(draft.id, full_plan(draft.id), draft.version)


def finalize(desk: Desk, place: Place, draft: Revision) -> Revision:
    place.clock.go_on(minutes=1)
    return desk.plans.finalize(draft.id, draft.version, "For the test").value


def on_page_one(pdf: bytes) -> str:
    """What page 1 says of the version before, "" where it says nothing."""
    words = read(pdf).page_text(0)
    return (
        f"Replaces version {words.partition('Replaces version ')[2].split()[0]}"
        if "Replaces" in words
        else ""
    )


def drawn(desk: Desk, client_id: int, revision: Revision) -> str:
    return on_page_one(plan_pdf(desk.papers.plan(client_id, revision.id)))


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client(record_number="0042")).value


def test_each_version_replaces_the_final_before_it(desk: Desk, place: Place, theo: int) -> None:
    said = []
    finals = []
    for _ in range(3):
        draft = begin(desk, place, theo)
        as_draft = drawn(desk, theo, draft)
        finals.append(finalize(desk, place, draft))
        said.append((as_draft, on_page_one(desk.papers.stored_pdf(finals[-1].id))))
    assert said == [("", ""), ("Replaces version 1",) * 2, ("Replaces version 2",) * 2]
    # What is drawn anew years later says the same as the paper that was kept.
    assert [drawn(desk, theo, final) for final in finals] == [kept for _, kept in said]


def test_a_discarded_draft_was_never_given_to_anybody(desk: Desk, place: Place, theo: int) -> None:
    finalize(desk, place, begin(desk, place, theo))
    gone = begin(desk, place, theo)
    desk.plans.discard_draft(gone.id, gone.version)
    assert drawn(desk, theo, begin(desk, place, theo)) == "Replaces version 1"


def test_after_a_merge_the_next_version_replaces_the_newest_paper_of_either_record(
    desk: Desk, place: Place, theo: int
) -> None:
    other = desk.clients.add(build_client("Ted Bramwell", record_number="0117")).value
    finalize(desk, place, begin(desk, place, theo))
    finalize(desk, place, begin(desk, place, theo))
    newest = finalize(desk, place, begin(desk, place, other))
    aside = begin(desk, place, other)
    begin(desk, place, theo)
    merge(desk, theo, other)
    draft = desk.plans.open(theo).revision
    assert draft is not None
    assert drawn(desk, theo, draft) == f"Replaces version {newest.number}"
    assert drawn(desk, theo, aside) == f"Replaces version {newest.number}"


def test_the_paper_of_somebody_who_leaves_now_replaces_the_one_before(
    desk: Desk, place: Place, theo: int
) -> None:
    finalize(desk, place, begin(desk, place, theo))
    place.clock.go_on(days=1)
    desk.leaving.print(theo)
    given = desk.plans.open(theo).revision
    assert given is not None
    assert given.number == 2
    assert on_page_one(desk.papers.stored_pdf(given.id)) == "Replaces version 1"
