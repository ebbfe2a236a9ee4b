"""What the center keeps once and disclosures stand on: agreements with other organizations, and court orders."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.consents.categories import Category
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.recipients import Recipient


class AgreementKind(StrEnum):
    """What the other side does."""

    SERVICE_ORGANIZATION = "service_organization"
    """42 CFR 2.11, 2.12(c)(4): works for the center and is bound by part 2."""
    AUDIT = "audit"
    """2.53: audits or evaluates, and promised in writing what that section asks."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A written agreement with an entry of the directory. `categories` is the most it may be told of a client."""

    entry_id: int
    kind: AgreementKind
    signed_on: date
    until: date | None = None
    categories: tuple[Category, ...] = ()
    file_sha256: str = ""
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on this day; its last day is one of them. An audit is for a time, so it needs one."""
        if self.kind is AgreementKind.AUDIT and self.until is None:
            return False
        return self.signed_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class StoredAgreement:
    """An agreement as stored."""

    id: int
    version: int
    made_at: datetime
    made_by: int
    archived_at: datetime | None
    agreement: Agreement


class OrderKind(StrEnum):
    """Under which section a court ordered it."""

    NONCRIMINAL = "noncriminal"
    """2.64"""
    CRIMINAL = "criminal"
    """2.65"""
    PROGRAM = "program"
    """2.66: an investigation of the center itself"""
    UNDERCOVER = "undercover"
    """2.67: about agents placed in the center; no client is told of in it"""


@dataclass(frozen=True, slots=True)
class CourtOrder:
    """An order of a court. Without a subpoena it permits a disclosure and compels none (2.61(b))."""

    kind: OrderKind
    court: str
    case: str
    ordered_on: date
    categories: tuple[Category, ...] = ()
    """What the order names; nothing else leaves on it (2.64(e), 2.65(e))."""
    recipients: str = ""
    """To whom, in the order's words."""
    subpoena: bool = False
    until: date | None = None
    file_sha256: str = ""
    note: str = ""
    entry_id: int | None = None
    """The court's entry in the directory."""

    def holds_on(self, day: date) -> bool:
        """Whether something may leave on it on this day. One about undercover agents releases no record."""
        if self.kind is OrderKind.UNDERCOVER:
            return False
        return self.ordered_on <= day and (self.until is None or day <= self.until)

    def recipient(self) -> Recipient:
        """The court, where it is in the directory."""
        return Recipient(entry_id=self.entry_id)


@dataclass(frozen=True, slots=True)
class StoredCourtOrder:
    """A court order as stored, with the client it is about; None of one about the center itself."""

    id: int
    version: int
    client_id: int | None
    made_at: datetime
    made_by: int
    archived_at: datetime | None
    order: CourtOrder


def agreement_problems(agreement: Agreement, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps an agreement from being kept."""
    found: list[FieldProblem] = []
    if agreement.signed_on > today:
        found.append(
            FieldProblem("signed_on", "Use the day on which both sides had signed, not one after today.")
        )
    if agreement.until is not None and agreement.until < agreement.signed_on:
        found.append(FieldProblem("until", "Use a last day on or after the day it was signed."))
    if agreement.kind is AgreementKind.AUDIT and agreement.until is None:
        found.append(
            FieldProblem("until", "Write the last day of the audit: it sees records for a time only.")
        )
    if not agreement.categories:
        found.append(FieldProblem("categories", "Mark what the agreement covers."))
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(agreement)))


def order_problems(order: CourtOrder, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps a court order from being kept."""
    found: list[FieldProblem] = []
    if not order.court.strip():
        found.append(FieldProblem("court", "Write the name of the court."))
    if not order.case.strip():
        found.append(FieldProblem("case", "Write the number or name of the case."))
    if order.ordered_on > today:
        found.append(FieldProblem("ordered_on", "Use the day of the order, not one after today."))
    if order.until is not None and order.until < order.ordered_on:
        found.append(FieldProblem("until", "Use a last day on or after the day of the order."))
    if order.kind is not OrderKind.UNDERCOVER and not order.categories:
        found.append(FieldProblem("categories", "Mark what the order names. Nothing else leaves on it."))
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(order)))
