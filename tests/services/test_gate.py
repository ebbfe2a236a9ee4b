"""The gate's service: what leaves, what does not, and that each act decides anew."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aftercare_desktop.documents.disclosed import disclosed_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import (
    IN_ORDER,
    Category,
    ConsentKind,
    Expiry,
    ExpiryKind,
)
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import (
    Allowed,
    Asked,
    Breach,
    CareRole,
    DisclosureState,
    Ground,
    GroundForm,
    Handed,
    NextStep,
    NoReason,
    Refused,
    SentWay,
)
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.own_record import Amendment
from aftercare_desktop.domain.people import Place as Office
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.registers import Agreement, AgreementKind, CourtOrder, OrderKind
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.gate import Withheld
from aftercare_desktop.services.gate import service as gate_service
from aftercare_desktop.store import registers as register_store
from aftercare_desktop.words.sharing import AT_REQUEST
from tests.builders import NOW, TODAY, build_client, build_entry, center_profile
from tests.consents import build_consent, build_signing
from tests.documents.reading import read
from tests.services.conftest import Place
from tests.services.gate_case import EMERGENCY, Case, begin_case, fax, signed
from tests.services.test_plans import REASON

ORDER = CourtOrder(OrderKind.NONCRIMINAL, "Superior Court", "CV-26-3", TODAY, IN_ORDER)


@pytest.fixture
def case(desk: Desk) -> Case:
    return begin_case(desk)


def test_a_paper_is_looked_at_prepared_and_sent(case: Case) -> None:
    gate = case.desk.gate
    looked = gate.look(case.client_id, case.asked())
    assert isinstance(looked.verdict, Allowed)
    assert looked.paper is not None
    made = case.prepared()
    assert gate.paper(made) == disclosed_pdf(looked.paper)
    gate.send(made, fax(case.desk), 1)
    (told,) = case.disclosures()
    assert told.state() is DisclosureState.SENT
    assert told.disclosure == looked.paper.disclosure
    assert told.disclosure.description == "Letter: my medicines"
    assert told.sending == replace(fax(case.desk), by=case.desk.staff_member.id)
    assert gate.paper(made) == disclosed_pdf(looked.paper)


@pytest.mark.parametrize("act", ["look", "prepare", "paper", "send"])
def test_what_was_taken_back_while_it_was_looked_at_does_not_leave(case: Case, act: str) -> None:
    gate = case.desk.gate
    assert case.looked() is None
    made = case.prepared()
    case.revoke()
    if act == "look":
        looked = gate.look(case.client_id, case.asked())
        assert isinstance(looked.verdict, Refused)
        assert (looked.verdict.reason, looked.paper) == (NoReason.REVOKED, None)
        assert looked.sentence == "You cannot send this. Theo took back consent to share with Larch Hill."
        return
    acts: dict[str, Callable[[], object]] = {
        "prepare": case.prepared,
        "paper": lambda: gate.paper(made),
        "send": lambda: gate.send(made, fax(case.desk), 1),
    }
    with pytest.raises(Withheld, match="took back consent") as withheld:
        acts[act]()
    assert withheld.value.refused.reason is NoReason.REVOKED
    assert [one.state() for one in case.disclosures()] == [DisclosureState.PREPARED]


def test_what_left_before_it_was_taken_back_is_written_down_truly(case: Case, place: Place) -> None:
    made, sent_at = case.prepared(), case.desk.now()
    place.clock.go_on(minutes=5)
    case.revoke()
    place.clock.go_on(minutes=5)
    with pytest.raises(Withheld):
        case.desk.gate.send(made, fax(case.desk), 1)
    case.desk.gate.send(made, replace(fax(case.desk), at=sent_at), 1)
    case.desk.gate.call(case.client_id, case.asked(), "207-555-0180", sent_at)
    with pytest.raises(Withheld):
        case.desk.gate.call(case.client_id, case.asked(), "207-555-0180", case.desk.now())
    with pytest.raises(Withheld):
        case.desk.gate.call(case.client_id, case.asked(), "207-555-0180", sent_at - timedelta(days=1))
    assert [one.state() for one in case.disclosures()] == [DisclosureState.SENT] * 2


def test_a_consent_holds_to_midnight_at_the_center(case: Case, place: Place) -> None:
    """The center is in New York: Nov 23 ends there at 5 AM of Nov 24, UTC."""
    made = case.prepared()
    midnight = NOW.replace(day=24, hour=5, minute=0)
    place.clock.moment = midnight - timedelta(seconds=1)
    assert case.looked() is None
    assert case.desk.gate.paper(made)
    place.clock.moment = midnight
    assert case.looked() is NoReason.EXPIRED
    with pytest.raises(Withheld, match="has ended"):
        case.desk.gate.paper(made)
    with pytest.raises(Withheld):
        case.desk.gate.send(made, fax(case.desk), 1)


def test_a_like_name_is_another_recipient(case: Case) -> None:
    person = case.desk.recipients.add_person(case.client_id, OutsidePerson("Larch Hill")).value
    others = (
        case.entry_named("Larch Hill House"),
        case.entry_named("Larch Hill"),
        case.entry_named("larch hill"),
        Recipient(person_id=person),
    )
    for other in others:
        assert case.looked(recipient=other) is NoReason.NO_CONSENT
        with pytest.raises(Withheld):
            case.prepared(recipient=other)
        with pytest.raises(Withheld):
            case.desk.gate.call(case.client_id, case.asked(recipient=other), "207-555-0180", NOW)
    assert case.disclosures() == ()


def test_a_person_of_another_client_is_nobody_here(case: Case) -> None:
    other = case.desk.clients.add(build_client("Marisol Quintero", record_number="000118")).value
    person = case.desk.recipients.add_person(other, OutsidePerson("Rosa")).value
    with pytest.raises(NotFound, match="another client"):
        case.looked(recipient=Recipient(person_id=person))


def test_a_class_of_recipients_takes_in_no_residence(case: Case) -> None:
    desk = case.desk
    signed(desk, case.client_id, build_consent(ConsentKind.CARE))
    house = case.entry_named("Back Cove House", kind=EntryKind.RESIDENCE_OPERATOR)
    clinic = case.entry_named("Bridge Clinic", kind=EntryKind.CLINIC)
    assert house.entry_id is not None
    assert clinic.entry_id is not None
    assert case.looked(recipient=house) is NoReason.NOT_IN_CLASS
    assert case.looked(recipient=clinic) is NoReason.NOT_IN_CLASS
    with pytest.raises(BadInput):
        desk.recipients.mark_care(case.client_id, house.entry_id, CareRole.TREATING)
    desk.recipients.mark_care(case.client_id, clinic.entry_id, CareRole.TREATING)
    assert case.looked(recipient=clinic) is None
    made = case.prepared(recipient=clinic)
    became = build_entry("Bridge Clinic", kind=EntryKind.RESIDENCE_OPERATOR)
    desk.directory.change(clinic.entry_id, became, 1)
    with pytest.raises(Withheld, match="residence"):
        desk.gate.paper(made)


@pytest.mark.parametrize("category", IN_ORDER)
def test_only_what_the_consent_covers_is_on_the_paper(case: Case, category: Category) -> None:
    recipient = case.entry_named("Bridge Clinic")
    signed(case.desk, case.client_id, build_consent(recipient=recipient, categories=(category,)))
    looked = case.desk.gate.look(case.client_id, case.asked(recipient=recipient, wanted=IN_ORDER))
    assert isinstance(looked.verdict, Allowed)
    assert looked.paper is not None
    assert looked.verdict.left_out == tuple(one for one in IN_ORDER if one is not category)
    assert [part.category for part in looked.paper.parts] == [category]
    assert looked.paper.disclosure.categories == (category,)


def everything(case: Case, handed: Handed = Handed.PLAN) -> str:
    """All that the gate ever lets out about the client."""
    form = GroundForm("Judge Roe", "Superior Court", register_id=_order(case))
    question = Asked(Ground.COURT_ORDER, handed, wanted=IN_ORDER, form=form)
    return read(case.desk.gate.paper(case.desk.gate.prepare(case.client_id, question).value)).text()


def _order(case: Case) -> int:
    with case.desk._context.center.writing() as c:
        return register_store.add_order(c, case.client_id, ORDER, NOW, 1)


def test_a_draft_and_what_staff_wrote_for_themselves_never_leave(case: Case) -> None:
    desk = case.desk
    started = desk.plans.start(case.client_id).value
    document = replace(started.document, progress=replace(started.document.progress, progress="qqdraft"))
    desk.plans.save(started.id, document, started.version)
    desk.entries.add(case.client_id, Entry(NoteKind.NOTE, TODAY, "qqnote"))
    other = desk.clients.add(build_client("Grady Ouellette", record_number="000118")).value
    link = SafetyLink(SafetyLinkKind.CO_DEFENDANT, other, reason="qqreason")
    desk.safety_links.add(case.client_id, link)
    told = everything(case)
    assert "I finished four weeks." in told
    assert "Grady" not in told
    assert "qqreason" not in told
    assert "Call or text 988" not in told  # no clinician approved it
    assert "qqdraft" not in told
    assert "qqnote" not in told


def test_the_days_of_kept_visits_are_attendance(case: Case, place: Place) -> None:
    plan = case.desk.papers.plan(case.client_id)
    here = Office(name=f" {center_profile().name.upper()} ")
    elsewhere, at_center = (
        plan.document.appointments[0],
        replace(plan.document.appointments[0], key="a" * 32, place=here),
    )
    started = case.desk.plans.start(case.client_id).value
    document = replace(started.document, appointments=(elsewhere, at_center))
    saved = case.desk.plans.save(started.id, document, started.version)
    case.desk.plans.finalize(saved.id, saved.version, REASON)
    place.clock.go_on(days=4)

    def keep(key: str) -> None:
        event = PlanEvent(PlanEventKind.APPOINTMENT_KEPT, case.desk.today(), key=key)
        case.desk.plan_events.record(saved.id, event)

    keep(elsewhere.key)
    told = everything(case)
    assert "Came: Fri" not in told
    assert "The center keeps no list yet of the days on which they came" in told
    keep(at_center.key)
    assert "Came: Fri, Nov 27, 2026" in everything(case)


def test_a_statement_of_disagreement_goes_whole_only_with_the_whole_record(case: Case) -> None:
    rights = case.desk.rights
    asked_for = Amendment(TODAY, "I never used alone.")
    made = rights.ask_amendment(case.client_id, asked_for).value
    refused = replace(
        asked_for,
        accepted=False,
        answered_on=TODAY,
        answer="It is accurate.",
        disagreement="I disagree.",
        disagreed_on=TODAY,
    )
    rights.write_amendment(made, refused, 1)
    told = everything(case)
    assert "The client does not agree" in told
    assert "I disagree." in told
    for handed in (Handed.LETTER, Handed.EXPORT):
        content = case.desk.gate.paper(case.prepared(handed=handed))
        part = content.decode() if handed is Handed.EXPORT else read(content).text()
        assert "I disagree." not in part
        assert "The client disagrees with something in this record. Ask the center." in part


def test_what_the_center_promised_to_keep_back_stops_a_prepared_paper(case: Case) -> None:
    made = case.prepared(wanted=(Category.MEDICINES, Category.APPOINTMENTS))
    held = Restriction(TODAY, "Not my medicines", (Category.MEDICINES,), Recipient(), True, TODAY)
    case.desk.rights.ask_restriction(case.client_id, held)
    with pytest.raises(Withheld, match="promised Theo to keep it back: my medicines"):
        case.desk.gate.send(made, fax(case.desk), 1)
    assert case.looked() is NoReason.RESTRICTED


# --- Who it was agreed for ------------------------------------------------------------------------------------


def test_a_renamed_entry_does_not_inherit_the_consent(case: Case) -> None:
    made, entry_id = case.prepared(), case.entry.entry_id
    assert entry_id is not None
    version = case.desk.directory.change(entry_id, build_entry("Daily Gossip"), 1).value
    looked = case.desk.gate.look(case.client_id, case.asked())
    assert isinstance(looked.verdict, Refused)
    assert looked.verdict.reason is NoReason.RECIPIENT_CHANGED
    assert looked.sentence == (
        "You cannot send this. Theo agreed to share with Larch Hill, and the same entry is called Daily Gossip now. "
        "Ask Theo to agree to Daily Gossip, or correct the name."
    )
    with pytest.raises(Withheld, match="Larch Hill"):
        case.desk.gate.paper(made)
    (row,) = (one for one in case.desk.sharing.recipients(case.client_id) if one.recipient == case.entry)
    assert row.may.refused is not None
    case.desk.directory.change(entry_id, build_entry("LARCH hill"), version)
    assert case.looked() is None
    assert case.desk.gate.paper(made)


def test_a_renamed_or_archived_person_gets_nothing(case: Case) -> None:
    recipients = case.desk.recipients
    person_id = recipients.add_person(case.client_id, OutsidePerson("Rosa")).value
    rosa = Recipient(person_id=person_id)
    signed(case.desk, case.client_id, build_consent(recipient=rosa))
    assert case.looked(recipient=rosa) is None
    assert case.desk.sharing.named(case.client_id, rosa).may.refused is None
    version = recipients.change_person(person_id, OutsidePerson("Rosalind"), 1).value
    assert case.looked(recipient=rosa) is NoReason.RECIPIENT_CHANGED
    version = recipients.change_person(person_id, OutsidePerson("Rosa"), version).value
    recipients.archive_person(person_id, version)
    assert case.looked(recipient=rosa) is NoReason.RECIPIENT_ARCHIVED
    refused = case.desk.sharing.named(case.client_id, rosa).may.refused
    assert refused is not None
    assert refused.reason is NoReason.RECIPIENT_ARCHIVED


def test_an_archived_entry_gets_nothing_and_what_went_before_is_written_down(
    case: Case, place: Place
) -> None:
    made, sent_at = case.prepared(), case.desk.now()
    place.clock.go_on(minutes=5)
    assert case.entry.entry_id is not None
    case.desk.directory.archive(case.entry.entry_id, 1)
    with pytest.raises(Withheld, match="taken off the lists"):
        case.desk.gate.send(made, fax(case.desk), 1)
    case.desk.gate.send(made, replace(fax(case.desk), at=sent_at), 1)


def test_nothing_was_told_on_a_consent_before_it_was_signed(case: Case, place: Place) -> None:
    clinic = case.entry_named("Bridge Clinic")
    consent_id = case.desk.consents.begin(case.client_id, build_consent(recipient=clinic)).value
    begun_at = case.desk.now()
    place.clock.go_on(minutes=5, seconds=20)
    case.desk.consents.sign(consent_id, build_signing(), 1)
    signed_at = case.desk.now()
    call, question = case.desk.gate.call, case.asked(recipient=clinic)
    for early in (begun_at, signed_at - timedelta(minutes=1)):
        with pytest.raises(Withheld, match="has not agreed"):
            call(case.client_id, question, "207-555-0180", early)
    call(case.client_id, question, "207-555-0180", signed_at.replace(second=0))


def test_what_it_is_for_is_what_the_client_agreed_to(case: Case) -> None:
    case.prepared(purpose="For the newspaper")
    clinic = case.entry_named("Bridge Clinic")
    own = build_consent(recipient=clinic, purpose="", at_own_request=True)
    signed(case.desk, case.client_id, own)
    case.prepared(recipient=clinic, purpose="For the newspaper")
    told = {one.disclosure.purpose for one in case.disclosures()}
    assert told == {"So that they can plan my care", AT_REQUEST}


# --- On other grounds ---------------------------------------------------------------------------------------


def test_an_emergency_needs_no_consent_and_names_whom_it_told(case: Case) -> None:
    question = Asked(
        Ground.EMERGENCY, Handed.LETTER, wanted=(Category.MEDICINES, Category.GOALS), form=EMERGENCY
    )
    made = case.desk.gate.prepare(case.client_id, question).value
    (told,) = case.disclosures()
    assert (told.disclosure.categories, told.disclosure.consent_id) == ((Category.MEDICINES,), None)
    assert (told.disclosure.recipient_words.name, told.disclosure.recipient_words.contact) == (
        "Mercy Hospital",
        "Dr. Ames",
    )
    assert "I want work I can keep" not in read(case.desk.gate.paper(made)).text()
    with pytest.raises(Withheld, match="Write what happened"):
        case.desk.gate.prepare(case.client_id, replace(question, form=replace(EMERGENCY, nature=" ")))


def test_a_data_file_passes_the_same_gate(case: Case) -> None:
    content = json.loads(case.desk.gate.paper(case.prepared(handed=Handed.EXPORT, wanted=IN_ORDER)))
    assert [one["kind"] for one in content["information"]] == ["medicines", "appointments"]
    case.revoke()
    with pytest.raises(Withheld):
        case.prepared(handed=Handed.EXPORT)


# --- What becomes of it -------------------------------------------------------------------------------------


def test_a_call_is_written_down_as_told_and_has_no_paper(case: Case) -> None:
    made = case.desk.gate.call(case.client_id, case.asked(), "207-555-0180", NOW, "The next dose").value
    (told,) = case.disclosures()
    assert (told.state(), told.disclosure.handed) == (DisclosureState.SENT, Handed.CALL)
    assert told.disclosure.description == "The next dose"
    with pytest.raises(BadInput, match="by phone"):
        case.desk.gate.paper(made)
    with pytest.raises(BadInput):
        case.desk.gate.not_sent(made, told.version)
    with pytest.raises(BadInput, match="once it was made"):
        case.prepared(handed=Handed.CALL)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"at": NOW + timedelta(seconds=1)}, "not after now"),
        ({"at": NOW - timedelta(minutes=2)}, "prepared already"),
        ({"number": "  "}, "number or address"),
    ],
)
def test_a_sending_that_cannot_be_is_refused(case: Case, change: dict[str, Any], sentence: str) -> None:
    made = case.prepared()
    with pytest.raises(BadInput, match=sentence):
        case.desk.gate.send(made, replace(fax(case.desk), **change), 1)
    assert [one.state() for one in case.disclosures()] == [DisclosureState.PREPARED]


def test_handing_it_over_needs_no_number(case: Case) -> None:
    made = case.prepared()
    case.desk.gate.send(made, replace(fax(case.desk), way=SentWay.IN_PERSON, number=""), 1)


def test_sending_is_undone_and_preparing_is_undone_by_destroying(case: Case) -> None:
    gate, desk = case.desk.gate, case.desk
    prepared = gate.prepare(case.client_id, case.asked())
    sent = gate.send(prepared.value, fax(desk), 1)
    assert sent.undo is not None
    desk.undo(sent.undo)
    with pytest.raises(EditedElsewhere):
        gate.send(prepared.value, fax(desk), 1)
    (waiting,) = case.disclosures()
    gate.destroy(waiting.id, waiting.version)
    with pytest.raises(BadInput, match="destroyed"):
        gate.paper(waiting.id)
    with pytest.raises(EditedElsewhere, match="destroyed"):
        gate.send(waiting.id, fax(desk), waiting.version + 1)
    with desk._context.center.reading() as c:
        assert (
            c.exec_driver_sql("SELECT count(*) FROM files WHERE media_type = 'application/pdf'").scalar() == 1
        )


def test_what_was_sent_is_unsaid_only_at_once_by_who_said_it_and_without_a_breach(
    case: Case, place: Place
) -> None:
    gate, made = case.desk.gate, case.prepared()
    version = gate.send(made, fax(case.desk), 1).value
    with pytest.raises(BadInput, match="record of what went wrong instead"):
        place.sign_in_as(Role.SUPERVISOR).gate.not_sent(made, version)
    place.clock.go_on(minutes=15)
    version = gate.not_sent(made, version).value
    version = gate.send(made, fax(case.desk), version).value
    place.clock.go_on(minutes=15, seconds=1)
    with pytest.raises(BadInput, match="record of what went wrong instead"):
        gate.not_sent(made, version)
    other = case.prepared()
    version = gate.send(other, fax(case.desk), 1).value
    case.desk.breaches.report(case.client_id, Breach(None, TODAY, "A letter", "A wrong number"), other)
    with pytest.raises(BadInput, match="stands on this"):
        gate.not_sent(other, version)
    assert [one.state() for one in case.disclosures()] == [DisclosureState.SENT] * 2


def _restrict(case: Case) -> None:
    held = Restriction(TODAY, "Not my medicines", (Category.MEDICINES,), Recipient(), True, TODAY)
    case.desk.rights.ask_restriction(case.client_id, held)


def _learn_false(case: Case) -> None:
    (row,) = case.desk.consents.of_client(case.client_id).rows
    case.desk.consents.mark_false(case.consent_id, row.stored.version)


@pytest.mark.parametrize("change", [_restrict, _learn_false])
def test_what_left_before_something_was_known_is_written_down_with_a_note(
    case: Case, place: Place, change: Callable[[Case], None]
) -> None:
    gate, made = case.desk.gate, case.prepared()
    place.clock.go_on(minutes=5)
    sent_at = case.desk.now()
    place.clock.go_on(minutes=5)
    change(case)
    known_at = case.desk.now()
    place.clock.go_on(minutes=5)
    question = case.asked(wanted=(Category.MEDICINES,))
    for at in (known_at, case.desk.now()):
        with pytest.raises(Withheld):
            gate.send(made, replace(fax(case.desk), at=at), 1)
        with pytest.raises(Withheld):
            gate.call(case.client_id, question, "207-555-0180", at)
    gate.send(made, replace(fax(case.desk), at=sent_at, note="By Dana"), 1)
    gate.call(case.client_id, case.asked(), "207-555-0180", sent_at)
    for one in case.disclosures():
        assert one.sending is not None
        assert Category.MEDICINES in one.disclosure.categories
        assert "open a record of what went wrong" in one.sending.note
    assert case.looked() is not None


def test_what_left_before_a_mark_an_agreement_or_an_order_was_ended_is_written_down(
    case: Case, place: Place
) -> None:
    desk, clinic = case.desk, case.entry_named("Bridge Clinic", kind=EntryKind.CLINIC)
    assert clinic.entry_id is not None
    signed(desk, case.client_id, build_consent(ConsentKind.CARE))
    mark = desk.recipients.mark_care(case.client_id, clinic.entry_id, CareRole.TREATING).value
    agreement = desk.registers.add_agreement(
        Agreement(clinic.entry_id, AgreementKind.SERVICE_ORGANIZATION, TODAY, None, (Category.MEDICINES,))
    ).value
    order = desk.registers.add_order(case.client_id, replace(ORDER, entry_id=case.entry.entry_id)).value
    questions = [
        case.asked(recipient=clinic),
        case.asked(
            recipient=clinic, ground=Ground.SERVICE_ORGANIZATION, form=GroundForm(register_id=agreement)
        ),
        case.asked(ground=Ground.COURT_ORDER, form=GroundForm("Judge Roe", register_id=order)),
    ]
    made = [desk.gate.prepare(case.client_id, question).value for question in questions]
    sent_at = desk.now()
    place.clock.go_on(minutes=5)
    desk.recipients.end_care(mark)
    desk.registers.archive_agreement(agreement, 1)
    desk.registers.archive_order(order, 1)
    for one in made:
        with pytest.raises(Withheld):
            desk.gate.send(one, fax(desk), 1)
        desk.gate.send(one, replace(fax(desk), at=sent_at), 1)
    assert [one.sending.note for one in case.disclosures() if one.sending] == [""] * 3


def test_a_failure_after_drawing_leaves_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **more: object) -> int:
        raise OSError("no space")

    before = case.desk.audit.entries(), _files(case.desk)
    monkeypatch.setattr(gate_service.store, "add", full)
    with pytest.raises(OSError, match="no space"):
        case.prepared()
    assert (case.desk.audit.entries(), _files(case.desk)) == before
    assert case.disclosures() == ()


def _files(desk: Desk) -> list[Any]:
    with desk._context.center.reading() as c:
        return list(c.exec_driver_sql("SELECT sha256 FROM files ORDER BY sha256"))


def test_each_act_leaves_its_line_and_a_refusal_none(case: Case) -> None:
    gate, desk = case.desk.gate, case.desk
    before = len(desk.audit.entries())
    gate.look(case.client_id, case.asked())
    with pytest.raises(Withheld):
        case.prepared(purpose="")
    assert len(desk.audit.entries()) == before
    made = case.prepared()
    gate.paper(made)
    gate.send(made, fax(desk), 1)
    gate.of_client(case.client_id)
    gate.of_client(case.client_id, reload=True)
    lines = list(reversed(desk.audit.entries()[:4]))
    assert [(line.event, line.detail) for line in lines] == [
        (Event.DISCLOSURE_PREPARED, f"client={case.client_id} ground=consent handed=letter"),
        (Event.DISCLOSURE_OPENED, f"client={case.client_id} prepared"),
        (Event.DISCLOSURE_SENT, f"client={case.client_id} way=fax"),
        (Event.DISCLOSURES_VIEWED, ""),
    ]


@pytest.mark.parametrize(
    ("facts", "reason", "sentence"),
    [
        ({"recipient": Recipient()}, NoReason.NO_RECIPIENT, "You cannot send this yet. Choose who gets it."),
        ({"wanted": ()}, NoReason.NOTHING_WANTED, "You cannot send this yet. Choose what to share."),
        ({"purpose": " "}, NoReason.NO_PURPOSE, "You cannot send this yet. Write what it is for."),
        (
            {"wanted": (Category.LEGAL, Category.GOALS)},
            NoReason.NOT_COVERED,
            "You cannot send this. Theo did not agree to share this with Larch Hill: my goals, my court case.",
        ),
        (
            {"for_proceedings": True},
            NoReason.NO_CONSENT,
            "You cannot send this yet. Theo has not agreed to share with Larch Hill.",
        ),
        (
            {"ground": Ground.SERVICE_ORGANIZATION, "form": GroundForm(register_id=99)},
            NoReason.NO_AGREEMENT,
            "You cannot send this yet. There is no agreement in force with Larch Hill.",
        ),
        (
            {"ground": Ground.COURT_ORDER, "form": GroundForm("Judge Roe", register_id=99)},
            NoReason.NO_ORDER,
            "You cannot send this yet. The register has no court order in force that is for Larch Hill.",
        ),
        (
            {"ground": Ground.COURT_ORDER},
            NoReason.FIELD_MISSING,
            "You cannot send this yet. Write the agreement or order, and who gets it.",
        ),
    ],
)
def test_a_refusal_says_why_in_a_sentence(
    case: Case, facts: dict[str, Any], reason: NoReason, sentence: str
) -> None:
    looked = case.desk.gate.look(case.client_id, case.asked(**facts))
    assert isinstance(looked.verdict, Refused)
    assert (looked.verdict.reason, looked.sentence) == (reason, sentence)
    with pytest.raises(Withheld) as withheld:
        case.prepared(**facts)
    assert str(withheld.value) == f"{sentence} Nothing left."


def test_an_unsigned_consent_and_unread_limits_are_told(case: Case) -> None:
    house = case.entry_named("Back Cove House")
    case.desk.consents.begin(case.client_id, build_consent(recipient=house))
    assert case.looked(recipient=house) is NoReason.NOT_SIGNED
    clinic = case.entry_named("Bridge Clinic")
    signed(case.desk, case.client_id, build_consent(recipient=clinic, limits="Not the doses"))
    looked = case.desk.gate.look(case.client_id, case.asked(recipient=clinic))
    assert isinstance(looked.verdict, Refused)
    assert looked.verdict.next_step is NextStep.READ_LIMITS
    assert case.looked(recipient=clinic, limits_read=True) is None
    assert case.desk.gate.paper(case.prepared(recipient=clinic, limits_read=True))


def test_a_consent_that_ended_with_its_event_serves_no_more(case: Case) -> None:
    clinic = case.entry_named("Bridge Clinic")
    event = Expiry(ExpiryKind.EVENT, event="I move in")
    consent = signed(case.desk, case.client_id, build_consent(recipient=clinic, expiry=event))
    assert case.looked(recipient=clinic) is None
    case.desk.consents.end(consent, TODAY, "", 2)
    assert case.looked(recipient=clinic) is NoReason.EXPIRED
