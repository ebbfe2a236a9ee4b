"""The one gate: what leaves on which ground, and why it does not, each reason in turn."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.consents import (
    Category,
    ConsentKind,
    Element,
    Expiry,
    ExpiryKind,
    Revocation,
    RevokedWay,
    StoredConsent,
)
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import (
    REQUIRED,
    Allowed,
    Asked,
    CareMark,
    CareRole,
    FormField,
    Ground,
    GroundForm,
    NextStep,
    NoReason,
    Refused,
    decide,
    roles_open_to,
)
from aftercare_desktop.domain.recipients import Recipient, RecipientWords, is_same
from aftercare_desktop.domain.registers import (
    Agreement,
    AgreementKind,
    CourtOrder,
    OrderKind,
    StoredAgreement,
    StoredCourtOrder,
)
from aftercare_desktop.domain.restrictions import Restriction
from tests.builders import NOW, TODAY
from tests.consents import LARCH_HILL, LARCH_HOUSE, ROSA, asked, build_consent, on_record, stored

DAY = timedelta(days=1)
IN_FORCE = stored(build_consent())
BY_CLASS = stored(build_consent(ConsentKind.CARE))
MARK = CareMark(1, 1, 1, CareRole.TREATING, NOW, 1, None)


def reason_of(question: Asked, *consents: Any, **facts: Any) -> NoReason:
    verdict = decide(question, on_record(*consents, **facts))
    assert isinstance(verdict, Refused)
    return verdict.reason


def test_what_the_consent_covers_leaves_and_the_rest_stays() -> None:
    wanted = (Category.GOALS, Category.APPOINTMENTS, Category.MEDICINES)
    verdict = decide(asked(wanted=wanted), on_record(IN_FORCE))
    assert verdict == Allowed((Category.MEDICINES, Category.APPOINTMENTS), (Category.GOALS,), IN_FORCE)


def test_a_consent_for_one_never_serves_another_of_a_like_name() -> None:
    assert reason_of(asked(recipient=LARCH_HOUSE), IN_FORCE) is NoReason.NO_CONSENT
    assert reason_of(asked(recipient=ROSA), IN_FORCE) is NoReason.NO_CONSENT
    assert not is_same(Recipient(), Recipient())
    assert not is_same(Recipient(1, 1), Recipient(1, 1))


@pytest.mark.parametrize(
    ("question", "consents", "reason", "step"),
    [
        (asked(recipient=Recipient()), (IN_FORCE,), NoReason.NO_RECIPIENT, NextStep.CHOOSE_RECIPIENT),
        (asked(wanted=()), (IN_FORCE,), NoReason.NOTHING_WANTED, NextStep.CHOOSE_CATEGORIES),
        (asked(purpose=" "), (IN_FORCE,), NoReason.NO_PURPOSE, NextStep.WRITE_PURPOSE),
        (asked(), (), NoReason.NO_CONSENT, NextStep.START_CONSENT),
        (
            asked(),
            (stored(build_consent(), signing=None),),
            NoReason.NOT_SIGNED,
            NextStep.FINISH_CONSENT,
        ),
        (asked(), (stored(build_consent(discloser="")),), NoReason.DEFICIENT, NextStep.START_CONSENT),
        (
            asked(),
            (stored(build_consent(expiry=Expiry(ExpiryKind.ON_DAY, TODAY - DAY))),),
            NoReason.EXPIRED,
            NextStep.START_CONSENT,
        ),
        (
            asked(),
            (stored(build_consent(), revocation=Revocation(NOW, 1, RevokedWay.BY_VOICE)),),
            NoReason.REVOKED,
            NextStep.START_CONSENT,
        ),
        (asked(), (stored(build_consent(), known_false=True),), NoReason.KNOWN_FALSE, NextStep.START_CONSENT),
        (asked(wanted=(Category.LEGAL,)), (IN_FORCE,), NoReason.NOT_COVERED, NextStep.CHOOSE_CATEGORIES),
        (
            asked(),
            (stored(build_consent(limits="Not the doses")),),
            NoReason.LIMITS_NOT_READ,
            NextStep.READ_LIMITS,
        ),
        (asked(), (BY_CLASS,), NoReason.NOT_IN_CLASS, NextStep.MARK_CARE),
        (asked(for_proceedings=True), (IN_FORCE,), NoReason.NO_CONSENT, NextStep.START_CONSENT),
        (
            asked(),
            (stored(build_consent(ConsentKind.LEGAL_PROCEEDINGS)),),
            NoReason.NO_CONSENT,
            NextStep.START_CONSENT,
        ),
    ],
)
def test_each_reason_names_the_next_step(
    question: Asked, consents: tuple[Any, ...], reason: NoReason, step: NextStep
) -> None:
    verdict = decide(question, on_record(*consents))
    assert isinstance(verdict, Refused)
    assert (verdict.reason, verdict.next_step) == (reason, step)


def test_a_deficient_consent_says_which_element_is_missing() -> None:
    verdict = decide(asked(), on_record(stored(build_consent(discloser="", revocation=""))))
    assert isinstance(verdict, Refused)
    assert verdict.elements == (Element.DISCLOSER, Element.REVOCATION)


def test_a_newer_consent_serves_though_an_older_one_was_taken_back() -> None:
    gone = stored(build_consent(), 1, revocation=Revocation(NOW, 1, RevokedWay.WRITTEN))
    assert isinstance(decide(asked(), on_record(gone, stored(build_consent(), 2))), Allowed)


@pytest.mark.parametrize("kind", EntryKind)
@pytest.mark.parametrize("role", CareRole)
def test_the_class_takes_in_who_was_marked_and_may_be(kind: EntryKind, role: CareRole) -> None:
    mark = replace(MARK, role=role)
    verdict = decide(asked(), on_record(BY_CLASS, entry_kind=kind, marks=(mark,)))
    assert isinstance(verdict, Allowed) == (role in roles_open_to(kind))


@pytest.mark.parametrize("kind", [EntryKind.RESIDENCE_OPERATOR, EntryKind.COURT, EntryKind.CRISIS_LINE])
def test_a_residence_or_a_court_is_in_no_class(kind: EntryKind) -> None:
    assert roles_open_to(kind) == ()


def test_nobody_is_in_the_class_unmarked_or_once_the_mark_ended() -> None:
    clinic = {"entry_kind": EntryKind.CLINIC}
    assert reason_of(asked(), BY_CLASS, **clinic) is NoReason.NOT_IN_CLASS
    assert (
        reason_of(asked(), BY_CLASS, marks=(replace(MARK, ended_at=NOW),), **clinic) is NoReason.NOT_IN_CLASS
    )
    assert reason_of(asked(), BY_CLASS, marks=(replace(MARK, entry_id=2),), **clinic) is NoReason.NOT_IN_CLASS
    assert reason_of(asked(recipient=ROSA), BY_CLASS, marks=(MARK,), **clinic) is NoReason.NOT_IN_CLASS


def test_what_the_center_agreed_to_keep_back_stays() -> None:
    held = Restriction(TODAY, "Not my medicines", (Category.MEDICINES,), LARCH_HILL, True, TODAY)
    assert reason_of(asked(), IN_FORCE, restrictions=(held,)) is NoReason.RESTRICTED
    for other in (
        replace(held, recipient=LARCH_HOUSE),
        replace(held, agreed=False),
        replace(held, ended_on=TODAY),
    ):
        assert isinstance(decide(asked(), on_record(IN_FORCE, restrictions=(other,))), Allowed)


@pytest.mark.parametrize("now", ["Larch Hill House", "Larch", "Daily Gossip", ""])
def test_a_consent_never_serves_what_its_recipient_became(now: str) -> None:
    verdict = decide(asked(), on_record(IN_FORCE, recipient_name=now))
    assert verdict == Refused(
        NoReason.RECIPIENT_CHANGED, NextStep.START_CONSENT, consent_id=1, agreed_name="Larch Hill"
    )


def test_a_name_written_otherwise_is_the_same_name_and_a_newer_consent_serves_the_new_one() -> None:
    assert isinstance(decide(asked(), on_record(IN_FORCE, recipient_name=" LÁRCH  hill ")), Allowed)
    newer = stored(build_consent(recipient_words=RecipientWords("Alder House")), 2)
    verdict = decide(asked(), on_record(newer, IN_FORCE, recipient_name="Alder House"))
    assert isinstance(verdict, Allowed)
    assert verdict.consent == newer


@pytest.mark.parametrize("consent", [IN_FORCE, BY_CLASS])
def test_who_is_off_the_lists_gets_nothing_on_consent(consent: StoredConsent) -> None:
    clinic = {"entry_kind": EntryKind.CLINIC, "marks": (MARK,)}
    assert reason_of(asked(), consent, recipient_archived=True, **clinic) is NoReason.RECIPIENT_ARCHIVED


# --- On another ground --------------------------------------------------------------------------------------

FORM = GroundForm("Dr. Ames", "Mercy Hospital", "Dana Whitcomb", NOW, "Did not wake up", "What was seen", 1)
AGREEMENT = Agreement(1, AgreementKind.SERVICE_ORGANIZATION, TODAY, TODAY, (Category.MEDICINES,))
ORDER = CourtOrder(OrderKind.NONCRIMINAL, "Superior Court", "CV-26-3", TODAY, (Category.MEDICINES,))


def registers(agreement: Agreement = AGREEMENT, order: CourtOrder = ORDER) -> dict[str, Any]:
    return {
        "agreements": (StoredAgreement(1, 1, NOW, 1, None, agreement),),
        "orders": (StoredCourtOrder(1, 1, 1, NOW, 1, None, order),),
    }


def on_ground(ground: Ground, form: GroundForm = FORM) -> Asked:
    return asked(ground=ground, form=form, purpose="")


KIND_FOR = {Ground.AUDIT: AgreementKind.AUDIT}


@pytest.mark.parametrize("ground", [one for one in Ground if one is not Ground.CONSENT])
def test_each_ground_holds_with_its_whole_form_and_no_consent(ground: Ground) -> None:
    kind = KIND_FOR.get(ground, AgreementKind.SERVICE_ORGANIZATION)
    wanted = replace(on_ground(ground), wanted=(Category.PRESENCE, Category.MEDICINES))
    registered = registers(replace(AGREEMENT, kind=kind), replace(ORDER, entry_id=1))
    verdict = decide(wanted, on_record(entry_kind=EntryKind.AGENCY, **registered))
    assert isinstance(verdict, Allowed)
    assert verdict.consent is None


@pytest.mark.parametrize(("ground", "field"), [(g, f) for g, fields in REQUIRED.items() for f in fields])
def test_each_ground_with_each_field_missing(ground: Ground, field: FormField) -> None:
    empty = replace(FORM, **{field.value: getattr(GroundForm(), field.value)})
    verdict = decide(on_ground(ground, empty), on_record(**registers()))
    assert isinstance(verdict, Refused)
    assert (verdict.reason, verdict.fields) == (NoReason.FIELD_MISSING, (field,))


def test_a_report_of_child_abuse_carries_nothing_of_the_record() -> None:
    verdict = decide(on_ground(Ground.CHILD_ABUSE_REPORT), on_record(IN_FORCE, entry_kind=EntryKind.AGENCY))
    assert verdict == Allowed((), (Category.MEDICINES,))


def test_a_crime_on_the_premises_tells_who_it_was_and_where_they_live() -> None:
    wanted = tuple(Category)
    crime = replace(on_ground(Ground.CRIME_ON_PREMISES), wanted=wanted)
    verdict = decide(crime, on_record(entry_kind=EntryKind.AGENCY))
    assert isinstance(verdict, Allowed)
    assert verdict.categories == (Category.PRESENCE, Category.CONTACT)


@pytest.mark.parametrize(
    "agreement",
    [
        replace(AGREEMENT, kind=AgreementKind.AUDIT),
        replace(AGREEMENT, entry_id=2),
        replace(AGREEMENT, signed_on=TODAY + DAY, until=None),
        replace(AGREEMENT, signed_on=TODAY - 2 * DAY, until=TODAY - DAY),
    ],
)
def test_an_agreement_serves_only_its_own_kind_party_and_time(agreement: Agreement) -> None:
    assert reason_of(on_ground(Ground.SERVICE_ORGANIZATION), **registers(agreement)) is NoReason.NO_AGREEMENT


def test_an_audit_sees_records_for_a_time_only() -> None:
    endless = replace(AGREEMENT, kind=AgreementKind.AUDIT, until=None)
    assert reason_of(on_ground(Ground.AUDIT), **registers(endless)) is NoReason.NO_AGREEMENT


@pytest.mark.parametrize(
    "order",
    [
        replace(ORDER, entry_id=2),
        replace(ORDER, kind=OrderKind.UNDERCOVER),
        replace(ORDER, ordered_on=TODAY + DAY),
        replace(ORDER, until=TODAY - DAY, ordered_on=TODAY - DAY),
    ],
)
def test_a_court_order_serves_only_in_its_time(order: CourtOrder) -> None:
    assert reason_of(on_ground(Ground.COURT_ORDER), **registers(order=order)) is NoReason.NO_ORDER


def test_an_order_names_what_leaves_on_it() -> None:
    wanted = replace(on_ground(Ground.COURT_ORDER), wanted=(Category.GOALS,))
    assert reason_of(wanted, **registers(order=replace(ORDER, entry_id=1))) is NoReason.NOT_COVERED


@pytest.mark.parametrize(
    ("order", "recipient", "name", "form", "holds"),
    [
        ({"entry_id": 1}, LARCH_HILL, "Superior Court", {}, True),
        ({"entry_id": 1, "recipients": "Rosa"}, ROSA, "Rosa", {}, False),
        ({"entry_id": 1}, LARCH_HOUSE, "Superior Court", {}, False),
        ({"entry_id": 1}, Recipient(), "", {"facility": "superior court"}, True),
        ({"entry_id": 1}, Recipient(), "", {"facility": "Daily News"}, False),
        ({}, LARCH_HILL, "Superior Court", {}, True),
        ({}, LARCH_HILL, "Larch Hill", {}, False),
        ({"recipients": "Larch Hill House"}, LARCH_HILL, "Larch Hill", {}, False),
        ({"recipients": "The clerk; Larch Hill"}, LARCH_HILL, "Larch Hill", {}, True),
        ({"recipients": "Attorney Kim"}, Recipient(), "", {"recipient_name": "ATTORNEY KIM"}, True),
        ({"recipients": "Attorney Kim"}, Recipient(), "", {"recipient_name": "Kim"}, False),
        ({"recipients": "Attorney Kim"}, Recipient(), "", {"recipient_name": "Attorney Kim", "facility": "X"}, False),
        ({}, Recipient(1, 1), "", {"facility": "Superior Court"}, False),
    ],
)  # fmt: skip
def test_an_order_is_for_the_court_or_whom_it_names(
    order: dict[str, Any], recipient: Recipient, name: str, form: dict[str, str], holds: bool
) -> None:
    said = GroundForm(**{"recipient_name": "Bob", "register_id": 1, **form})
    question = asked(ground=Ground.COURT_ORDER, form=said, recipient=recipient)
    record = on_record(recipient_name=name, **registers(order=replace(ORDER, **order)))
    verdict = decide(question, record)
    assert isinstance(verdict, Allowed) is holds
    assert holds or (isinstance(verdict, Refused) and verdict.reason is NoReason.NO_ORDER)


CARE = {EntryKind.HOSPITAL, EntryKind.CLINIC, EntryKind.PROVIDER, EntryKind.PHARMACY, EntryKind.AGENCY}
OFFICES = {EntryKind.AGENCY, EntryKind.COURT, EntryKind.OTHER}


@pytest.mark.parametrize(
    ("ground", "kinds"),
    [
        (Ground.EMERGENCY, CARE),
        (Ground.CHILD_ABUSE_REPORT, OFFICES),
        (Ground.CRIME_ON_PREMISES, OFFICES),
    ],
)
def test_a_relative_or_a_residence_is_told_on_no_ground_but_consent(
    ground: Ground, kinds: set[EntryKind]
) -> None:
    question = replace(on_ground(ground), wanted=(Category.PRESENCE,))
    for kind in EntryKind:
        verdict = decide(question, on_record(entry_kind=kind))
        assert isinstance(verdict, Allowed) is (kind in kinds)
    relative = replace(question, recipient=ROSA)
    assert reason_of(relative, recipient_name="Rosa") is NoReason.NOT_FOR_GROUND
    assert isinstance(decide(replace(question, recipient=Recipient()), on_record()), Allowed)


@pytest.mark.parametrize("ground", [one for one in Ground if one is not Ground.CONSENT])
def test_a_promise_binds_whoever_works_for_the_center_and_no_emergency_or_order(ground: Ground) -> None:
    held = Restriction(TODAY, "Not my medicines", (Category.MEDICINES,), Recipient(), True, TODAY)
    kind = KIND_FOR.get(ground, AgreementKind.SERVICE_ORGANIZATION)
    categories = (Category.PRESENCE, Category.MEDICINES)
    registered = registers(
        replace(AGREEMENT, kind=kind, categories=categories),
        replace(ORDER, entry_id=1, categories=categories),
    )
    facts = {"entry_kind": EntryKind.AGENCY, **registered}
    question = replace(on_ground(ground), wanted=categories)
    verdict = decide(question, on_record(restrictions=(held,), **facts))
    if ground is not Ground.SERVICE_ORGANIZATION:
        assert verdict == decide(question, on_record(**facts))
        return
    assert verdict == Allowed((Category.PRESENCE,), (Category.MEDICINES,))
    only = replace(question, wanted=(Category.MEDICINES,))
    assert reason_of(only, restrictions=(held,), **facts) is NoReason.RESTRICTED
