"""Two versions of a plan through real services: which two, what differs, what is written to the trail."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.domain.plans.compare import ChangeKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from tests.builders import build_client, build_entry, full_plan, linked_plan
from tests.services.conftest import Place


@pytest.fixture
def first(desk: Desk) -> Revision:
    """A final version; the draft of the second says something else of the home."""
    client_id = desk.clients.add(build_client()).value
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)
    final = desk.plans.finalize(draft.id, draft.version, "For the test").value
    draft = desk.plans.start(client_id).value
    document = replace(draft.document, home=replace(draft.document.home, met_by="Sam"))
    desk.plans.save(draft.id, document, draft.version)
    return final


def test_the_newest_is_compared_with_the_one_before_it(desk: Desk, first: Revision) -> None:
    both = desk.plan_versions.compare(first.client_id)
    assert (both.before.number, both.after.number) == (1, 2)
    told = [one for one in both.values if one.kind is not ChangeKind.SAME]
    assert ("home.met_by", "Ray", "Sam") in [(one.path, one.before, one.after) for one in told]
    turned = desk.plan_versions.compare(first.client_id, both.after.id, both.before.id)
    assert (turned.before, turned.after) == (both.after, both.before)
    oldest = desk.plan_versions.compare(first.client_id, after_id=first.id)
    assert (oldest.before.number, oldest.after.number) == (2, 1)


def test_each_version_counts_as_viewed_once(desk: Desk, first: Revision) -> None:
    both = desk.plan_versions.compare(first.client_id)
    viewed = [line.subject_id for line in desk.audit.entries()[:2] if line.event is Event.PLAN_VIEWED]
    assert sorted(viewed, key=str) == sorted([both.before.id, both.after.id], key=str)
    before = len(desk.audit.entries())
    desk.plan_versions.compare(first.client_id, both.before.id, both.after.id, reload=True)
    assert len(desk.audit.entries()) == before


def test_a_version_of_somebody_else_and_a_single_one_are_refused(desk: Desk, first: Revision) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="000118")).value
    with pytest.raises(NotFound, match="only one version"):
        desk.plan_versions.compare(other)
    theirs = desk.plans.start(other).value
    with pytest.raises(NotFound, match="another client"):
        desk.plan_versions.compare(first.client_id, theirs.id, first.id)


def test_a_draft_says_what_the_directory_says_now(desk: Desk) -> None:
    ids = [desk.directory.add(build_entry(f"Place {number}")).value for number in range(4)]
    client_id = desk.clients.add(build_client()).value
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, linked_plan(*ids), draft.version)
    desk.plans.finalize(draft.id, draft.version, "For the test")
    desk.plans.start(client_id)
    stored = desk.directory.get(ids[1])
    desk.directory.change(ids[1], replace(stored.entry, phone="207-555-0199"), stored.version)
    told = {one.field: one for one in desk.plan_versions.compare(client_id).values if one.before != one.after}
    assert told["medicines.medicines.pharmacy.phone"].after == "207-555-0199"
    assert told["medicines.medicines.pharmacy.phone"].is_important()


def test_the_front_desk_compares_nothing(place: Place, first: Revision) -> None:
    with pytest.raises(NotPermitted):
        place.sign_in_as(Role.FRONT_DESK).plan_versions.compare(first.client_id)
