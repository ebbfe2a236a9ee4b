"""Agreements and court orders in words: kinds, what they cover, until when they hold."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from aftercare_desktop.domain.registers import Agreement, AgreementKind, CourtOrder, OrderKind
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.disclosures import left_out_words

AGREEMENT_KINDS: Mapping[AgreementKind, str] = MappingProxyType(
    {
        AgreementKind.SERVICE_ORGANIZATION: "Works for the center",
        AgreementKind.AUDIT: "Audits or evaluates the center",
    }
)
ORDER_KINDS: Mapping[OrderKind, str] = MappingProxyType(
    {
        OrderKind.NONCRIMINAL: "Not a criminal case (42 CFR 2.64)",
        OrderKind.CRIMINAL: "To investigate or prosecute a client (2.65)",
        OrderKind.PROGRAM: "To investigate the center (2.66)",
        OrderKind.UNDERCOVER: "Agents placed in the center (2.67)",
    }
)
ABOUT_AGREEMENTS = (
    "Who works for the center, or audits it, under a written agreement (42 CFR 2.11, 2.53). Without one in force "
    "nothing leaves to them on that ground, and never more than it covers."
)
ABOUT_ORDERS = (
    "An order permits what it names and compels nothing; a subpoena beside it does (42 CFR 2.61). Let counsel read "
    "each one before anything leaves on it."
)
NO_AGREEMENTS = "No agreement is written down yet."
NO_ORDERS = "No court order is written down yet."


def holds(item: Agreement | CourtOrder, today: date) -> str:
    """ "In force until Nov 23, 2026", "In force", "Ended on Nov 3, 2026", "Releases no record"."""
    if isinstance(item, CourtOrder) and item.kind is OrderKind.UNDERCOVER:
        return "Releases no record"
    if item.until is not None and item.until < today:
        return f"Ended on {full_date(item.until)}"
    return "In force" if item.until is None else f"In force until {full_date(item.until)}"


def agreement_details(agreement: Agreement) -> str:
    """ "Works for the center. Covers how to reach me"."""
    scan = "" if agreement.file_sha256 else "No scan attached"
    covers = f"Covers {left_out_words(agreement.categories)}" if agreement.categories else ""
    return ". ".join(part for part in (AGREEMENT_KINDS[agreement.kind], scan, covers) if part)


def order_title(order: CourtOrder, client: str) -> str:
    """ "Theo Bramwell: Superior Court, CV-26-31", "The center: ..."."""
    return f"{client or 'The center'}: {order.court}, {order.case}"


def order_details(order: CourtOrder) -> str:
    """ "Of Nov 3, 2026. With a subpoena. Names the days I came"."""
    names = f"Names {left_out_words(order.categories)}" if order.categories else ""
    subpoena = "With a subpoena" if order.subpoena else ""
    scan = "" if order.file_sha256 else "No scan attached"
    return ". ".join(part for part in (f"Of {full_date(order.ordered_on)}", scan, subpoena, names) if part)
