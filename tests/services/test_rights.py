"""The client's own rights as use cases: every change with its undo, its conflict, and what may not be kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.own_record import Amendment, CopyForm, CopyRequest, NoticeWay, PatientNotice
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.restrictions import Restriction, kept_back
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import (
    AftercareError,
    BadInput,
    CannotUndo,
    EditedElsewhere,
    NotFound,
    NotPermitted,
)
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.rights import ClientRights
from aftercare_desktop.services.undo import Done
from tests.builders import TODAY, build_client
from tests.services.conftest import Place

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ASKED = Restriction(YESTERDAY, "Not my father")
AGREED = replace(ASKED, agreed=True, answered_on=TODAY, categories=(Category.CONTACT,))
WRONG = Amendment(YESTERDAY, "I never used alcohol")
REFUSED = replace(WRONG, accepted=False, answered_on=TODAY, answer="The record is accurate.")
DISAGREED = replace(REFUSED, disagreement="It is not, and I said so.", disagreed_on=TODAY)


@pytest.fixture
def client_id(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


def rights(desk: Desk, client_id: int) -> ClientRights:
    return desk.rights.of_client(client_id, reload=True)


def undone(desk: Desk, done: Done[Any]) -> Done[Any]:
    assert done.undo is not None
    assert done.topics == {Topic.RIGHTS}
    return desk.undo(done.undo)


def test_a_notice_is_given_taken_back_and_put_back(desk: Desk, client_id: int) -> None:
    notice = PatientNotice(YESTERDAY, NoticeWay.READ_ALOUD, "With an interpreter")
    given = desk.rights.give_notice(client_id, notice)
    assert [one.notice for one in rights(desk, client_id).notices] == [notice]
    back = undone(desk, given)
    assert rights(desk, client_id).notices == ()
    with pytest.raises(EditedElsewhere):
        desk.rights.take_back_notice(given.value)
    undone(desk, back)
    assert [one.notice for one in rights(desk, client_id).notices] == [notice]


def test_a_restriction_is_asked_agreed_ended_and_each_is_taken_back(desk: Desk, client_id: int) -> None:
    father = desk.recipients.add_person(client_id, OutsidePerson("Ed Bramwell", relation="Father")).value
    asked = replace(ASKED, recipient=Recipient(person_id=father))
    restriction_id = desk.rights.ask_restriction(client_id, asked).value
    agreed = replace(AGREED, recipient=asked.recipient)
    done = desk.rights.write_restriction(restriction_id, agreed, 1)
    (stored,) = rights(desk, client_id).restrictions
    assert kept_back([stored.restriction], asked.recipient, TODAY) == {Category.CONTACT}
    assert rights(desk, client_id).towards[restriction_id].name == "Ed Bramwell"
    ended = desk.rights.write_restriction(restriction_id, replace(agreed, ended_on=TODAY), done.value)
    assert not kept_back([rights(desk, client_id).restrictions[0].restriction], asked.recipient, TODAY)
    undone(desk, ended)
    assert rights(desk, client_id).restrictions[0].restriction == agreed


def test_the_undo_of_a_request_closes_it_and_the_undo_of_that_opens_it(desk: Desk, client_id: int) -> None:
    back = undone(desk, desk.rights.ask_restriction(client_id, ASKED))
    assert not rights(desk, client_id).restrictions[0].restriction.is_open()
    undone(desk, back)
    assert rights(desk, client_id).restrictions[0].restriction == ASKED
    back = undone(desk, desk.rights.ask_amendment(client_id, WRONG))
    assert rights(desk, client_id).amendments[0].amendment.is_withdrawn()
    undone(desk, back)
    assert rights(desk, client_id).amendments[0].amendment == WRONG


def test_what_was_asked_stays_once_it_is_answered(desk: Desk, client_id: int) -> None:
    first = desk.rights.ask_restriction(client_id, AGREED).value
    for change in (
        {"words": "Nobody at all"},
        {"categories": (Category.PRESENCE,)},
        {"recipient": Recipient(entry_id=1)},
        {"asked_on": TODAY},
    ):
        with pytest.raises(AftercareError):
            desk.rights.write_restriction(first, replace(AGREED, **change), 1)  # type: ignore[arg-type]
    second = desk.rights.ask_amendment(client_id, REFUSED).value
    with pytest.raises(BadInput, match="stays as it was asked"):
        desk.rights.write_amendment(second, replace(REFUSED, words="Something else"), 1)
    found = rights(desk, client_id)
    assert (found.restrictions[0].restriction, found.amendments[0].amendment) == (AGREED, REFUSED)


def test_an_amendment_is_refused_disagreed_with_and_the_statement_goes_along(
    desk: Desk, client_id: int
) -> None:
    amendment_id = desk.rights.ask_amendment(client_id, WRONG).value
    version = desk.rights.write_amendment(amendment_id, REFUSED, 1).value
    done = desk.rights.write_amendment(amendment_id, DISAGREED, version)
    assert done.undo is not None
    assert done.undo.sentence == "Request disagreed with"
    assert rights(desk, client_id).amendments[0].amendment == DISAGREED
    undone(desk, done)
    assert rights(desk, client_id).amendments[0].amendment == REFUSED


def test_a_copy_is_owed_for_thirty_days_handed_over_and_owed_again(desk: Desk, client_id: int) -> None:
    request = CopyRequest(YESTERDAY, CopyForm.PDF, "His guardian")
    request_id = desk.rights.ask_copy(client_id, request).value
    (stored,) = rights(desk, client_id).copies
    assert (stored.request.due_on(), stored.request.is_open()) == (YESTERDAY + timedelta(days=30), True)
    done = desk.rights.deliver(request_id, TODAY, "By hand", 1)
    assert rights(desk, client_id).copies[0].request == replace(
        request, delivered_on=TODAY, delivered_how="By hand"
    )
    with pytest.raises(BadInput, match="handed over or taken back already"):
        desk.rights.withdraw_copy(request_id, done.value)
    again = undone(desk, done)
    assert rights(desk, client_id).copies[0].request == request
    undone(desk, again)
    assert not rights(desk, client_id).copies[0].request.is_open()


def test_a_request_for_a_copy_is_taken_back_and_renewed(desk: Desk, client_id: int) -> None:
    request_id = desk.rights.ask_copy(client_id, CopyRequest(TODAY)).value
    back = desk.rights.withdraw_copy(request_id, 1)
    assert rights(desk, client_id).copies[0].request.withdrawn_on == TODAY
    undone(desk, back)
    assert rights(desk, client_id).copies[0].request.is_open()
    with pytest.raises(BadInput, match="This request stands"):
        desk.rights.renew_copy(request_id, 3)
    with pytest.raises(BadInput, match="not handed over yet"):
        desk.rights.not_delivered(request_id, 3)


Act = Callable[[Desk, int], object]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda d, c: d.rights.give_notice(c, PatientNotice(TOMORROW)), "it has happened"),
        (lambda d, c: d.rights.ask_restriction(c, replace(ASKED, words=" ")), "what the client asks"),
        (lambda d, c: d.rights.ask_restriction(c, replace(ASKED, asked_on=TOMORROW)), "not one after today"),
        (lambda d, c: d.rights.ask_restriction(c, replace(AGREED, categories=())), "Mark what is kept back"),
        (lambda d, c: d.rights.ask_restriction(c, replace(AGREED, answered_on=None)), "day of the answer"),
        (
            lambda d, c: d.rights.ask_restriction(
                c, replace(AGREED, answered_on=YESTERDAY - timedelta(days=1))
            ),
            "from the request to today",
        ),
        (lambda d, c: d.rights.ask_copy(c, CopyRequest(TOMORROW)), "it has happened"),
        (lambda d, c: d.rights.ask_amendment(c, replace(WRONG, words="")), "what the client says is wrong"),
        (lambda d, c: d.rights.ask_amendment(c, replace(REFUSED, answer="")), "a right to the reason"),
        (
            lambda d, c: d.rights.ask_amendment(c, replace(DISAGREED, accepted=True)),
            "not accepted can be disagreed",
        ),
        (
            lambda d, c: d.rights.ask_amendment(c, replace(DISAGREED, disagreed_on=None)),
            "day of the statement",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_sentence(
    desk: Desk, client_id: int, act: Act, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence) as refused:
        act(desk, client_id)
    assert refused.value.sentence.endswith("Nothing was saved.")
    found = rights(desk, client_id)
    assert (found.notices, found.restrictions, found.copies, found.amendments) == ((), (), (), ())


def test_a_stale_version_writes_over_nothing_and_cannot_be_undone(desk: Desk, client_id: int) -> None:
    restriction_id = desk.rights.ask_restriction(client_id, ASKED).value
    amendment_id = desk.rights.ask_amendment(client_id, WRONG).value
    asked = desk.rights.ask_copy(client_id, CopyRequest(TODAY))
    desk.rights.write_restriction(restriction_id, AGREED, 1)
    desk.rights.write_amendment(amendment_id, REFUSED, 1)
    desk.rights.deliver(asked.value, TODAY, "By hand", 1)
    for stale in (
        lambda: desk.rights.write_restriction(restriction_id, ASKED, 1),
        lambda: desk.rights.write_amendment(amendment_id, WRONG, 1),
        lambda: desk.rights.not_delivered(asked.value, 1),
    ):
        with pytest.raises(EditedElsewhere, match="Nothing was overwritten"):
            stale()
    other = desk.rights.ask_copy(client_id, CopyRequest(TODAY))
    desk.rights.withdraw_copy(other.value, 1)
    renewed = desk.rights.renew_copy(other.value, 2)
    desk.rights.deliver(other.value, TODAY, "By mail", 3)
    assert renewed.undo is not None
    with pytest.raises((CannotUndo, BadInput)):
        desk.undo(renewed.undo)


def test_somebody_else_s_person_is_no_recipient(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Ana Other", record_number="000200")).value
    hers = desk.recipients.add_person(other, OutsidePerson("Her mother")).value
    with pytest.raises(NotFound):
        desk.rights.ask_restriction(client_id, replace(ASKED, recipient=Recipient(person_id=hers)))


def test_a_view_is_recorded_once_and_lines_hold_no_text(desk: Desk, client_id: int) -> None:
    desk.rights.of_client(client_id)
    desk.rights.of_client(client_id, reload=True)
    desk.rights.ask_amendment(client_id, WRONG)
    lines = [
        line for line in desk.audit.entries() if line.event in (Event.RIGHTS_VIEWED, Event.AMENDMENT_CHANGED)
    ]
    assert [line.event for line in lines] == [Event.AMENDMENT_CHANGED, Event.RIGHTS_VIEWED]
    assert lines[0].detail == f"client={client_id} written down"


def test_the_front_desk_reads_and_writes_none_of_it(place: Place, client_id: int) -> None:
    front = place.sign_in_as(Role.FRONT_DESK)
    for act in (
        lambda: front.rights.of_client(client_id),
        lambda: front.rights.ask_copy(client_id, CopyRequest(TODAY)),
    ):
        with pytest.raises(NotPermitted):
            act()
