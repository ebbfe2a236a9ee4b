"""What a client may ask of their own record: a copy of everything, an amendment; what they were told of their rights.

45 CFR 164.524 (copy), 164.526 (amendment); 42 CFR 2.22 (patient notice), 2.23 (the client's own access).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.problems import FieldProblem

COPY_WITHIN = timedelta(days=30)
"""45 CFR 164.524(b)(2)."""
ANSWER_AMENDMENT_WITHIN = timedelta(days=60)
"""45 CFR 164.526(b)(2)."""


class CopyForm(StrEnum):
    """In which form the client wants it."""

    PAPER = "paper"
    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """The client asked for a copy of everything; when and how they got it."""

    asked_on: date
    form: CopyForm = CopyForm.PAPER
    asked_by: str = ""
    """Who asked for the client, if not they themselves."""
    delivered_on: date | None = None
    delivered_how: str = ""
    withdrawn_on: date | None = None

    def due_on(self) -> date:
        """The last day on which it is to be handed over."""
        return self.asked_on + COPY_WITHIN

    def is_open(self) -> bool:
        """Whether somebody still owes it."""
        return self.delivered_on is None and self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class StoredCopyRequest:
    """A request as stored. `file_sha256` is the copy as it was handed over."""

    id: int
    version: int
    client_id: int
    made_at: datetime
    made_by: int
    file_sha256: str
    request: CopyRequest


@dataclass(frozen=True, slots=True)
class Amendment:
    """The client says that something in the record is wrong; the answer, and what they say to a refusal."""

    asked_on: date
    words: str
    accepted: bool | None = None
    answered_on: date | None = None
    answer: str = ""
    """What was changed, or on which basis it was not (164.526(d)(1))."""
    disagreement: str = ""
    """The client's statement of disagreement: it goes along with the record from then on (164.526(d)(2), (5))."""
    disagreed_on: date | None = None

    def is_withdrawn(self) -> bool:
        """Whether it was closed without an answer: the client took it back, or it was a mistake."""
        return self.accepted is None and self.answered_on is not None

    def is_open(self) -> bool:
        """Whether the client waits for an answer."""
        return self.answered_on is None

    def answer_by(self) -> date:
        """The last day of the answer."""
        return self.asked_on + ANSWER_AMENDMENT_WITHIN


@dataclass(frozen=True, slots=True)
class StoredAmendment:
    """A request to amend, as stored."""

    id: int
    version: int
    client_id: int
    made_at: datetime
    made_by: int
    amendment: Amendment


class NoticeWay(StrEnum):
    """How the patient notice was given."""

    PAPER = "paper"
    EMAIL = "email"
    READ_ALOUD = "read_aloud"
    DECLINED = "declined"
    """Offered, and not taken."""


@dataclass(frozen=True, slots=True)
class PatientNotice:
    """The client was told in writing what part 2 protects (42 CFR 2.22)."""

    given_on: date
    way: NoticeWay = NoticeWay.PAPER
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredPatientNotice:
    """A notice as stored; taken back where it was written down by mistake."""

    id: int
    client_id: int
    made_at: datetime
    made_by: int
    taken_back_at: datetime | None
    notice: PatientNotice


def request_problems(request: CopyRequest, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps a request for a copy from being kept."""
    found = _not_ahead(request, ("asked_on", "delivered_on", "withdrawn_on"), today)
    if request.delivered_on is not None and request.delivered_on < request.asked_on:
        found.append(FieldProblem("delivered_on", "Use the day it was asked for, or a later one."))
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(request)))


def may_become(before: Amendment, after: Amendment) -> bool:
    """Whether a request may be written like this: what was asked stays once it is answered."""
    if before.accepted is None or after.accepted is None:
        return True
    return (before.asked_on, before.words) == (after.asked_on, after.words)


def amendment_problems(amendment: Amendment, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps a request to amend from being kept."""
    found = _not_ahead(amendment, ("asked_on", "answered_on", "disagreed_on"), today)
    if not amendment.words.strip():
        found.append(FieldProblem("words", "Write what the client says is wrong, in their words."))
    if amendment.accepted is False and not amendment.answer.strip():
        found.append(
            FieldProblem("answer", "Write why it was not changed: the client has a right to the reason.")
        )
    if amendment.accepted is not None and amendment.answered_on is None:
        found.append(FieldProblem("answered_on", "Write the day of the answer."))
    if amendment.answered_on is not None and amendment.answered_on < amendment.asked_on:
        found.append(FieldProblem("answered_on", "Use the day it was asked, or a later one."))
    if amendment.disagreement.strip() and amendment.disagreed_on is None:
        found.append(FieldProblem("disagreed_on", "Write the day of the statement."))
    if amendment.disagreement.strip() and amendment.accepted is not False:
        found.append(
            FieldProblem("disagreement", "Only a request that was not accepted can be disagreed with.")
        )
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(amendment)))


def notice_problems(notice: PatientNotice, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps a notice from being kept."""
    found = _not_ahead(notice, ("given_on",), today)
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(notice)))


def _not_ahead(record: object, names: tuple[str, ...], today: date) -> list[FieldProblem]:
    days = ((name, getattr(record, name)) for name in names)
    return [
        FieldProblem(name, "Use today or a day before: it has happened.")
        for name, day in days
        if day is not None and day > today
    ]
