"""What a status stops, in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.clients import Client, ClientStatus, ContactAgreement
from aftercare_desktop.domain.statuses import EFFECTS, Ask, StatusChange
from aftercare_desktop.words import statuses as words
from tests.builders import TODAY

S = ClientStatus
SINCE = TODAY - timedelta(days=3)


@pytest.mark.parametrize(
    ("status", "place", "told"),
    [
        (S.IN_TREATMENT, "", ""),
        (S.AFTERCARE, "", ""),
        (
            S.IN_HOSPITAL,
            "Maine Coast",
            "In hospital at Maine Coast until Tue, Dec 1, 2026. Letters and promised calls stopped Nov 20, 2026. "
            "Ask before calls, texts and visits.",
        ),
        (
            S.IN_JAIL,
            "",
            "In jail until Tue, Dec 1, 2026. Calls, texts and promised calls stopped Nov 20, 2026. "
            "Ask before letters and visits.",
        ),
        (
            S.CLOSED,
            "",
            "Closed until Tue, Dec 1, 2026. Promised calls and anniversaries stopped Nov 20, 2026.",
        ),
        (S.DIED, "", "Died Nov 20, 2026. All calls, letters and anniversaries stopped."),
    ],
)
def test_what_stopped_and_since_when(status: ClientStatus, place: str, told: str) -> None:
    change = StatusChange(status, SINCE, place, TODAY + timedelta(days=8))
    assert words.notice(Client("Theo", status=status), change) == told


def test_a_status_without_a_recorded_change_still_says_what_stopped() -> None:
    told = words.notice(Client("Theo", status=S.IN_JAIL), None)
    assert told == "In jail. Calls, texts and promised calls stopped. Ask before letters and visits."


def test_after_a_move_the_agreement_is_asked_again_until_it_was() -> None:
    moved = Client("Theo", status=S.MOVED, contact=ContactAgreement(ask_again=True))
    change = StatusChange(S.MOVED, SINCE, "Bangor")
    assert words.notice(moved, change) == (
        "Moved away to Bangor. "
        "The contact agreement counts for nothing, and promised calls wait, until the person is asked again."
    )
    assert words.notice(replace(moved, contact=ContactAgreement()), change) == ""


@pytest.mark.parametrize("status", ClientStatus)
def test_every_question_has_its_words(status: ClientStatus) -> None:
    asks = EFFECTS[status].asks
    assert words.SINCE[status]
    assert words.TELL[status].endswith(".")
    assert (Ask.PLACE in asks) is (status in words.PLACE)
    assert (Ask.UNTIL in asks) is (status in words.UNTIL)
    assert {ask for ask in Ask if ask not in (Ask.PLACE, Ask.UNTIL)} == set(words.ASKS)
    effect = EFFECTS[status]
    assert bool(words.what_stops(status)) is bool(effect.stops or effect.asks_first or effect.contact_again)
