"""What is told of the person: that they are here, how to reach them, their health, their people, their case."""

from collections.abc import Iterator
from dataclasses import replace

from aftercare_desktop.domain.approved_words import safety_keys
from aftercare_desktop.domain.clients import ClientStatus, Court, Pregnancy, SubstanceUse
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.plans import AppointmentKind, CircleRole, FirstDaysRow, MedicineSafety
from aftercare_desktop.words.dates import clock, full_date
from aftercare_desktop.words.disclosed.held import Held, line, named, person, visit, when
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone

_TOLD_STATUSES = (
    ClientStatus.IN_TREATMENT,
    ClientStatus.AFTERCARE,
    ClientStatus.BACK_IN_TREATMENT,
    ClientStatus.CLOSED,
)
"""That somebody is in hospital, in jail, moved or died says more than that they were here."""
_OTHERS_CIRCLE = (
    CircleRole.MENTOR,
    CircleRole.SPONSOR,
    CircleRole.GROUP,
    CircleRole.MEETING,
    CircleRole.HOUSE,
)


def presence(held: Held) -> Iterator[str]:
    """That they are or were here: days, program, counselor."""
    client, first, leaving = held.client, held.document.first_days, held.document.leaving
    yield from line("Record number", client.record_number)
    yield from line("Program", client.program)
    if client.status in _TOLD_STATUSES:
        yield from line("Status", label(client.status))
    yield from line("Came", when(client.admitted_on))
    if client.discharged_on is None:
        yield from line("Leaves, as planned", when(client.discharge_planned), client.discharge_time)
    yield from line("Left", when(client.discharged_on))
    yield from line("Day of leaving in the plan", when(first.leaves_on, first.leaves_at))
    yield from line("Left before the plan was done", when(leaving.on, leaving.at))
    yield from line("Counselor", held.counselor)


def contact(held: Held) -> Iterator[str]:
    """How to reach them, and what is safe."""
    client, agreed = held.client, held.client.contact
    yield from line("Called", client.preferred_name, client.pronouns)
    yield from line("Language", client.language, "needs an interpreter" if client.interpreter else "")
    for phone in client.phones:
        texts = "texts are safe" if phone.may_text else "no texts"
        messages = "messages are safe" if phone.may_leave_message else "no messages"
        yield from line("Phone", shown_phone(phone.number), label(phone.kind), texts, messages, phone.note)
    yield from line("E-mail", client.email)
    home, mail = _addresses(held)
    yield from line("Address", home)
    yield from line("Mailing address", mail)
    yield from line("Ways agreed to", *(label(way) for way in agreed.ways))
    yield from line("Hours", agreed.hours)
    yield from line("Agreed until", when(agreed.until))
    yield from line("Agreed on", when(agreed.asked_on))
    yield from line("Words that are safe to leave", agreed.message_words if agreed.may_leave_message else "")
    may = {
        "leave a message": agreed.may_leave_message,
        "text": agreed.may_text,
        "write letters": agreed.safe_to_mail,
    }
    if agreed.ways:
        yield from line("It is safe to", *(words for words, holds in may.items() if holds))
    if agreed.ask_again:
        yield "Not sure any more: they must be asked again before anybody reaches out"
    yield from line("Phone on the day of leaving", shown_phone(held.document.leaving.safe_phone))


def _addresses(held: Held) -> tuple[str, str]:
    """Home and mailing address. Where the home is confidential nothing is told that may be its address."""
    client = held.client
    home, mail = client.address, client.mailing_address
    if held.document.home.confidential or held.document.leaving.sleeps_confidential:
        mail = Address() if _street(mail) == _street(home) else mail
        return "", mail.one_line()
    return home.one_line(), mail.one_line()


def _street(address: Address) -> str:
    return " ".join(address.lines.split()).casefold()


def substances(held: Held) -> Iterator[str]:
    """Substances, last use, overdose, recovery dates, and the center's words of safety that follow from these."""
    client = held.client
    for use in client.substances:
        yield from _use(use)
    yield from line("Last overdose", when(client.last_overdose))
    for start in client.recovery:
        ended = f"to {full_date(start.ended)}" if start.ended is not None else ""
        yield from line("In recovery from", " ".join((full_date(start.started), ended)))
    yield from held.sentences(safety_keys(client, replace(held.document, medicines=MedicineSafety())))


def _use(use: SubstanceUse) -> Iterator[str]:
    last = f"last use {full_date(use.last_use)}" if use.last_use is not None else "last use not known"
    yield from line(label(use.substance), use.own_word, last)


def conditions(held: Held) -> Iterator[str]:
    """Other health conditions, pregnancy, what they need to get along."""
    client = held.client
    for condition in client.conditions:
        yield from line("Condition", condition.label, condition.code)
    if client.pregnancy is not Pregnancy.NOT_ASKED:
        yield from line("Pregnant", label(client.pregnancy), named("due", when(client.due_date)))
    yield from line("Gender", client.gender)
    yield from line("Needs to get along", client.accessibility)


def support(held: Held) -> Iterator[str]:
    """The people around them, and help they need."""
    client, document = held.client, held.document
    yield from line("Emergency contact", person(client.emergency))
    for locator in client.locators:
        may = "may be asked" if locator.may_contact else "must not be asked"
        if person(locator.person):
            yield from line("Knows where the client is", person(locator.person), may)
    yield from line("Guardian", person(client.guardian))
    yield from line("Payee", person(client.payee))
    first, leaving = document.first_days, document.leaving
    yield from line(
        "With them on the first night",
        first.tonight_with,
        shown_phone(first.tonight_phone),
        first.tonight_details,
    )
    yield from line("Wanted told that they left", leaving.may_tell, shown_phone(leaving.may_tell_phone))
    yield from held.edited(FirstDaysRow.TONIGHT, FirstDaysRow.CALL_PEOPLE)
    yield from circle(held, tuple(role for role in CircleRole if role not in _OTHERS_CIRCLE))
    for need in document.support.needs:
        who = ", ".join(part for part in (need.name.strip(), shown_phone(need.phone)) if part)
        yield from line(
            "Needs", label(need.kind), need.what, named("helped by", who) or "nobody helps with it yet"
        )
    for one in document.participants.people:
        yield from line("Took part in the plan", one.name, label(one.role), when(one.on))


def circle(held: Held, roles: tuple[CircleRole, ...]) -> Iterator[str]:
    """The places of the support circle with these roles; one that is not for this client is told to nobody."""
    for one in held.document.support.places:
        if one.role in roles and not one.not_for_me:
            words = (one.name.strip() or "still looking", shown_phone(one.phone), one.what_for)
            yield from line(label(one.role), *words, "to be called first" if one.call_first else "")


def daily_life(held: Held) -> Iterator[str]:
    """Work, money, children, wellness, the week's routines."""
    client, daily = held.client, held.document.daily_life
    yield from line("Work and learning", daily.work)
    yield from line("Money", daily.money)
    yield from line("Income", client.income)
    yield from line("Who pays", client.funding)
    yield from line("Insurance", client.insurance)
    yield from line("Children and parenting", daily.parenting)
    for child in client.children:
        yield from line("Child", child.name, child.age, f"custody: {label(child.custody).lower()}")
    yield from line("Wellness", daily.wellness)
    for one in daily.routines:
        day = f"{label(one.weekday)}s" if one.weekday is not None else ""
        times = " to ".join(clock(at) for at in (one.starts, one.ends) if at is not None)
        yield from line("Every week", day, times, one.what)
    if client.veteran is not None:
        yield from line("Veteran", "Yes" if client.veteran else "No")


def legal(held: Held) -> Iterator[str]:
    """Court, probation, whether treatment is a condition, and visits at court."""
    client = held.client
    if client.court is not Court.NONE:
        yield from line("Court", label(client.court))
    yield from line("Probation officer", person(client.probation_officer))
    if client.treatment_is_condition:
        yield "Treatment is a condition of the case"
    for one in held.document.appointments:
        if one.kind is AppointmentKind.COURT:
            yield from visit(one)
