"""What followed the final plans of made-up people: signed, copies given, naloxone, steps done, visits kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from aftercare_desktop.demo.handwriting import THEO
from aftercare_desktop.demo.happenings import Happening
from aftercare_desktop.demo.history import CHANGED_INDEX, Told
from aftercare_desktop.demo.stories import PlanState, Story
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import Category, ConsentSigner, ConsentSigning, Expiry, ExpiryKind
from aftercare_desktop.domain.disclosures import Handed, Sending, SentWay
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, problems
from aftercare_desktop.domain.plans import ParticipantRole, PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.signing import Signature, SignedWay
from aftercare_desktop.domain.telling import person_called
from aftercare_desktop.services.desk import Desk

_K = PlanEventKind
_FOLLOWED = 30
"""The plans of so many people are followed, so that a center of 100,000 stays small."""
_DAYS_ON = 14
"""So many days after leaving somebody sits down and ticks off what was done."""
_BY_HAND = "Signed on the printed page."
_RELATIVES_HEAR = (
    Category.PRESENCE,
    Category.MEDICINES,
    Category.APPOINTMENTS,
    Category.HOUSING,
    Category.SUPPORT,
)

Choose = Callable[[PlanDocument], Sequence[PlanEvent]]
"""What happened, given the version it stands beside."""


def followed(told: Sequence[Told], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """What counselors wrote down on the day the plan was handed over, and two weeks after."""
    for one in told:
        story = one.story
        died = one.record.status is ClientStatus.DIED
        if story.index > _FOLLOWED or not story.stage.plan.finals() or died:
            continue
        rng = story.rng("followed")
        in_a_hurry = story.stage.plan is PlanState.WITH_GAPS
        handed = story.leaves if in_a_hurry else story.leaves - timedelta(days=1)
        client = one.record.name
        yield _happening(
            one, datetime.combine(handed, time(16, 50), zone), _handed(story, client, handed, rng)
        )
        later = story.leaves + timedelta(days=_DAYS_ON)
        if later < today:
            yield _happening(
                one, datetime.combine(later, time(11, 20), zone), partial(_two_weeks_on, on=later)
            )
        if story.index == CHANGED_INDEX:
            again = today - timedelta(days=1)
            copy = PlanEvent(_K.COPY_GIVEN, again, person=client, note="Sent to the phone after a call.")
            yield _happening(one, datetime.combine(again, time(16, 55), zone), _just(copy))


def _happening(one: Told, moment: datetime, choose: Choose) -> Happening:
    return Happening(moment, partial(_write, client_id=one.client_id, choose=choose), one.story.counselor.id)


def _just(*events: PlanEvent) -> Choose:
    """These, whatever stands in the plan."""
    return lambda _: events


def _handed(story: Story, client: str, on: date, rng: Random) -> Choose:
    """The hour before somebody leaves."""
    in_a_hurry = story.stage.plan is PlanState.WITH_GAPS
    chose_not = in_a_hurry or rng.random() < 0.1
    signed = PlanEvent(_K.CHOSE_NOT_TO_SIGN if chose_not else _K.SIGNED, on, time(16, 30), person=client)
    copies = [client] if rng.random() < 0.9 else []
    if story.index == CHANGED_INDEX or rng.random() < 0.4:
        copies.append(story.family.my())

    def choose(document: PlanDocument) -> Sequence[PlanEvent]:
        events = [signed, *(PlanEvent(_K.COPY_GIVEN, on, time(16, 40), person=name) for name in copies)]
        if not copies:
            events.append(PlanEvent(_K.COPY_DECLINED, on, person=client, note="Wants it by mail."))
        if not in_a_hurry:
            first = document.appointments[:1]
            events += [PlanEvent(_K.APPOINTMENT_CONFIRMED, on, time(15, 10), key=one.key) for one in first]
        naloxone = document.medicines.naloxone
        if in_a_hurry and not naloxone.is_handed_over() and not naloxone.declined:
            events.append(
                PlanEvent(_K.NALOXONE_HANDED_OVER, on, time(16, 45), person=client, note="Nasal spray, 4 mg")
            )
        return events

    return choose


def _two_weeks_on(document: PlanDocument, on: date) -> Sequence[PlanEvent]:
    """Steps that were due, but for the last one of them, and the visits that are over."""
    steps = [step for goal in document.goals for step in goal.steps if not step.done]
    due = [step for step in steps if step.by is not None and step.by <= on][:3]
    visits = [(visit.key, visit.day) for visit in document.appointments if visit.day and visit.day <= on]
    return (
        *(PlanEvent(_K.STEP_DONE, step.by or on, key=step.key) for step in due[:-1] or due),
        *(PlanEvent(_K.APPOINTMENT_KEPT, day, key=key) for key, day in visits),
    )


def followed_theo(client_id: int, today: date, counselor_id: int, zone: ZoneInfo) -> Iterator[Happening]:
    """Theo Bramwell signed the first version by hand, the second on the screen; his sister has a copy of that one."""
    sister = "Elise, my sister"
    for ago, hour, people in ((19, 15, ("Theo Bramwell",)), (11, 11, ("Theo Bramwell", sister))):
        on = today - timedelta(days=ago)
        by_hand = PlanEvent(_K.SIGNED, on, time(hour, 20), person="Theo Bramwell", note=_BY_HAND)
        on_paper = partial(_write, client_id=client_id, choose=_just(by_hand))
        signed = on_paper if sister not in people else partial(_sign, client_id=client_id)
        yield Happening(datetime.combine(on, time(hour, 20), zone), signed, counselor_id)
        copies = (PlanEvent(_K.COPY_GIVEN, on, time(hour, 30), person=name) for name in people)
        given = partial(_write, client_id=client_id, choose=_just(*copies))
        yield Happening(datetime.combine(on, time(hour, 45), zone), given, counselor_id)
    on = today - timedelta(days=4)
    act = partial(_write, client_id=client_id, choose=partial(_first_step, on=on))
    yield Happening(datetime.combine(on, time(10, 15), zone), act, counselor_id)


def _first_step(document: PlanDocument, on: date) -> Sequence[PlanEvent]:
    steps = [step for goal in document.goals for step in goal.steps if not step.done]
    return [PlanEvent(_K.STEP_DONE, on, key=step.key) for step in steps[:1]]


def _sign(desk: Desk, client_id: int) -> None:
    final = _newest_final(desk, client_id)
    if final is not None:
        drawn = Signature("Theo Bramwell", ParticipantRole.CLIENT, THEO)
        desk.signatures.sign(final.id, drawn, desk.today())


def _write(desk: Desk, client_id: int, choose: Choose) -> None:
    final = _newest_final(desk, client_id)
    if final is None:
        return
    since = final.finalized_on(desk.zone)
    for event in choose(final.document):
        if not problems(event, final.document, desk.today(), finalized_on=since):
            if (
                event.kind is _K.COPY_GIVEN
                and event.person != desk.clients.open(client_id, reload=True).client.name
            ):
                _let_out(desk, client_id, event.person, final.document)
            desk.plan_events.record(final.id, event)


def _let_out(desk: Desk, client_id: int, name: str, document: PlanDocument) -> None:
    """A relative has their copy through the gate, on a consent that names them."""
    offered = desk.recipients.offered(client_id)
    known = person_called(name, document, offered.people)
    if known is None:
        person = next((one for one in offered.of_plan if one.name == name), OutsidePerson(name))
        recipient = Recipient(person_id=desk.recipients.add_person(client_id, person).value)
        consent = replace(
            desk.consents.blank(client_id),
            categories=_RELATIVES_HEAR,
            recipient=recipient,
            purpose="So that they can help me after I leave",
            expiry=Expiry(ExpiryKind.ON_DAY, desk.today() + timedelta(days=180)),
        )
        client = desk.clients.open(client_id, reload=True).client.name
        signing = ConsentSigning(client, ConsentSigner.CLIENT, SignedWay.TYPED, desk.today())
        desk.consents.sign(desk.consents.begin(client_id, consent).value, signing, 1)
    else:
        recipient = Recipient(person_id=known.id)
    asked = replace(desk.gate.as_agreed(client_id, Handed.PLAN, recipient), limits_read=True)
    made = desk.gate.prepare(client_id, asked).value
    desk.gate.send(made, Sending(SentWay.IN_PERSON, "", desk.now(), desk.staff_member.id), 1)


def _newest_final(desk: Desk, client_id: int) -> Revision | None:
    finals = [row.id for row in desk.plans.revisions(client_id) if row.state is RevisionState.FINAL]
    return desk.plans.open(client_id, finals[0], reload=True).revision if finals else None
