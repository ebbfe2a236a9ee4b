"""Gathers what a paper for others is drawn from, inside the transaction that lets it out, and draws it."""

from collections.abc import Iterable
from datetime import date

from aftercare_desktop.documents.disclosed import disclosed_pdf
from aftercare_desktop.domain.approved_words import approved_for
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.consents import IN_ORDER
from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.domain.disclosures import Allowed, Asked, Disclosure, Ground, Handed
from aftercare_desktop.domain.done_days import done_by, screened_by
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import AppointmentKind, PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.search import words
from aftercare_desktop.exchange.disclosed import MEDIA_TYPE, disclosed_json
from aftercare_desktop.services.gate.deciding import words_of
from aftercare_desktop.services.gathering import approved_words, printing_choices, stored_letterhead
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import plan_history
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import registers as register_store
from aftercare_desktop.store import rights as rights_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.disclosed import Held, parts
from aftercare_desktop.words.disclosed.paper import DISAGREES
from aftercare_desktop.words.disclosures import described
from aftercare_desktop.words.sharing import purpose_of

_ORDER = "Order of {court}, case {case}, of {day}"
_AGREEMENT = "Agreement of {day}"


def disclosure(work: Work, client_id: int, asked: Asked, allowed: Allowed, description: str) -> Disclosure:
    """What is written down of something that leaves: never more than was allowed."""
    return Disclosure(
        ground=asked.ground,
        handed=asked.handed,
        recipient=asked.recipient,
        recipient_words=words_of(work, client_id, asked),
        consent_id=None if allowed.consent is None else allowed.consent.id,
        categories=allowed.categories,
        # What the client agreed to it for, whatever somebody typed (42 CFR 2.31(a)(5)).
        purpose=asked.purpose.strip() if allowed.consent is None else purpose_of(allowed.consent.consent),
        description=description.strip() or described(asked.handed, allowed.categories),
        form=asked.form,
    )


def paper(
    work: Work, client_id: int, asked: Asked, allowed: Allowed, description: str = ""
) -> DisclosedPaper:
    """Everything the paper is drawn from, limited to what was allowed."""
    c = work.connection
    client = client_store.get(c, client_id).client
    profile = center_store.profile(c).profile
    told = disclosure(work, client_id, asked, allowed, description)
    final = plan_store.latest_final(c, client_id)
    held = _held(work, client_id, client, final, with_sentences=asked.handed is Handed.PLAN)
    consent = allowed.consent
    return DisclosedPaper(
        disclosure=told,
        client_name=client.name,
        birth_date=client.birth_date,
        parts=parts(held, told.categories),
        consent=None if consent is None else consent.consent,
        signing=None if consent is None else consent.signing,
        center=profile,
        letterhead=stored_letterhead(work, printing_choices(work).value),
        made_with=short_name(work.staff.name),
        made_on=work.today,
        plan_number=final.number if final is not None and told.categories else None,
        basis=_basis(work, asked),
        disagreements=_disagreements(work, client_id, allowed),
    )


def _held(
    work: Work, client_id: int, client: Client, final: Revision | None, *, with_sentences: bool
) -> Held:
    """What is known as of today. Of the plan the newest final version, never a draft."""
    document = PlanDocument() if final is None else done_by(final.document, work.today)
    sentences = approved_for(document.given, approved_words(work)) if with_sentences else None
    counselor = (
        "" if client.counselor_id is None else staff_store.get(work.connection, client.counselor_id).name
    )
    return Held(
        screened_by(client, work.today), document, counselor, sentences, tuple(_came(work, client_id))
    )


def _came(work: Work, client_id: int) -> Iterable[date]:
    """The days of visits here that were kept: what happens at other offices is no attendance of this center."""
    c = work.connection
    here = words(center_store.profile(c).profile.name)
    rows = plan_history.revisions(c, client_id)
    finals = {row.id: plan_store.get(c, row.id) for row in rows if row.state is RevisionState.FINAL}
    for kept in event_store.of_revisions(c, tuple(finals)):
        at_center = {
            one.key
            for one in finals[kept.revision_id].document.appointments
            if one.kind is not AppointmentKind.COURT and words(one.place.name) == here
        }
        if kept.event.kind is PlanEventKind.APPOINTMENT_KEPT and kept.event.key in at_center:
            yield kept.event.happened_on


def _disagreements(work: Work, client_id: int, allowed: Allowed) -> tuple[str, ...]:
    """The client's statements of disagreement, the oldest first (45 CFR 164.526(d)(5)).

    A statement may speak of anything, so it goes whole only where all the record may hold goes. On any other paper one
    sentence says that there is one: 42 CFR 2.13(a) lets nothing out that the ground does not cover.
    """
    if not allowed.categories:
        return ()
    asked = rights_store.amendments_of(work.connection, client_id)
    statements = tuple(
        one.amendment.disagreement for one in reversed(asked) if one.amendment.disagreement.strip()
    )
    limited = allowed.consent is not None and allowed.consent.consent.limits.strip()
    if frozenset(allowed.categories) == frozenset(IN_ORDER) and not limited:
        return statements
    return (DISAGREES,) if statements else ()


def _basis(work: Work, asked: Asked) -> str:
    """The agreement or the court order the paper stands on."""
    number = asked.form.register_id
    if number is None:
        return ""
    if asked.ground is Ground.COURT_ORDER:
        order = register_store.order(work.connection, number).order
        return _ORDER.format(court=order.court, case=order.case, day=full_date(order.ordered_on))
    if asked.ground in (Ground.SERVICE_ORGANIZATION, Ground.AUDIT):
        return _AGREEMENT.format(
            day=full_date(register_store.agreement(work.connection, number).agreement.signed_on)
        )
    return ""


def drawn(made: DisclosedPaper) -> tuple[bytes, str]:
    """The finished file and its media type."""
    if made.disclosure.handed is Handed.EXPORT:
        return disclosed_json(made), MEDIA_TYPE
    return disclosed_pdf(made), file_store.PDF
