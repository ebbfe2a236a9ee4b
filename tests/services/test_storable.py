"""Half a surrogate pair, which a paste can bring along, neither stops a save nor is kept."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.plans import Goal, Step
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.storable import storable
from tests.builders import build_client, full_client, full_plan
from tests.services.importing.rows import census, person

HALF = "a\ud800b"
WHOLE = "a\ufffdb"


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_can_be_kept_and_only_halves_change(text: str) -> None:
    kept = storable(text)
    kept.encode()
    assert len(kept) == len(text)
    assert storable(kept) is kept
    assert all(new == old or "\ud800" <= old <= "\udfff" for new, old in zip(kept, text, strict=True))


def test_parts_are_reached_however_deep() -> None:
    assert storable((Goal("k", steps=(Step("s", HALF),)),)) == (Goal("k", steps=(Step("s", WHOLE),)),)
    assert storable(full_client()) == full_client()


def test_such_text_is_saved_found_and_printed(desk: Desk) -> None:
    client_id = desk.clients.add(build_client(f"Theo {HALF}", record_number=HALF)).value
    assert desk.clients.find(HALF) == (client_id,)
    desk.clients.change(client_id, build_client(HALF, record_number=HALF, phones=(Phone(HALF),)), 1)
    assert desk.clients.open(client_id).client.phones == (Phone(WHOLE),)
    report = desk.importing.import_all(census(person(2, HALF, HALF))).value
    assert (report.added, report.unchanged) == (0, 1)
    draft = desk.plans.start(client_id).value
    words = replace(full_plan(), goals=(Goal("k", words=HALF),))
    saved = desk.plans.save(draft.id, words, draft.version)
    assert saved.document.goals[0].words == WHOLE
    final = desk.plans.finalize(draft.id, saved.version, HALF).value
    assert final.gaps_reason == WHOLE
    assert desk.papers.pdf(final.id).startswith(b"%PDF-")
