"""What medical staff need of a client within seconds, and who still has to say whom they told (42 CFR 2.51).

An opened sheet leaves a question: to whom, where, by whom, when, what happened (2.51(c); DOMAIN.md section 6). What is
open is told by the audit trail alone, which nobody can shorten: no table could fall out of step with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from aftercare_desktop.domain.audit import AuditEntry, Event, concerned_client
from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.clients import Client, Pregnancy
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import FormField, Ground, GroundForm, missing_fields
from aftercare_desktop.domain.people import Person
from aftercare_desktop.domain.plans import MedicineKind, MedicineSafety, Naloxone
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.search import words
from aftercare_desktop.domain.staff import Role, StaffMember

SHOWN = (
    Category.PRESENCE,
    Category.CONTACT,
    Category.SUBSTANCES,
    Category.CONDITIONS,
    Category.MEDICINES,
)
"""The kinds of information that the sheet shows, in the order of forms."""

SAME_EMERGENCY = timedelta(hours=1)
"""Opened again so soon by the same person, it is the same question."""


# --- The sheet ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetMedicine:
    """A medicine with its last dose. `last_amount` is what was given last where that is told apart (methadone)."""

    name: str
    dose: str = ""
    directions: str = ""
    last_on: date | None = None
    last_at: time | None = None
    last_amount: str = ""
    in_plan: bool = True
    """Else it stands in the record alone, without doses."""


@dataclass(frozen=True, slots=True)
class EmergencySheet:
    """All that an emergency shows of a client, and nothing else. `plan_day` is when the plan was last written."""

    client_id: int
    name: str
    preferred_name: str
    birth_date: date | None
    record_number: str
    medicines: tuple[SheetMedicine, ...]
    takes_none: bool
    """Staff recorded that the person takes no medicine."""
    allergies: str
    no_known_allergies: bool
    pregnancy: Pregnancy
    due_date: date | None
    conditions: tuple[str, ...]
    last_overdose: date | None
    naloxone: Naloxone
    contact: Person
    plan_day: date | None = None


def sheet(
    client_id: int, client: Client, safety: MedicineSafety | None, plan_day: date | None
) -> EmergencySheet:
    """The sheet of this client, with the medicines of the newest plan where there is one.

    Every role opens it, so what staff noted of the emergency contact stays out: to call them a name and a number do.
    """
    listed = _medicines(client, safety or MedicineSafety())
    return EmergencySheet(
        client_id=client_id,
        name=client.name,
        preferred_name=client.preferred_name,
        birth_date=client.birth_date,
        record_number=client.record_number,
        medicines=listed,
        takes_none=safety is not None and safety.none_needed and not listed,
        allergies=client.allergies.strip(),
        no_known_allergies=client.no_known_allergies,
        pregnancy=client.pregnancy,
        due_date=client.due_date if client.pregnancy is Pregnancy.YES else None,
        conditions=tuple(one.label.strip() or one.code.strip() for one in client.conditions),
        last_overdose=client.last_overdose,
        naloxone=(safety or MedicineSafety()).naloxone,
        contact=replace(client.emergency, note=""),
        plan_day=plan_day,
    )


def _medicines(client: Client, safety: MedicineSafety) -> tuple[SheetMedicine, ...]:
    """Those of the plan with their doses, then those that only the record names."""
    methadone = safety.methadone_taken()
    planned = [
        SheetMedicine(
            one.name.strip(),
            one.dose.strip(),
            one.directions.strip(),
            one.last_dose_on,
            one.last_dose_at,
            _milligrams(safety) if one is methadone and one.kind is MedicineKind.METHADONE else "",
        )
        for one in safety.medicines
        if one.name.strip()
    ]
    known = {words(one.name) for one in planned}
    recorded = [
        SheetMedicine(one.name.strip(), one.dose.strip(), in_plan=False)
        for one in client.medicines
        if one.name.strip() and words(one.name) not in known
    ]
    return (*planned, *recorded)


def _milligrams(safety: MedicineSafety) -> str:
    given = safety.methadone.last_dose_mg
    return "" if given is None else f"{given} mg"


# --- The questions ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A sheet that was opened and whose question nobody answered. `view` is the number of its audit line."""

    view: int
    client_id: int
    opened_at: datetime
    opened_by: int


@dataclass(frozen=True, slots=True)
class EmergencyAnswer:
    """What was told, to whom, where, by whom, when, and why (2.51(c)). `number` is empty for somebody on the spot."""

    form: GroundForm = GroundForm()
    categories: tuple[Category, ...] = ()
    number: str = ""


@dataclass(slots=True)
class _Emergency:
    """The openings of one person about one client within `SAME_EMERGENCY`, up to the answer."""

    views: list[AuditEntry]
    answered: bool = False

    def question(self) -> OpenQuestion:
        first = self.views[0]
        client_id = concerned_client(first)
        if client_id is None or first.staff_id is None:
            raise ValueError(f"Audit line {first.sequence} does not say whose sheet was opened by whom.")
        return OpenQuestion(first.sequence, client_id, first.at, first.staff_id)


def open_questions(lines: Iterable[AuditEntry]) -> tuple[OpenQuestion, ...]:
    """What is still to be answered, of the lines about emergencies from the first to the last; the oldest first.

    An answer names the line it answers; when it is taken back, that one is asked again.
    """
    return tuple(one.question() for one in _emergencies(lines) if not one.answered)


def emergency_of(lines: Iterable[AuditEntry], view: int) -> OpenQuestion | None:
    """The emergency that this opening belongs to, answered or not; None where no sheet was opened by that line."""
    found = (one for one in _emergencies(lines) if any(line.sequence == view for line in one.views))
    return next((one.question() for one in found), None)


def _emergencies(lines: Iterable[AuditEntry]) -> list[_Emergency]:
    found: list[_Emergency] = []
    for line in lines:
        if line.event is Event.EMERGENCY_VIEWED:
            before = next((one for one in reversed(found) if _goes_on(one, line)), None)
            if before is not None:
                before.views.append(line)
            else:
                found.append(_Emergency([line]))
            continue
        for one in found:
            if one.views[0].sequence == line.subject_id:
                one.answered = line.event is Event.EMERGENCY_ANSWERED
    return found


def _goes_on(emergency: _Emergency, line: AuditEntry) -> bool:
    last = emergency.views[-1]
    same = (last.staff_id, concerned_client(last)) == (line.staff_id, concerned_client(line))
    return same and not emergency.answered and line.at - last.at <= SAME_EMERGENCY


_WATCH_OVER = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})


def may_answer(member: StaffMember, question: OpenQuestion) -> bool:
    """Who opened the sheet answers, or who watches over all: none stays open because somebody is away."""
    return question.opened_by == member.id or member.role in _WATCH_OVER


def problems(answer: EmergencyAnswer, now: datetime) -> tuple[FieldProblem, ...]:
    """Everything that keeps an answer from being kept, by the field of the form it is about."""
    form = answer.form
    found = [FieldProblem(field.value, _ASK[field]) for field in missing_fields(Ground.EMERGENCY, form)]
    if not any(one is not Category.PRESENCE for one in answer.categories):
        found.append(FieldProblem("categories", "Choose what was told."))
    if form.happened_at is not None and form.happened_at > now:
        found.append(FieldProblem(FormField.HAPPENED_AT.value, "Use a time that is not after now."))
    found += [FieldProblem(path.removeprefix("form."), sentence) for path, sentence in too_long(answer)]
    return tuple(found)


_ASK: Mapping[FormField, str] = MappingProxyType(
    {
        FormField.RECIPIENT_NAME: "Write the name of who was told.",
        FormField.FACILITY: "Write where they work: hospital, ambulance, clinic.",
        FormField.TOLD_BY: "Write who of the center told it.",
        FormField.HAPPENED_AT: "Write the day and the time it was told.",
        FormField.NATURE: "Write what the emergency was.",
    }
)
