"""Use cases of a medical emergency: the sheet within seconds for whoever is at the desk, and the questions after it.

42 CFR 2.51: what was told to medical staff is recorded at once. Opening the sheet is written to the audit trail, and
its question stays open there, whatever is closed, locked or merged meanwhile, until somebody answers it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from aftercare_desktop.domain import emergency as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.consents.categories import ordered
from aftercare_desktop.domain.disclosures import Asked, Ground, Handed, Sending, SentWay
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.emergency import EmergencyAnswer, EmergencySheet, OpenQuestion
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services import gate
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.plan_events import known_by_now
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import audit as audit_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import merged as merged_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import staff as staff_store

SUBJECT = "emergency"
PURPOSE = "Medical emergency (42 CFR 2.51)"
_NOTHING = "nothing told"
"""How the audit line ends that says so."""
_NOT_OPENED = "No emergency sheet was opened under this number. Nothing was changed."
_ANSWERED = "Somebody answered this already. Nothing was changed."
_NOT_YOURS = "Somebody else opened this sheet. Nothing was changed; they or a supervisor can answer."


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """The sheet, and the number of the audit line that says it was opened: the question afterwards is about it."""

    view: int
    sheet: EmergencySheet


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """An open question as it is listed: whose sheet, who opened it, when."""

    question: OpenQuestion
    client: str
    opened_by: str


class Emergency(Service):
    """Somebody lies there and the ambulance asks."""

    @use_case(Permission.EMERGENCY_ACCESS, audit=Event.EMERGENCY_VIEWED)
    def open(self, work: Work, client_id: int) -> OpenedSheet:
        """The few facts medical staff need, in every role; the record is not opened and not among the recent ones."""
        client_id = merged_store.survivor_id(work.connection, client_id)
        client = client_store.get(work.connection, client_id).client
        revision = plan_store.latest(work.connection, client_id)
        safety = plan_day = None
        if revision is not None:
            safety = done_by(known_by_now(work, revision), work.today).medicines
            plan_day = work.day_of(revision.finalized_at or revision.changed_at)
        work.record(SUBJECT, None, f"client={client_id}")
        work.changed(Topic.DISCLOSURES)
        view = audit_store.head(work.connection).count
        return OpenedSheet(view, rules.sheet(client_id, client, safety, plan_day))

    @use_case(Permission.EMERGENCY_ACCESS)
    def questions(self, work: Work) -> tuple[QuestionRow, ...]:
        """What is still to be answered and this person may answer, the oldest first: their own, or everybody's."""
        lines = audit_store.about(work.connection, SUBJECT)
        mine = [one for one in rules.open_questions(lines) if rules.may_answer(work.staff, one)]
        return tuple(_row(work, one) for one in mine)

    @use_case(Permission.EMERGENCY_ACCESS, audit=Event.EMERGENCY_ANSWERED)
    def told(self, work: Work, view: int, answer: EmergencyAnswer) -> Done[int]:
        """Write down who was told what, as a disclosure that was sent; gives its id.

        Through the gate, on the ground of an emergency: a role that discloses nothing else may say what it told here.
        Raises `BadInput` for what is missing, `EditedElsewhere` where it was answered in the meantime.
        """
        question = _to_answer(work, view)
        answer = storable(answer)
        for problem in rules.problems(answer, work.now):
            raise BadInput(f"{problem.sentence} Nothing was written down yet.")
        told_at = answer.form.happened_at
        assert told_at is not None
        client_id = merged_store.survivor_id(work.connection, question.client_id)
        asked = Asked(
            Ground.EMERGENCY,
            Handed.CALL,
            # Whoever answers has told at least that this person is or was here.
            wanted=ordered((Category.PRESENCE, *answer.categories)),
            purpose=PURPOSE,
            form=answer.form,
        )
        disclosure_id = gate.told(work, client_id, asked, _sending(work, answer, told_at), "")
        _note(work, question, f"told disclosure={disclosure_id}")
        return work.done(disclosure_id)

    @use_case(Permission.EMERGENCY_ACCESS, audit=Event.EMERGENCY_ANSWERED)
    def nothing_told(self, work: Work, view: int) -> Done[int]:
        """The sheet was looked at and nobody was told anything. Undo asks again."""
        question = _to_answer(work, view)
        _note(work, question, _NOTHING)
        undo = Undo("emergency.ask_again", {"view": question.view}, "Nothing was told")
        return work.done(question.view, undo)

    @use_case(Permission.EMERGENCY_ACCESS, audit=Event.UNDONE)
    def ask_again(self, work: Work, view: int) -> Done[int]:
        """Undo of "nothing was told". What was told stays written down."""
        question = _emergency(work, view)
        lines = audit_store.about(work.connection, SUBJECT)
        last = next((line for line in reversed(lines) if line.subject_id == question.view), None)
        if last is None or not last.detail.endswith(_NOTHING):
            raise EditedElsewhere(_ANSWERED)
        _note(work, question, "asked again")
        return work.done(question.view)


def _emergency(work: Work, view: int) -> OpenQuestion:
    question = rules.emergency_of(audit_store.about(work.connection, SUBJECT), view)
    if question is None:
        raise NotFound(_NOT_OPENED)
    if not rules.may_answer(work.staff, question):
        raise NotPermitted(_NOT_YOURS)
    return question


def _to_answer(work: Work, view: int) -> OpenQuestion:
    question = _emergency(work, view)
    if question not in rules.open_questions(audit_store.about(work.connection, SUBJECT)):
        raise EditedElsewhere(_ANSWERED)
    return question


def _sending(work: Work, answer: EmergencyAnswer, at: datetime) -> Sending:
    number = answer.number.strip()
    way = SentWay.PHONE if number else SentWay.IN_PERSON
    return Sending(way, number, at, work.staff.id)


def _row(work: Work, question: OpenQuestion) -> QuestionRow:
    shown = replace(question, client_id=merged_store.survivor_id(work.connection, question.client_id))
    client = client_store.get(work.connection, shown.client_id).client
    return QuestionRow(shown, client.name, staff_store.get(work.connection, shown.opened_by).name)


def _note(work: Work, question: OpenQuestion, what: str) -> None:
    client_id = merged_store.survivor_id(work.connection, question.client_id)
    work.record(SUBJECT, question.view, f"client={client_id} {what}")
    work.changed(Topic.DISCLOSURES)
