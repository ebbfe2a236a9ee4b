"""What is told of the care ahead: medicines, visits, goals, safety, groups, where they live, the days they came."""

from collections.abc import Iterator
from dataclasses import replace

from aftercare_desktop.domain.approved_words import ApprovedKey, missed_dose_key, safety_keys
from aftercare_desktop.domain.clients import RiskScreen, Wish
from aftercare_desktop.domain.plans import (
    AppointmentKind,
    CircleRole,
    CrisisContact,
    FirstDaysRow,
    HomeKind,
    Medicine,
    PeerPlace,
    PromisedCall,
)
from aftercare_desktop.words.dates import clock
from aftercare_desktop.words.disclosed.held import PRIVATE, Held, line, named, place, visit, when
from aftercare_desktop.words.disclosed.person import circle
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone


def medicines(held: Held) -> Iterator[str]:
    """Medicines and how they continue, allergies, naloxone, and the center's words that follow from these."""
    client, plan = held.client, held.document.medicines
    yield from line("Allergies", client.allergies or ("None known" if client.no_known_allergies else ""))
    if plan.none_needed:
        yield "Takes no medicine"
    for one in plan.medicines:
        yield from _medicine(one)
    for listed in client.medicines:
        yield from line(
            "On the medicine list", listed.name, listed.dose, named("prescriber", listed.prescriber)
        )
    yield from _methadone(held)
    yield from _naloxone(held)
    yield from line(
        "Lowered tolerance was explained", when(plan.tolerance_explained_on), plan.tolerance_explained_by
    )
    yield from held.edited(FirstDaysRow.MEDICINE, FirstDaysRow.NALOXONE)
    missed = (missed_dose_key(one.kind) for one in plan.medicines)
    keys = (*missed, *safety_keys(replace(client, substances=()), held.document))
    yield from held.sentences(dict.fromkeys(keys))


def _medicine(one: Medicine) -> Iterator[str]:
    following = "next injection" if one.kind.is_injection() else "next dose"
    asked = ", ".join(
        part for part in (one.pharmacy_confirmed_by.strip(), when(one.pharmacy_confirmed_on)) if part
    )
    yield from line(
        one.name.strip() or label(one.kind),
        one.dose,
        one.directions,
        named("last dose", when(one.last_dose_on, one.last_dose_at)),
        named(following, when(one.next_dose_on, one.next_dose_at)),
        named("enough through", when(one.supply_until)),
        named("prescriber", place(one.prescriber)),
        named("next visit", when(one.next_visit_on)),
        named("pharmacy", place(one.pharmacy)),
        named("pharmacy asked by", asked),
    )


def _methadone(held: Held) -> Iterator[str]:
    one = held.document.medicines.methadone
    yield from line("Methadone clinic", place(one.clinic))
    yield from line("Last methadone dose", "" if one.last_dose_mg is None else f"{one.last_dose_mg} mg")
    if one.last_dose_letter:
        yield "Has a last-dose letter"
    yield from line("Doses to take home", "" if one.take_home_doses is None else str(one.take_home_doses))
    if one.lockbox:
        yield "Has a lockbox"
    yield from line("Guest dosing", one.guest_dosing)


def _naloxone(held: Held) -> Iterator[str]:
    one = held.document.medicines.naloxone
    if one.declined:
        yield "Naloxone: offered, not taken"
        return
    doses = "" if one.doses is None else f"{one.doses} doses"
    handed = named("handed over", when(one.handed_on))
    if not handed and any((one.form.strip(), doses, one.trained.strip(), one.kept_at.strip())):
        handed = "not recorded as handed over"
    yield from line(
        "Naloxone", handed, one.form, doses, named("trained", one.trained), named("kept", one.kept_at)
    )


def appointments(held: Held) -> Iterator[str]:
    """Visits with the way there, and calls the center promised. A visit at court is told with the case only."""
    first, leaving = held.document.first_days, held.document.leaving
    for one in held.document.appointments:
        if one.kind is not AppointmentKind.COURT:
            yield from visit(one)
    yield from held.edited(FirstDaysRow.FIRST_VISIT)
    yield from line("Gets around by", held.client.transport)
    for call in (leaving.first_call(), first.call):
        yield from _call(call)


def _call(call: PromisedCall) -> Iterator[str]:
    if call.by.strip() or call.day is not None:
        yield from line(
            "The center calls", call.by, when(call.day, call.at), named("if missed", call.if_missed)
        )
    yield from line("For questions", shown_phone(call.questions_phone), call.questions_hours)


def goals(held: Held) -> Iterator[str]:
    """How the stay ended, progress, strengths and needs, goals with their steps."""
    client, progress = held.client, held.document.progress
    yield from line("The stay", label(client.discharge_type) if client.discharge_type is not None else "")
    if held.document.leaving.against_advice:
        yield "Left before the plan was done, against advice"
    yield from line("Progress", progress.progress)
    yield from line("Strengths", progress.strengths)
    yield from line("Needs", progress.needs)
    yield from line("Abilities", progress.abilities)
    yield from line("Preferences", progress.preferences)
    for goal in held.document.goals:
        yield from line(
            "Goal", goal.words, label(goal.area), label(goal.state), named("why it matters", goal.why)
        )
        for step in goal.steps:
            done = "done" if step.done else ""
            yield from line("Step", step.what, named("helped by", step.who), named("by", when(step.by)), done)


def safety(held: Held) -> Iterator[str]:
    """Warning signs, days that can be hard, the crisis plan, the way back, thoughts of suicide."""
    document, risk = held.document, held.client.suicide_risk
    if risk.screen is not RiskScreen.NOT_SCREENED:
        yield from line("Suicide risk screen", label(risk.screen), when(risk.screened_on))
    if risk.past_attempt:
        yield "Tried to end their life in the past"
    for sign in document.signs.signs:
        yield from line(
            label(sign.kind),
            sign.notice,
            named("what I do", sign.action),
            named("who I call", sign.call),
            named("will notice", sign.noticed_by),
        )
    for day in document.signs.days:
        yield from line("A day that can be hard", when(day.day), day.what, day.plan)
    for closed in document.first_days.closed_days:
        yield from line("Holiday or closed day", when(closed.day), closed.words)
    yield from held.edited(FirstDaysRow.CLOSED_DAYS)
    yield from _crisis(held)
    yield from _way_back(held)
    keys = (ApprovedKey.CRISIS_LINE, ApprovedKey.MAKING_SAFER, ApprovedKey.RETURN_PLAN)
    yield from held.sentences(keys)


def _crisis(held: Held) -> Iterator[str]:
    crisis = held.document.hard_times.crisis
    yield from line("How I know it is a crisis", crisis.warning_signs)
    yield from line("What I can do alone", crisis.alone)
    yield from line("What takes my mind off it", crisis.distractions)
    for one in crisis.people:
        yield from line("Can be asked for help", _reached(one))
    for one in crisis.professionals:
        yield from line("Professional", _reached(one))
    yield from line("Making my place safer", crisis.safer)
    yield from line("What matters most to me", crisis.matters)


def _reached(one: CrisisContact) -> str:
    return ", ".join(part.strip() for part in (one.name, shown_phone(one.phone), one.hours) if part.strip())


def _way_back(held: Held) -> Iterator[str]:
    back = held.document.hard_times.back
    yield from line("If I use, I stay with", back.stays_with, shown_phone(back.stays_with_phone))
    yield from line("If I use alone, I call", back.alone_call, shown_phone(back.alone_phone))
    yield from line("After it I call", back.call, shown_phone(back.call_phone))
    yield from line("My clinic", back.clinic, shown_phone(back.clinic_phone))
    yield from line("Checks in with me within 24 hours", back.checks_in)
    yield from line("What we change in my plan", back.changes)


def peers(held: Held) -> Iterator[str]:
    """Groups, meetings, mentor and sponsor."""
    client, peers_ = held.client, held.document.peers
    for one in peers_.places:
        yield from _meeting(one)
    if peers_.no_groups:
        yield "Chose not to go to groups for now"
    for mentor in peers_.mentors:
        met = named("first meeting", when(mentor.first_meeting_on))
        yield from line(label(mentor.kind), mentor.name, shown_phone(mentor.phone), met, mentor.note)
    yield from circle(held, (CircleRole.MENTOR, CircleRole.SPONSOR, CircleRole.GROUP, CircleRole.MEETING))
    for words, wish in (
        ("Group wished for", client.wanted_group),
        ("Mentor wished for", client.wanted_mentor),
    ):
        if wish is not Wish.NO_PREFERENCE:
            yield from line(words, label(wish))


def _meeting(one: PeerPlace) -> Iterator[str]:
    times = " to ".join(clock(at) for at in (one.starts, one.ends) if at is not None)
    day = f"{label(one.weekday)}s" if one.weekday is not None else ""
    yield from line(
        label(one.kind),
        one.name,
        one.fellowship,
        day,
        times,
        place(one.place),
        one.online,
        named("first time", when(one.first_on)),
        one.note,
    )


def attendance(held: Held) -> Iterator[str]:
    """The days they came here, and nothing else. With none recorded the paper says why, or silence reads as "never"."""
    for day in sorted(set(held.came)):
        yield from line("Came", when(day))
    if not held.came:
        yield "The center keeps no list yet of the days on which they came"


def absences(held: Held) -> Iterator[str]:
    """The center keeps no list of them. The paper says so, or silence would read as "none"."""
    yield "The center keeps no list of days on which they were expected and did not come"


def housing(held: Held) -> Iterator[str]:
    """Where they will live and what they wished for. A confidential home is told to nobody."""
    home, leaving = held.document.home, held.document.leaving
    if home.kind is not HomeKind.NOT_KNOWN:
        yield from line("Kind of home", label(home.kind))
    yield from line("Home", PRIVATE if home.confidential else place(home.place))
    yield from line("Moves in", when(home.moves_on, home.arrives_at), named("met by", home.met_by))
    yield from line("Brings along", home.bring)
    yield from line("Wished for", home.preference)
    if home.preference_met is not None:
        met = "Yes" if home.preference_met else "No"
        yield from line("The wish was met", met, "" if home.preference_met else home.why_not)
    if held.client.wanted_home is not Wish.NO_PREFERENCE:
        yield from line("Home wished for", label(held.client.wanted_home))
    if leaving.sleeps_elsewhere():
        at = PRIVATE if leaving.sleeps_confidential else ""
        yield from line("Sleeps until then", at or ", ".join((leaving.sleeps_at, leaving.sleeps_address)))
    yield from line("Ride on the day of leaving", leaving.ride)
    if not (home.confidential or leaving.sleeps_confidential):
        yield from held.edited(FirstDaysRow.SLEEP)
    yield from circle(held, (CircleRole.HOUSE,))
