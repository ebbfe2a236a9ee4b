"""Who may sign, what a drawn signature is, and how an event says how it was signed."""

from itertools import product

import pytest

from aftercare_desktop.domain import signing
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Participant, ParticipantRole, Participants, PlanDocument
from aftercare_desktop.domain.signing import (
    MOST_POINTS,
    MOST_STROKES,
    PAD,
    Signature,
    SignedAs,
    SignedWay,
    Signer,
    Stroke,
    problems,
    signed_as,
    signers,
    smooth,
)
from tests.builders import TODAY

CLIENT = ParticipantRole.CLIENT
LINE: Stroke = ((10, 10), (60, 40), (110, 12))


def test_the_client_comes_first_and_everybody_once() -> None:
    people = (
        Participant("a", ParticipantRole.COUNSELOR, "Dana Whitcomb"),
        Participant("b", ParticipantRole.FAMILY, " June Bramwell "),
        Participant("c", ParticipantRole.FAMILY, "June Bramwell"),
        Participant("d", ParticipantRole.OTHER, " "),
    )
    document = PlanDocument(participants=Participants(people))
    others = (
        Signer("Dana Whitcomb", ParticipantRole.COUNSELOR),
        Signer("June Bramwell", ParticipantRole.FAMILY),
    )
    assert signers(document, "Theo Bramwell") == (Signer("Theo Bramwell", CLIENT), *others)
    named = PlanDocument(participants=Participants((*people, Participant("e", CLIENT, "Theodore Bramwell"))))
    assert signers(named, "Theo Bramwell") == (Signer("Theodore Bramwell", CLIENT), *others)


@pytest.mark.parametrize(
    ("strokes", "words"),
    [
        ((LINE,), ""),
        ((((0, 0), PAD),), ""),
        (((((0, 0),),) * (MOST_STROKES - 1)) + (LINE,), ""),
        ((), "Sign in the box first"),
        ((((10, 10),),), "Sign in the box first"),
        ((((10, 10), (21, 21)),), "Sign in the box first"),
        (((((0, 0),),) * MOST_STROKES) + (LINE,), "more than a signature"),
        ((((0, 0), (50, 50)) * (MOST_POINTS // 2 + 1),), "more than a signature"),
        ((LINE, ()), "more than a signature"),
        ((((-1, 0), (50, 50)),), "more than a signature"),
        ((((0, 0), (50, PAD[1] + 1)),), "more than a signature"),
        ((((0, 0), (float("nan"), 10), (50, 50)),), "more than a signature"),
    ],
)
def test_what_a_drawn_signature_is(strokes: tuple[Stroke, ...], words: str) -> None:
    found = problems(Signature("Theo", CLIENT, strokes))
    assert [problem.sentence[:22] for problem in found] == ([] if not words else [found[0].sentence[:22]])
    assert not words or words in found[0].sentence


@pytest.mark.parametrize("count", [0, 1, 2, 3, 9])
def test_a_smooth_line_keeps_its_ends_and_stays_between_its_points(count: int) -> None:
    stroke: Stroke = tuple((10.0 * place, 100.0 * (place % 2)) for place in range(count))
    line = smooth(stroke)
    assert (line[:1], line[-1:]) == ([*stroke[:1]], [*stroke[-1:]])
    assert all(0 <= x <= 10 * count and 0 <= y <= 100 for x, y in line)


def test_a_typed_name_needs_no_strokes_and_every_signature_a_name() -> None:
    assert problems(Signature("Theo", CLIENT, typed=True)) == ()
    assert [one.field for one in problems(Signature(" ", CLIENT, typed=True))] == ["name"]


@pytest.mark.parametrize(("way", "role"), [*product(SignedWay, ParticipantRole)])
def test_an_event_says_how_and_as_whom(way: SignedWay, role: ParticipantRole) -> None:
    said = SignedAs(way, role)
    assert signed_as(PlanEvent(PlanEventKind.SIGNED, TODAY, key=said.key())) == said


@pytest.mark.parametrize("key", ["", "drawn", ":client", "drawn:king", "4f2a", "drawn:client:x"])
def test_an_event_that_does_not_say_was_made_on_paper(key: str) -> None:
    assert signed_as(PlanEvent(PlanEventKind.SIGNED, TODAY, key=key)) == SignedAs(SignedWay.ON_PAPER)
    assert signing.SignedAs(SignedWay.ON_PAPER).key() == ""
