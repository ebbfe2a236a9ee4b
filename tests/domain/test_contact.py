"""Each way of reaching a client against the agreement, the phone, the day and the status."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain import contact as c
from aftercare_desktop.domain.clients import (
    Client,
    ClientStatus,
    ContactAgreement,
    ContactWay,
    LocatorContact,
)
from aftercare_desktop.domain.contact import Means, Oddity, Reason
from aftercare_desktop.domain.people import Person, Phone
from aftercare_desktop.domain.statuses import EFFECTS
from tests.builders import TODAY

EVERYTHING = ContactAgreement(
    tuple(ContactWay), "", TODAY, "This is Dana.", may_leave_message=True, may_text=True, safe_to_mail=True
)
OPEN = Client("Theo", status=ClientStatus.AFTERCARE, contact=EVERYTHING)
PARTS: dict[Means, tuple[ContactWay, str]] = {
    Means.CALL: (ContactWay.CALL, ""),
    Means.MESSAGE: (ContactWay.CALL, "may_leave_message"),
    Means.TEXT: (ContactWay.TEXT, "may_text"),
    Means.EMAIL: (ContactWay.EMAIL, ""),
    Means.LETTER: (ContactWay.LETTER, "safe_to_mail"),
    Means.IN_PERSON: (ContactWay.IN_PERSON, ""),
}


def agreed(client: Client, **facts: object) -> Client:
    return replace(client, contact=replace(client.contact, **facts))  # type: ignore[arg-type]


def reason(client: Client, means: Means) -> Reason | None:
    verdict = c.allowed(client, means, TODAY)
    assert verdict.allowed is (verdict.reason is None)
    return verdict.reason


@pytest.mark.parametrize("means", Means)
def test_each_way_needs_its_own_marks(means: Means) -> None:
    way, flag = PARTS[means]
    assert reason(OPEN, means) is None
    without = tuple(other for other in ContactWay if other is not way)
    assert reason(agreed(OPEN, ways=without), means) is Reason.NOT_AGREED
    if flag:
        assert reason(agreed(OPEN, **{flag: False}), means) is Reason.NOT_AGREED
    only = {"ways": (way,), "may_leave_message": False, "may_text": False, "safe_to_mail": False}
    allowed = {
        other
        for other in Means
        if reason(agreed(OPEN, **only | {flag: True} if flag else only), other) is None
    }
    assert allowed == ({means, Means.CALL} if means is Means.MESSAGE else {means})


@pytest.mark.parametrize("means", Means)
@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"until": TODAY - timedelta(days=1)}, Reason.ENDED),
        ({"until": None}, None),
        ({"ask_again": True}, Reason.ASK_AGAIN),
        ({"ways": ()}, Reason.NOT_ASKED),
    ],
)
def test_a_doubtful_agreement_allows_nothing(
    means: Means, facts: dict[str, object], why: Reason | None
) -> None:
    assert reason(agreed(OPEN, **facts), means) is why


S, F = Reason.STOPPED, Reason.ASK_FIRST
BY_STATUS = {
    ClientStatus.IN_TREATMENT: (None, None, None, None, None, None),
    ClientStatus.AFTERCARE: (None, None, None, None, None, None),
    ClientStatus.IN_HOSPITAL: (F, F, F, F, S, F),
    ClientStatus.IN_JAIL: (S, S, S, S, F, F),
    ClientStatus.BACK_IN_TREATMENT: (F, F, F, F, None, F),
    ClientStatus.MOVED: (None, None, None, None, None, None),
    ClientStatus.CLOSED: (None, None, None, None, None, None),
    ClientStatus.DIED: (Reason.DIED,) * 6,
}
"""Status -> call, message, text, e-mail, letter, in person, with everything agreed."""


@pytest.mark.parametrize("status", ClientStatus)
def test_each_status_stops_what_it_must(status: ClientStatus) -> None:
    client = replace(OPEN, status=status)
    assert tuple(reason(client, means) for means in Means) == BY_STATUS[status]
    assert c.any_allowed(client, TODAY) is (None in BY_STATUS[status])
    assert set(EFFECTS) == set(ClientStatus)


def test_what_a_status_stops_goes_before_what_was_agreed() -> None:
    died = agreed(replace(OPEN, status=ClientStatus.DIED), ways=())
    assert reason(died, Means.CALL) is Reason.DIED


@pytest.mark.parametrize("means", Means)
@pytest.mark.parametrize("may_text", [True, False])
@pytest.mark.parametrize("may_leave", [True, False])
def test_texts_and_messages_need_the_mark_on_the_number(
    means: Means, may_text: bool, may_leave: bool
) -> None:
    phone = Phone("207-555-0142", may_text=may_text, may_leave_message=may_leave)
    marked = {Means.TEXT: may_text, Means.MESSAGE: may_leave}.get(means, True)
    why = None if marked else Reason.NOT_ON_THIS_PHONE
    assert c.allowed_on(OPEN, phone, means, TODAY).reason is why
    never = agreed(OPEN, ways=())
    assert c.allowed_on(never, phone, means, TODAY).reason is Reason.NOT_ASKED


@pytest.mark.parametrize(
    ("status", "may", "why"),
    [
        (ClientStatus.AFTERCARE, True, None),
        (ClientStatus.IN_JAIL, True, None),
        (ClientStatus.AFTERCARE, False, Reason.NOT_AGREED),
        (ClientStatus.DIED, True, Reason.DIED),
    ],
)
def test_who_may_be_asked_where_the_person_is(status: ClientStatus, may: bool, why: Reason | None) -> None:
    locator = LocatorContact(Person("Elise"), may_contact=may)
    assert c.locator_allowed(replace(OPEN, status=status), locator).reason is why


CALL_ONLY = {"ways": (ContactWay.CALL,), "may_text": False, "safe_to_mail": False}


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, ()),
        ({"until": TODAY - timedelta(days=1)}, (Oddity.ENDED,)),
        (CALL_ONLY, ()),
        (CALL_ONLY | {"may_text": True}, (Oddity.TEXT_WITHOUT_WAY,)),
        ({"may_text": False}, (Oddity.WAY_WITHOUT_TEXT,)),
        (CALL_ONLY | {"may_leave_message": False}, (Oddity.WORDS_WITHOUT_MESSAGE,)),
        (CALL_ONLY | {"message_words": " "}, (Oddity.MESSAGE_WITHOUT_WORDS,)),
        (CALL_ONLY | {"ways": (ContactWay.EMAIL,)}, (Oddity.MESSAGE_WITHOUT_CALL,)),
        (CALL_ONLY | {"safe_to_mail": True}, (Oddity.MAIL_WITHOUT_WAY,)),
        ({"safe_to_mail": False}, (Oddity.WAY_WITHOUT_MAIL,)),
    ],
)
def test_what_does_not_fit_together_is_found(facts: dict[str, object], found: tuple[Oddity, ...]) -> None:
    assert c.oddities(agreed(OPEN, **facts), TODAY) == found


def test_phones_that_allow_less_than_the_agreement_are_found() -> None:
    silent = replace(OPEN, phones=(Phone("207-555-0142"),))
    assert c.oddities(silent, TODAY) == (Oddity.NO_PHONE_FOR_TEXTS, Oddity.NO_PHONE_FOR_MESSAGES)
    both = replace(OPEN, phones=(*silent.phones, Phone("2", may_text=True, may_leave_message=True)))
    assert c.oddities(both, TODAY) == ()
