"""How to reach somebody safely, in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.clients import Client, ClientStatus, ContactAgreement, ContactWay
from aftercare_desktop.domain.contact import Means, Oddity, Reason, Verdict
from aftercare_desktop.domain.statuses import Reach
from aftercare_desktop.words import contact as words
from tests.builders import TODAY, full_client

TEXT = {"ways": (ContactWay.TEXT,), "may_text": True}


def agreed(**facts: object) -> Client:
    return Client("Theo", contact=ContactAgreement(**facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("client", "told"),
    [
        (Client("Theo"), "No contact agreed yet."),
        (agreed(**TEXT), "No messages. Text OK."),
        (agreed(ways=(ContactWay.CALL,), may_leave_message=True), "Messages OK. No texts."),
        (agreed(ways=(ContactWay.LETTER,), safe_to_mail=True), "No messages. No texts."),
        (agreed(may_text=True), "No contact agreed yet."),
        (agreed(**TEXT, until=TODAY - timedelta(days=1)), "Contact agreement ended. Ask again."),
        (agreed(**TEXT, until=TODAY), "No messages. Text OK."),
        (agreed(**TEXT, ask_again=True), "Ask again how to reach them."),
        (
            Client("Theo", language="Spanish", interpreter=True, contact=ContactAgreement(**TEXT)),  # type: ignore[arg-type]
            "No messages. Text OK. Spanish interpreter.",
        ),
        (Client("Theo", interpreter=True), "No contact agreed yet. Interpreter."),
        (full_client(status=ClientStatus.IN_JAIL), "No calls. Ask before a letter. English interpreter."),
        (full_client(status=ClientStatus.IN_HOSPITAL), "Ask before calling. English interpreter."),
        (full_client(status=ClientStatus.DIED), "Do not contact."),
    ],
)
def test_how_to_reach_somebody_safely(client: Client, told: str) -> None:
    assert words.safe_contact(client, TODAY) == told


def test_the_whole_agreement_in_sentences() -> None:
    assert words.contact_rules(full_client()) == (
        "Ways: phone call, text. Hours: After 4 PM. Safe message: “This is Dana, please call me back.” "
        "Never name the center. Letters are safe. Until Nov 23, 2027."
    )
    assert words.contact_rules(Client("Theo")) == "No letters."


@pytest.mark.parametrize(
    ("means", "given", "told"),
    [
        (Means.TEXT, Verdict(True), "Text OK"),
        (Means.MESSAGE, Verdict(False, Reason.NOT_AGREED), "No messages: not agreed"),
        (Means.CALL, Verdict(False, Reason.ASK_FIRST), "Calls: ask first"),
        (Means.LETTER, Verdict(False, Reason.STOPPED), "No letters: the status stops it"),
    ],
)
def test_a_verdict_in_words(means: Means, given: Verdict, told: str) -> None:
    assert words.verdict(means, given) == told


def test_every_way_reason_and_oddity_has_words_of_its_own() -> None:
    verdicts = [words.verdict(means, Verdict(False, reason)) for means in Means for reason in Reason]
    assert len(set(verdicts)) == len(verdicts)
    odd = [words.oddity(found) for found in Oddity]
    assert len(set(odd)) == len(odd)
    assert set(words.REACHES) == set(Reach)


@pytest.mark.parametrize(
    ("status", "may_text", "told"),
    [
        (ClientStatus.AFTERCARE, True, "207-555-0142, home: text OK, message OK (Evenings)"),
        (ClientStatus.AFTERCARE, False, "207-555-0142, home: message OK (Evenings)"),
        (ClientStatus.IN_JAIL, True, "207-555-0142, home: no texts, no messages (Evenings)"),
    ],
)
def test_what_may_be_done_on_a_phone(status: ClientStatus, may_text: bool, told: str) -> None:
    client = full_client(status=status)
    assert words.on_phone(client, replace(client.phones[0], may_text=may_text), TODAY) == told


def test_hours_and_the_end_of_the_agreement() -> None:
    assert words.when(full_client()) == "Hours: After 4 PM. Until Nov 23, 2027"
    assert words.when(Client("Theo")) == ""
