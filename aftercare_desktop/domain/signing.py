"""Signing a final version on screen: who may have signed, in which way, and what a drawn signature is.

A typed name counts as a signature where the person means it as one (15 USC 7006(5)); the program says which it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import ParticipantRole, PlanDocument
from aftercare_desktop.domain.problems import FieldProblem

PAD = (600, 200)
"""Width and height of the pad in its own units; points of a stroke are told in them, however large it is on screen."""
MOST_STROKES = 200
MOST_POINTS = 6_000
"""Of all strokes. A pen tells about 130 points a second, and nobody signs for three quarters of a minute."""
LEAST_REACH = 12
"""Units that a signature reaches either way: less is a slip of the hand."""

_STEPS = 6  # parts of each parabola

Point = tuple[float, float]
Stroke = tuple[Point, ...]


class SignedWay(StrEnum):
    """How somebody signed. Values are stored for ever and never renamed."""

    DRAWN = "drawn"
    TYPED = "typed"
    ON_PAPER = "on_paper"


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign, and as whom."""

    name: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Signature:
    """What a person put on the screen: strokes of a pen, or none where they typed their name instead."""

    name: str
    role: ParticipantRole
    strokes: tuple[Stroke, ...] = ()
    typed: bool = False

    def way(self) -> SignedWay:
        """How it was made."""
        return SignedWay.TYPED if self.typed else SignedWay.DRAWN


@dataclass(frozen=True, slots=True)
class Scan:
    """The file of a signed page as it is kept, its kind, and how many pages it has. Made by `documents.scans` alone."""

    content: bytes
    media_type: str
    pages: int


@dataclass(frozen=True, slots=True)
class SignedAs:
    """What an event of a signature says of itself. The role is not known of one that was recorded from paper."""

    way: SignedWay
    role: ParticipantRole | None = None

    def key(self) -> str:
        """As it stands in the event: "drawn:client"."""
        return f"{self.way}:{self.role}" if self.role is not None else ""


def signed_as(event: PlanEvent) -> SignedAs:
    """How and as whom this signature was made; one that does not say was made on paper."""
    way, _, role = event.key.partition(":")
    if event.kind is PlanEventKind.SIGNED and way in set(SignedWay) and role in set(ParticipantRole):
        return SignedAs(SignedWay(way), ParticipantRole(role))
    return SignedAs(SignedWay.ON_PAPER)


def signers(document: PlanDocument, client_name: str) -> tuple[Signer, ...]:
    """The client first, then everybody else who took part in making this version, each once."""
    took_part = [
        Signer(one.name.strip(), one.role) for one in document.participants.people if one.name.strip()
    ]
    clients = [one for one in took_part if one.role is ParticipantRole.CLIENT]
    first = clients or [Signer(client_name.strip(), ParticipantRole.CLIENT)]
    return tuple(dict.fromkeys((*first, *took_part)))


def problems(signature: Signature) -> tuple[FieldProblem, ...]:
    """Everything that keeps a signature from being one."""
    found = []
    if not signature.name.strip():
        found.append(FieldProblem("name", "Write who signs."))
    if not signature.typed and not _reaches(signature.strokes):
        found.append(FieldProblem("strokes", "Sign in the box first, or choose to sign by typing the name."))
    if not signature.typed and not _is_bounded(signature.strokes):
        found.append(FieldProblem("strokes", "This is more than a signature. Clear the box and sign again."))
    return tuple(found)


def smooth(stroke: Stroke) -> list[Point]:
    """The stroke as a curve: from middle to middle of its parts, each corner the control point of a parabola."""
    if len(stroke) < 3:
        return list(stroke)
    return [stroke[0], *_curves(stroke), stroke[-1]]


def _curves(stroke: Stroke) -> Iterator[Point]:
    middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(stroke)]
    for (x1, y1), (cx, cy), (x2, y2) in zip(middles[:-1], stroke[1:-1], middles[1:], strict=True):
        for step in range(_STEPS + 1):
            t = step / _STEPS
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            yield a * x1 + b * cx + c * x2, a * y1 + b * cy + c * y2


def _reaches(strokes: Sequence[Stroke]) -> bool:
    points = [point for stroke in strokes for point in stroke]
    reach = [max(places) - min(places) for places in zip(*points, strict=True)]
    return bool(reach) and max(reach) >= LEAST_REACH


def _is_bounded(strokes: Sequence[Stroke]) -> bool:
    points = [point for stroke in strokes for point in stroke]
    few = all(strokes) and len(strokes) <= MOST_STROKES and len(points) <= MOST_POINTS
    return few and all(0 <= x <= PAD[0] and 0 <= y <= PAD[1] for x, y in points)
