"""What left the made-up center about people, on which ground, what went astray; what people asked of their record."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aftercare_desktop.demo.agreed import Known
from aftercare_desktop.demo.directory import IDS
from aftercare_desktop.demo.happenings import Happening
from aftercare_desktop.demo.history import Told
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import Asked, Ground, GroundForm, Handed, Sending, SentWay
from aftercare_desktop.domain.own_record import Amendment, CopyForm, CopyRequest, NoticeWay, PatientNotice
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.domain.registers import Agreement, AgreementKind, CourtOrder, OrderKind
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.services.desk import Desk

C, G, H, W = Category, Ground, Handed, SentWay
_NOTICED = 12
"""So many of the first people were given the patient notice in the program."""
_ORDERED, _BILLED, _DISAGREES = 3, 1, 4
"""The places of somebody a court ordered something about, whose care is billed, who disagrees with their record."""


@dataclass(frozen=True, slots=True)
class _Out:
    """Something of Theo's that left, or was to leave, in days before today."""

    ago: int
    handed: Handed
    to: str
    wanted: tuple[Category, ...]
    purpose: str
    way: SentWay | None = None
    number: str = ""
    destroyed: int | None = None
    astray: bool = False


_OF_THEO = (
    _Out(15, H.LETTER, "operator", (C.PRESENCE, C.HOUSING), "Asking for a bed", W.MAIL, "9 Orchard Road"),
    _Out(
        12, H.LETTER, "counseling", (C.PRESENCE, C.GOALS), "A first talk", W.FAX, "207-555-0135", astray=True
    ),
    _Out(10, H.PLAN, "bridge", (C.MEDICINES, C.APPOINTMENTS), "The first visit", W.FAX, "207-555-0117"),
    _Out(8, H.LETTER, "employer", (C.PRESENCE,), "Keeping his job", destroyed=6),
    _Out(5, H.CALL, "elise", (C.APPOINTMENTS, C.HOUSING), "The ride on Friday", W.PHONE, "207-555-0163"),
    _Out(1, H.LETTER, "court", (C.PRESENCE, C.ATTENDANCE), "The hearing next month"),
)


def released_theo(known: Known, today: date, counselor_id: int, zone: ZoneInfo) -> Iterator[Happening]:
    """What left about Theo Bramwell: on consent, in an emergency, destroyed, still to be sent, and one gone astray."""

    def at(ago: int, clock: time, act: Callable[[Desk], object]) -> Happening:
        return Happening(datetime.combine(today - timedelta(days=ago), clock, zone), act, counselor_id)

    yield at(27, time(9, 20), partial(_give_notice, client_id=known.client_id))
    yield at(23, time(21, 40), partial(_tell_hospital, client_id=known.client_id))
    for number, one in enumerate(_OF_THEO):
        yield at(one.ago, time(13, 10 + number), partial(_let_out, known=known, one=one))
        if one.destroyed is not None:
            yield at(one.destroyed, time(15, 30), partial(_destroy, known=known, one=one))
        if one.astray:
            yield at(one.ago - 1, time(9, 15), partial(_went_astray, known=known, one=one))
    keep_back = Restriction(
        today - timedelta(days=14),
        "Nobody at the house should hear of my court case.",
        (C.LEGAL,),
        Recipient(entry_id=IDS["operator"]),
        agreed=True,
        answered_on=today - timedelta(days=14),
    )
    yield at(14, time(11, 45), lambda desk: desk.rights.ask_restriction(known.client_id, keep_back))
    due_soon = CopyRequest(today - timedelta(days=26), CopyForm.PDF)
    yield at(26, time(16, 20), lambda desk: desk.rights.ask_copy(known.client_id, due_soon))


def released(told: Sequence[Told], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """Notices, a disclosure on an agreement and one on a court order, a copy overdue, an amendment disagreed with."""
    for one in told:
        if one.record.status is ClientStatus.DIED:
            continue
        if one.story.index <= _NOTICED:
            yield _on(36, time(9, 5), one, today, zone, partial(_give_notice, client_id=one.client_id))
        if one.story.index == _BILLED:
            yield _on(11, time(10, 50), one, today, zone, partial(_bill, client_id=one.client_id))
            asked = CopyRequest(
                today - timedelta(days=36), CopyForm.PAPER, "Her sister, with a letter of hers"
            )
            yield _on(36, time(14, 0), one, today, zone, partial(_ask_copy, one=one, asked=asked))
        if one.story.index == _ORDERED:
            moment = datetime.combine(today - timedelta(days=17), time(9, 50), zone)
            yield Happening(moment, partial(_order, client_id=one.client_id))
            yield _on(16, time(11, 35), one, today, zone, partial(_obey, client_id=one.client_id))
        if one.story.index == _DISAGREES:
            yield from _disagreement(one, today, zone)


def agreements(today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """With whom the center has agreements: somebody who bills for it, and an audit that is over soon."""
    signed = today - timedelta(days=40)
    billing = Agreement(
        IDS["billing"],
        AgreementKind.SERVICE_ORGANIZATION,
        signed,
        categories=(C.PRESENCE, C.CONTACT),
        note="Sends bills to health plans. Counsel read it in spring.",
    )
    survey = Agreement(
        IDS["survey"],
        AgreementKind.AUDIT,
        signed,
        today + timedelta(days=20),
        (C.PRESENCE, C.GOALS, C.ATTENDANCE),
        "",
        "Licensing survey: read here, nothing is taken along.",
    )
    moment = datetime.combine(signed, time(9, 0), zone)
    for minutes, agreement in enumerate((billing, survey)):
        yield Happening(moment + timedelta(minutes=minutes), partial(_agree, agreement=agreement))


def _on(
    ago: int, clock: time, one: Told, today: date, zone: ZoneInfo, act: Callable[[Desk], object]
) -> Happening:
    return Happening(datetime.combine(today - timedelta(days=ago), clock, zone), act, one.story.counselor.id)


def _agree(desk: Desk, agreement: Agreement) -> None:
    desk.registers.add_agreement(agreement)


def _give_notice(desk: Desk, client_id: int) -> None:
    desk.rights.give_notice(client_id, PatientNotice(desk.today(), NoticeWay.PAPER))


# --- Theo -----------------------------------------------------------------------------------------------------


def _tell_hospital(desk: Desk, client_id: int) -> None:
    """A night in the emergency room, in his first week here."""
    form = GroundForm(
        "Dr. Osei",
        "Harbor Hill Hospital",
        desk.staff_member.name,
        desk.now(),
        "Fell on the stairs, was not awake",
    )
    wanted = (C.PRESENCE, C.MEDICINES)
    asked = Asked(G.EMERGENCY, H.CALL, Recipient(entry_id=IDS["hospital"]), wanted, "Treating him", form=form)
    desk.gate.call(client_id, asked, "207-555-0158", desk.now())


def _let_out(desk: Desk, known: Known, one: _Out) -> None:
    recipient = known.recipient(one.to)
    asked = Asked(G.CONSENT, one.handed, recipient, one.wanted, one.purpose, limits_read=True)
    if one.handed is H.CALL:
        desk.gate.call(known.client_id, asked, one.number, desk.now())
        return
    made = known.ids[f"paper {one.to}"] = desk.gate.prepare(known.client_id, asked).value
    if one.way is not None:
        desk.gate.send(made, Sending(one.way, one.number, desk.now(), desk.staff_member.id), 1)


def _destroy(desk: Desk, known: Known, one: _Out) -> None:
    desk.gate.destroy(known.ids[f"paper {one.to}"], 1)


def _went_astray(desk: Desk, known: Known, one: _Out) -> None:
    disclosure_id = known.ids[f"paper {one.to}"]
    start = desk.breaches.blank(known.client_id, disclosure_id)
    whom = f"{start.whom}a dental office, whose number differs by one digit."
    done = "They called us. Asked them to shred it; their office manager confirmed that by phone."
    desk.breaches.report(known.client_id, replace(start, whom=whom, done=done), disclosure_id)


# --- Others ---------------------------------------------------------------------------------------------------


def _ask_copy(desk: Desk, one: Told, asked: CopyRequest) -> None:
    desk.rights.ask_copy(one.client_id, asked)


def _bill(desk: Desk, client_id: int) -> None:
    agreement = next(
        row.stored.id
        for row in desk.registers.agreements()
        if row.stored.agreement.kind is AgreementKind.SERVICE_ORGANIZATION
    )
    asked = Asked(
        G.SERVICE_ORGANIZATION,
        H.LETTER,
        Recipient(entry_id=IDS["billing"]),
        (C.PRESENCE, C.CONTACT),
        "Billing for October",
        form=GroundForm(register_id=agreement),
    )
    made = desk.gate.prepare(client_id, asked).value
    sending = Sending(W.PORTAL, "billing.example/upload", desk.now(), desk.staff_member.id)
    desk.gate.send(made, sending, 1)


def _order(desk: Desk, client_id: int) -> None:
    order = CourtOrder(
        OrderKind.NONCRIMINAL,
        "Cumberland County Probate Court",
        "2026-0417",
        desk.today() - timedelta(days=2),
        (C.PRESENCE, C.ATTENDANCE),
        "The guardian ad litem, and nobody else",
        subpoena=True,
        until=desk.today() + timedelta(days=60),
        entry_id=IDS["court"],
    )
    desk.registers.add_order(client_id, order)


def _obey(desk: Desk, client_id: int) -> None:
    order = desk.registers.orders_about(client_id)[0].stored.id
    asked = Asked(
        G.COURT_ORDER,
        H.LETTER,
        Recipient(entry_id=IDS["court"]),
        (C.PRESENCE, C.ATTENDANCE),
        "As ordered",
        form=GroundForm("Attorney Helen Marsh, guardian ad litem", register_id=order),
    )
    made = desk.gate.prepare(client_id, asked).value
    desk.gate.send(made, Sending(W.MAIL, "205 Newbury Walk", desk.now(), desk.staff_member.id), 1)


def _disagreement(one: Told, today: date, zone: ZoneInfo) -> Iterator[Happening]:
    asked = Amendment(today - timedelta(days=35), "I did not leave the group early in March. I had a visit.")
    answered = replace(
        asked,
        accepted=False,
        answered_on=today - timedelta(days=20),
        answer="The sign-in sheet shows the time of leaving; the visit is noted beside it.",
    )
    disagreed = replace(
        answered,
        disagreement="The sheet was filled in by somebody else. I was with my doctor from noon on.",
        disagreed_on=today - timedelta(days=13),
    )
    made: list[int] = []
    yield _on(
        35, time(10, 40), one, today, zone,
        lambda desk: made.append(desk.rights.ask_amendment(one.client_id, asked).value),
    )  # fmt: skip
    for ago, version, changed in ((20, 1, answered), (13, 2, disagreed)):
        yield _on(
            ago, time(10, 45), one, today, zone, partial(_amend, made=made, changed=changed, version=version)
        )


def _amend(desk: Desk, made: list[int], changed: Amendment, version: int) -> None:
    desk.rights.write_amendment(made[0], changed, version)
