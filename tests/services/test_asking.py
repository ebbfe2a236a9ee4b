"""Whom may we talk to: one person meant on purpose, permitted roles alone, and the same work for every name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event

from aftercare_desktop.domain.asking import MayTell, PersonAsked
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import Category, Consent, ConsentKind, Expiry, ExpiryKind, RevokedWay
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import CareRole
from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import asking as store
from aftercare_desktop.store import rights
from aftercare_desktop.store.asking import MOST
from tests.builders import NOW, TODAY, build_client, build_entry
from tests.consents import build_consent, build_signing
from tests.services.conftest import Place

BORN = date(1991, 4, 9)
THEO = PersonAsked("Theo Bramwell", BORN)


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


def agree(desk: Desk, client_id: int, recipient: Recipient, **facts: object) -> int:
    """A signed consent of the client for this recipient."""
    name = desk.clients.open(client_id, reload=True).client.name
    consent: Consent = build_consent(client_name=name, recipient=recipient, **facts)
    made = desk.consents.begin(client_id, consent).value
    desk.consents.sign(made, build_signing(), 1)
    return made


def sister(desk: Desk, client_id: int) -> Recipient:
    person = OutsidePerson("Elise Bramwell", relation="Sister", phone="207-555-0163")
    return Recipient(person_id=desk.recipients.add_person(client_id, person).value)


def told(found: tuple[MayTell, ...]) -> list[tuple[str, tuple[Category, ...]]]:
    return [(one.words.name, one.categories) for one in found]


# Whose answer it is


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        (THEO, True),
        (PersonAsked(" theo  BRAMWELL ", BORN), True),
        (PersonAsked("Theo Bramwell", None, "000117"), True),
        (PersonAsked("Theo Bramwell", BORN, "000117"), True),
        (PersonAsked("Theo Bramwell", date(1991, 4, 10)), False),
        (PersonAsked("Theo Bramwell", None, "117"), False),
        (PersonAsked("Theo Bramwell", BORN, "000118"), False),
        (PersonAsked("Theo", BORN), False),
        (PersonAsked("Ted", BORN), False),
        (PersonAsked("Bramwell", BORN), False),
        (PersonAsked("Theo Bramwel", BORN), False),
        (PersonAsked("%", BORN), False),
        (PersonAsked("Theo_Bramwell", BORN), False),
        (PersonAsked("Zzyzx Qqq", BORN), False),
    ],
)
def test_only_the_full_name_with_its_date_or_number_is_answered(
    desk: Desk, asked: PersonAsked, finds: bool
) -> None:
    theo = desk.clients.add(build_client(preferred_name="Ted")).value
    agree(desk, theo, sister(desk, theo))
    assert [one.words.name for one in desk.asking.whom(asked)] == ["Elise Bramwell"] * finds


@pytest.mark.parametrize("name", ["Theo Bramwell", "Zzyzx Qqq"])
@pytest.mark.parametrize("spoiled", [{"name": " "}, {"birth_date": None}])
def test_less_is_refused_whatever_the_name(
    desk: Desk, theo: int, name: str, spoiled: dict[str, object]
) -> None:
    lines = len(desk.audit.entries())
    with pytest.raises(BadInput, match="full name"):
        desk.asking.whom(replace(PersonAsked(name, BORN), **spoiled))  # type: ignore[arg-type]
    assert len(desk.audit.entries()) == lines


def test_two_people_of_one_name_and_birthday_are_told_apart_by_number_alone(desk: Desk, theo: int) -> None:
    agree(desk, theo, sister(desk, theo))
    desk.clients.add(build_client(record_number="000118"))
    assert desk.asking.whom(THEO) == ()
    assert told(desk.asking.whom(replace(THEO, record_number="000117")))
    assert desk.asking.whom(replace(THEO, record_number="000118")) == ()


def test_an_archived_client_and_a_name_of_a_merged_record_lead_to_the_same_person(
    desk: Desk, theo: int
) -> None:
    other = desk.clients.add(build_client("Theodore James Bramwell", record_number="000200")).value
    agree(desk, theo, sister(desk, theo))
    versions = (desk.clients.open(theo).version, desk.clients.open(other).version)
    desk.merging.merge(theo, other, versions, ())
    assert told(desk.asking.whom(PersonAsked("Theodore James Bramwell", BORN)))
    desk.clients.archive(theo, desk.clients.open(theo).version)
    assert told(desk.asking.whom(THEO))


# What it says


def test_who_about_what_until_when_and_what_to_leave_out(desk: Desk, theo: int) -> None:
    day = TODAY + timedelta(days=30)
    agree(
        desk,
        theo,
        sister(desk, theo),
        categories=(Category.APPOINTMENTS, Category.PRESENCE),
        limits="Not my job",
        expiry=Expiry(ExpiryKind.ON_DAY, day),
    )
    (one,) = desk.asking.whom(THEO)
    assert (one.words.name, one.words.contact, one.words.phone) == (
        "Elise Bramwell",
        "Sister",
        "207-555-0163",
    )
    assert one.categories == (Category.PRESENCE, Category.APPOINTMENTS)
    assert (one.content().limits, one.content().expiry.day) == ("Not my job", day)


def test_only_what_is_in_force_counts(desk: Desk, theo: int, place: Place) -> None:
    elise = sister(desk, theo)
    desk.consents.begin(theo, build_consent(recipient=elise))
    assert desk.asking.whom(THEO) == ()
    made = agree(desk, theo, elise)
    assert len(desk.asking.whom(THEO)) == 1
    place.clock.go_on(days=1)
    assert desk.asking.whom(THEO) == (), "it ended with the midnight at the center"
    place.clock.go_on(days=-1)
    desk.consents.revoke(made, RevokedWay.BY_VOICE, "", 2)
    assert desk.asking.whom(THEO) == ()
    agree(desk, theo, elise, kind=ConsentKind.LEGAL_PROCEEDINGS, proceeding="State v. Doe")
    assert desk.asking.whom(THEO) == ()


def test_a_consent_for_care_names_those_who_are_marked_and_no_residence(desk: Desk, theo: int) -> None:
    clinic = desk.directory.add(build_entry("Larch Hill Clinic", kind=EntryKind.CLINIC)).value
    agree(
        desk,
        theo,
        Recipient(),
        kind=ConsentKind.CARE,
        class_words="My treating providers",
        expiry=Expiry(ExpiryKind.END_OF_TREATMENT),
        redisclosure="It may be shared again.",
        refusal="I am treated all the same.",
    )
    assert desk.asking.whom(THEO) == ()
    desk.recipients.mark_care(theo, clinic, CareRole.TREATING)
    assert [one.words.name for one in desk.asking.whom(THEO)] == ["Larch Hill Clinic"]
    entry = desk.directory.get(clinic)
    moved = replace(entry.entry, kind=EntryKind.RESIDENCE_OPERATOR)
    desk.directory.change(clinic, moved, entry.version)
    assert desk.asking.whom(THEO) == ()


def test_what_the_center_promised_to_keep_back_is_not_offered(desk: Desk, theo: int) -> None:
    elise = sister(desk, theo)
    agree(desk, theo, elise)
    kept = Restriction(TODAY, "No medicines", (Category.MEDICINES,), elise, agreed=True, answered_on=TODAY)
    with desk._center.writing() as connection:
        rights.add_restriction(connection, theo, kept, NOW, 1)
    assert [one.categories for one in desk.asking.whom(THEO)] == [(Category.APPOINTMENTS,)]


# Who may ask, and what is written down


@pytest.mark.parametrize("role", Role)
def test_others_never_get_it(desk: Desk, theo: int, place: Place, role: Role) -> None:
    agree(desk, theo, sister(desk, theo))
    theirs = place.sign_in_as(role)
    if may(role, Permission.READ_CONSENTS):
        assert len(theirs.asking.whom(THEO)) == 1
        return
    assert role is Role.FRONT_DESK
    for asked in (THEO, PersonAsked("Zzyzx Qqq", BORN), PersonAsked()):
        with pytest.raises(NotPermitted):
            theirs.asking.whom(asked)


def test_the_record_is_not_opened_and_the_trail_holds_ids_alone(desk: Desk, theo: int) -> None:
    agree(desk, theo, sister(desk, theo))
    desk.clients.forget_recent()
    viewed = desk.audit.entries(event=Event.CLIENT_VIEWED)
    desk.asking.whom(THEO)
    desk.asking.whom(PersonAsked("Zzyzx Qqq", BORN))
    lines = desk.audit.entries(event=Event.WHOM_WE_TELL_ASKED)
    assert [(line.subject, line.subject_id, line.detail) for line in lines] == [
        ("asking", None, "consents=0"),
        ("asking", None, f"client={theo} consents=1"),
    ]
    assert desk.audit.entries(event=Event.CLIENT_VIEWED) == viewed
    assert desk.clients.recent() == ()


# The same work for every name


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every SQL statement of every connection."""
    seen: list[str] = []

    def listen(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", listen)
    yield seen
    event.remove(Engine, "before_cursor_execute", listen)


def rows_read(desk: Desk, asked: PersonAsked) -> tuple[int, ...]:
    """How many rows each of the reads gives for this person."""
    with desk._center.reading() as connection:
        client_id = store.person(connection, asked)
        reads = (store.live_consents, store.marks, store.held_back)
        return tuple(len(read(connection, client_id)) for read in reads)


@pytest.mark.parametrize("others", [0, 3, MOST + 5])
def test_every_name_costs_the_same_statements_and_rows(desk: Desk, others: int) -> None:
    """Over known with a consent, known without, archived, died, and unknown names, in a small and a large center."""
    theo = desk.clients.add(build_client()).value
    agree(desk, theo, sister(desk, theo))
    clinic = desk.directory.add(build_entry("Larch Hill Clinic", kind=EntryKind.CLINIC)).value
    desk.recipients.mark_care(theo, clinic, CareRole.TREATING)
    desk.clients.add(build_client("Marisol Quintero", record_number="2"))
    desk.clients.add(build_client("Calder Finch", record_number="3", status=ClientStatus.DIED))
    full = desk.clients.add(build_client("Priya Sund", record_number="4")).value
    for _ in range(others):
        agree(desk, full, Recipient(entry_id=clinic))
    names = ("Theo Bramwell", "Marisol Quintero", "Calder Finch", "Priya Sund", "Zzyzx Qqq", "Theo Bramwell")
    seen: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
    answers: list[int] = []
    for name in names:
        asked = PersonAsked(name, BORN)
        with statements() as run:
            answers.append(len(desk.asking.whom(asked)))
        seen.append((tuple(run), rows_read(desk, asked)))
    assert answers == [1, 0, 0, min(others, MOST), 0, 1]
    assert all(one == seen[0] for one in seen)
