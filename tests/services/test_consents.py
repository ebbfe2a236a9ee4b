"""Consents at the service: drafts and Undo, what a signature needs, what ends one and when, who may do what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import (
    Consent,
    ConsentKind,
    ConsentState,
    Expiry,
    ExpiryKind,
    RevokedWay,
    StoredConsent,
)
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient, RecipientWords
from aftercare_desktop.domain.signing import Scan, SignedWay
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from tests.builders import NOW, TODAY, build_client
from tests.consents import build_consent, build_signing
from tests.services.conftest import Place

_STROKES = (((10.0, 100.0), (200.0, 20.0), (400.0, 120.0)),)
_MIDNIGHT = datetime(2026, 11, 24, 5, tzinfo=UTC)
"""The end of Nov 23 where the center is."""


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


@pytest.fixture
def larch_hill(desk: Desk) -> Recipient:
    """A clinic of the directory."""
    entry = DirectoryEntry("Larch Hill", EntryKind.CLINIC, phone="207-555-0130")
    return Recipient(entry_id=desk.directory.add(entry).value)


def only(desk: Desk, client_id: int) -> StoredConsent:
    (row,) = desk.consents.of_client(client_id, reload=True).rows
    return row.stored


def state_of(desk: Desk, client_id: int) -> ConsentState:
    (row,) = desk.consents.of_client(client_id, reload=True).rows
    return row.state


def signed(desk: Desk, client_id: int, consent: Consent | None = None) -> int:
    """A consent for care, or this one, signed on paper today."""
    consent_id = desk.consents.begin(client_id, consent or build_consent(ConsentKind.CARE)).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return consent_id


def events(desk: Desk, event: Event) -> list[str]:
    return [entry.detail for entry in desk.audit.entries() if entry.event is event]


# Drafts


def test_a_blank_has_the_names_and_words_that_are_always_so(desk: Desk, theo: int) -> None:
    named, care = desk.consents.blank(theo), desk.consents.blank(theo, ConsentKind.CARE)
    assert (named.client_name, named.discloser) == ("Theo Bramwell", desk.center.profile().name)
    assert (named.class_words, named.redisclosure, named.refusal) == ("", "", "")
    assert care.class_words
    assert care.redisclosure
    assert care.refusal
    assert named.revocation


def test_a_draft_is_kept_changed_thrown_away_and_each_taken_back(desk: Desk, theo: int) -> None:
    begun = desk.consents.begin(theo, Consent(purpose="One"))
    assert begun.topics == {Topic.CONSENTS}
    wrote = desk.consents.write(begun.value, Consent(purpose="Two"), 1)
    assert wrote.undo is not None
    desk.undo(wrote.undo)
    assert only(desk, theo).consent.purpose == "One"
    thrown = desk.consents.discard(begun.value, 3)
    assert desk.consents.of_client(theo).rows == ()
    assert thrown.undo is not None
    again = desk.undo(thrown.undo)
    assert state_of(desk, theo) is ConsentState.DRAFT
    assert again.undo is not None
    desk.undo(again.undo)
    assert desk.consents.of_client(theo).rows == ()


def test_undo_of_the_beginning_throws_it_away(desk: Desk, theo: int) -> None:
    begun = desk.consents.begin(theo, Consent())
    assert begun.undo is not None
    desk.undo(begun.undo)
    assert desk.consents.of_client(theo).rows == ()


def test_a_recipient_is_kept_with_the_words_of_the_day(desk: Desk, theo: int, larch_hill: Recipient) -> None:
    claimed = Consent(recipient=larch_hill, recipient_words=RecipientWords("Somebody else"))
    desk.consents.begin(theo, claimed)
    assert only(desk, theo).consent.recipient_words == RecipientWords("Larch Hill", phone="207-555-0130")


def test_nobody_of_another_client_is_a_recipient(desk: Desk, theo: int) -> None:
    grady = desk.clients.add(build_client("Grady Ouellette", record_number="")).value
    sister = desk.recipients.add_person(grady, OutsidePerson("June")).value
    with pytest.raises(NotFound, match="another client"):
        desk.consents.begin(theo, Consent(recipient=Recipient(person_id=sister)))
    assert desk.consents.of_client(theo).rows == ()


@pytest.mark.parametrize(
    ("client", "called", "sentence"),
    [
        ({}, "Somebody Else", "names Somebody Else, and this is the record of Theodore Bramwell"),
        ({}, "Bramwell", "names Bramwell,"),
        ({"preferred_name": ""}, "Theo Bramwell", "names Theo Bramwell,"),
        ({"preferred_name": ""}, "Bramwell", "names Bramwell,"),
        ({}, "THEODORE  Brámwell", ""),
        ({}, "Theo", ""),
        ({}, "Theo Bramwell", ""),
    ],
)
def test_a_consent_for_another_patient_is_not_signed(
    desk: Desk, client: dict[str, str], called: str, sentence: str
) -> None:
    facts = {"preferred_name": "Theo", **client}
    theo = desk.clients.add(build_client("Theodore Bramwell", **facts)).value
    number = desk.consents.begin(theo, build_consent(ConsentKind.CARE, client_name=called)).value
    if not sentence:
        desk.consents.sign(number, build_signing(), 1)
        return
    with pytest.raises(BadInput, match=sentence):
        desk.consents.sign(number, build_signing(), 1)
    assert only(desk, theo).signing is None


def test_a_consent_by_which_another_center_shares_is_not_signed(desk: Desk, theo: int) -> None:
    elsewhere = build_consent(ConsentKind.CARE, discloser="Another Clinic, Boston")
    number = desk.consents.begin(theo, elsewhere).value
    with pytest.raises(BadInput, match="lets Another Clinic, Boston share, and this center is Alder Point"):
        desk.consents.sign(number, build_signing(), 1)
    assert only(desk, theo).signing is None


def test_what_is_too_long_is_refused(desk: Desk, theo: int) -> None:
    with pytest.raises(BadInput, match="at most 1,000"):
        desk.consents.begin(theo, Consent(purpose="p" * 1_001))


# Signing


@pytest.mark.parametrize(
    ("spoiled", "named"),
    [
        ({"client_name": " "}, "the client's name"),
        ({"discloser": ""}, "who may share"),
        ({"categories": ()}, "what may be shared"),
        ({"recipient": Recipient()}, "with whom it may be shared"),
        ({"purpose": ""}, "what it is for"),
        ({"revocation": ""}, "how to take it back"),
        ({"expiry": Expiry()}, "when it ends"),
        ({"expiry": Expiry(ExpiryKind.NONE)}, "when it ends"),
    ],
)
def test_a_signature_waits_until_every_element_is_written(
    desk: Desk, theo: int, larch_hill: Recipient, spoiled: dict[str, object], named: str
) -> None:
    consent = replace(build_consent(recipient=larch_hill), **spoiled)  # type: ignore[arg-type]
    number = desk.consents.begin(theo, consent).value
    with pytest.raises(BadInput, match=named):
        desk.consents.sign(number, build_signing(), 1)
    assert only(desk, theo).signing is None


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " "}, "who signs"),
        ({"on": TODAY + timedelta(1)}, "today or a day before"),
        ({"way": SignedWay.DRAWN}, "needs its picture"),
    ],
)
def test_a_signature_that_is_none_is_refused(
    desk: Desk, theo: int, facts: dict[str, object], sentence: str
) -> None:
    number = desk.consents.begin(theo, build_consent(ConsentKind.CARE)).value
    with pytest.raises(BadInput, match=sentence):
        desk.consents.sign(number, build_signing(**facts), 1)
    assert state_of(desk, theo) is ConsentState.DRAFT


def test_a_drawn_signature_is_kept_with_its_picture_and_a_slip_of_the_hand_is_none(
    desk: Desk, theo: int
) -> None:
    number = desk.consents.begin(theo, build_consent(ConsentKind.CARE)).value
    drawn = build_signing(way=SignedWay.DRAWN)
    with pytest.raises(BadInput, match="Sign in the box first"):
        desk.consents.sign(number, drawn, 1, strokes=(((1.0, 1.0), (2.0, 2.0)),))
    desk.consents.sign(number, drawn, 1, strokes=_STROKES)
    assert desk.consent_papers.paper(number).picture.startswith(b"\x89PNG")
    assert events(desk, Event.CONSENT_SIGNED) == [f"client={theo} signed way=drawn"]


def test_what_is_no_scan_is_refused_and_one_that_is_none_is_not_shown(desk: Desk, theo: int) -> None:
    number = desk.consents.begin(theo, build_consent(ConsentKind.CARE)).value
    with pytest.raises(BadInput, match="no scan"):
        desk.consents.sign(number, build_signing(), 1, scan=Scan(b"words", "application/pdf", 1))
    desk.consents.sign(number, build_signing(), 1)
    with pytest.raises(NotFound):
        desk.consent_papers.scan(number)


def test_what_is_signed_never_changes(desk: Desk, theo: int) -> None:
    number = signed(desk, theo)
    for change in (
        lambda: desk.consents.write(number, Consent(), 2),
        lambda: desk.consents.discard(number, 2),
        lambda: desk.consents.sign(number, build_signing(), 2),
    ):
        with pytest.raises(BadInput, match="signed and cannot be changed"):
            change()
    assert len(only(desk, theo).content_sha256) == 64


# What ends one


def test_it_holds_through_its_last_day_to_midnight_where_the_center_is(
    place: Place, desk: Desk, theo: int, larch_hill: Recipient
) -> None:
    signed(desk, theo, build_consent(recipient=larch_hill, expiry=Expiry(ExpiryKind.ON_DAY, TODAY)))
    place.clock.moment = _MIDNIGHT - timedelta(seconds=1)
    assert state_of(desk, theo) is ConsentState.IN_FORCE
    place.clock.moment = _MIDNIGHT
    assert state_of(desk, theo) is ConsentState.EXPIRED


def test_an_event_ends_it_on_its_day_and_not_when_that_is_taken_back(
    desk: Desk, theo: int, larch_hill: Recipient
) -> None:
    event = Expiry(ExpiryKind.EVENT, event="I move in")
    number = signed(desk, theo, build_consent(recipient=larch_hill, expiry=event))
    with pytest.raises(BadInput, match="it has happened"):
        desk.consents.end(number, TODAY + timedelta(1), "", 2)
    done = desk.consents.end(number, TODAY, "Moved in today", 2)
    assert done.topics == {Topic.CONSENTS, Topic.DISCLOSURES}
    assert state_of(desk, theo) is ConsentState.EXPIRED
    assert done.undo is not None
    desk.undo(done.undo)
    assert state_of(desk, theo) is ConsentState.IN_FORCE


def test_the_end_of_treatment_is_the_status_that_says_so(desk: Desk, theo: int) -> None:
    signed(desk, theo)
    assert state_of(desk, theo) is ConsentState.IN_FORCE
    desk.statuses.change(theo, NewStatus(StatusChange(ClientStatus.CLOSED, TODAY, note="Finished")), 1)
    assert state_of(desk, theo) is ConsentState.EXPIRED


def test_known_to_be_false_is_for_good(desk: Desk, theo: int) -> None:
    number = signed(desk, theo)
    done = desk.consents.mark_false(number, 2)
    assert done.undo is None
    assert state_of(desk, theo) is ConsentState.KNOWN_FALSE


@pytest.mark.parametrize("way", RevokedWay)
def test_taking_back_holds_at_once_for_good_and_whichever_way(desk: Desk, theo: int, way: RevokedWay) -> None:
    number = signed(desk, theo)
    done = desk.consents.revoke(number, way, "Said so", 2)
    assert done.undo is None
    assert done.topics == {Topic.CONSENTS, Topic.DISCLOSURES}
    taken_back = only(desk, theo).revocation
    assert taken_back is not None
    assert (taken_back.at, taken_back.by, taken_back.way) == (NOW, desk.staff_member.id, way)
    assert state_of(desk, theo) is ConsentState.REVOKED
    with pytest.raises(EditedElsewhere, match="taken back already"):
        desk.consents.revoke(number, way, "", 3)
    assert events(desk, Event.CONSENT_REVOKED) == [f"client={theo} taken back way={way}"]


def test_2_35_holds_one_until_the_day_it_states(
    place: Place, desk: Desk, theo: int, larch_hill: Recipient
) -> None:
    consent = build_consent(ConsentKind.CRIMINAL_JUSTICE, recipient=larch_hill)
    later = replace(consent, court=replace(consent.court, revocable_from=TODAY + timedelta(1)))
    number = signed(desk, theo, replace(later, expiry=Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(60))))
    with pytest.raises(BadInput, match="holds for a stated time"):
        desk.consents.revoke(number, RevokedWay.WRITTEN, "", 2)
    place.clock.moment = _MIDNIGHT
    desk.consents.revoke(number, RevokedWay.WRITTEN, "", 2)
    assert state_of(desk, theo) is ConsentState.REVOKED


def test_a_draft_can_neither_be_taken_back_nor_end_nor_be_false(desk: Desk, theo: int) -> None:
    number = desk.consents.begin(theo, Consent()).value
    for act in (
        lambda: desk.consents.revoke(number, RevokedWay.BY_VOICE, "", 1),
        lambda: desk.consents.end(number, TODAY, "", 1),
        lambda: desk.consents.mark_false(number, 1),
    ):
        with pytest.raises(BadInput, match="not signed yet"):
            act()


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, number: desk.consents.write(number, Consent(), 7),
        lambda desk, number: desk.consents.discard(number, 7),
        lambda desk, number: desk.consents.sign(number, build_signing(), 7),
    ],
)
def test_a_draft_that_moved_on_is_not_overwritten(
    desk: Desk, theo: int, act: Callable[[Desk, int], object]
) -> None:
    number = desk.consents.begin(theo, build_consent(ConsentKind.CARE)).value
    before = only(desk, theo)
    with pytest.raises(EditedElsewhere):
        act(desk, number)
    assert only(desk, theo) == before


# Lists


def test_those_that_end_within_thirty_days_are_told_the_soonest_first(
    desk: Desk, theo: int, larch_hill: Recipient
) -> None:
    base = build_consent(recipient=larch_hill)
    days = {
        days: replace(base, expiry=Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(days))) for days in (30, 31, 2)
    }
    numbers = {span: signed(desk, theo, consent) for span, consent in days.items()}
    desk.consents.begin(theo, days[2])
    gone = signed(desk, theo, days[2])
    desk.consents.revoke(gone, RevokedWay.BY_VOICE, "", 2)
    told = [(one.consent_id, one.last_day) for one in desk.consents.ending()]
    assert told == [(numbers[2], TODAY + timedelta(2)), (numbers[30], TODAY + timedelta(30))]


def test_opening_is_a_view_and_looking_again_is_none(desk: Desk, theo: int) -> None:
    desk.consents.of_client(theo)
    desk.consents.of_client(theo, reload=True)
    assert len(events(desk, Event.CONSENTS_VIEWED)) == 1


def test_no_name_and_no_word_of_a_consent_stands_in_the_trail(
    desk: Desk, theo: int, larch_hill: Recipient
) -> None:
    number = signed(desk, theo, build_consent(recipient=larch_hill, limits="Nothing about Rosa"))
    desk.consents.revoke(number, RevokedWay.BY_VOICE, "Theo told Rosa", 2)
    told = " ".join(entry.detail for entry in desk.audit.entries() if entry.subject == "consent")
    assert told
    assert not [word for word in ("Theo", "Rosa", "Larch", "plan my care") if word in told]


_WRITERS = {Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COUNSELOR, Role.NURSE}


@pytest.mark.parametrize("role", Role)
def test_who_may_write_read_and_take_back(place: Place, desk: Desk, theo: int, role: Role) -> None:
    number = signed(desk, theo)
    person = place.sign_in_as(role)
    if role is Role.FRONT_DESK:
        for refused in (
            lambda: person.consents.of_client(theo),
            lambda: person.consents.ending(),
            lambda: person.recipients.offered(theo),
            lambda: person.consents.revoke(number, RevokedWay.BY_VOICE, "", 2),
        ):
            with pytest.raises(NotPermitted):
                refused()
        return
    assert len(person.consents.of_client(theo).rows) == 1
    if role in _WRITERS:
        assert person.consents.begin(theo, Consent()).value
    else:
        with pytest.raises(NotPermitted):
            person.consents.begin(theo, Consent())
    person.consents.revoke(number, RevokedWay.BY_VOICE, "", 2)
