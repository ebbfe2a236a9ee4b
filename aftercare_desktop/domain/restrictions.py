"""Requests of a client that something is told to nobody, or not to somebody (42 CFR 2.26; 45 CFR 164.522(a))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.consents.categories import Category
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.recipients import Recipient, is_same


@dataclass(frozen=True, slots=True)
class Restriction:
    """What the client asked to be kept back, and what the center answered.

    `agreed` is None until somebody answered. Without a recipient it holds towards everybody.
    """

    asked_on: date
    words: str
    categories: tuple[Category, ...] = ()
    recipient: Recipient = Recipient()
    agreed: bool | None = None
    answered_on: date | None = None
    ended_on: date | None = None

    def is_open(self) -> bool:
        """Whether the client waits for an answer."""
        return self.agreed is None and self.ended_on is None

    def binds(self, recipient: Recipient, day: date) -> bool:
        """Whether it was agreed to and holds towards this recipient on this day."""
        ended = self.ended_on is not None and self.ended_on <= day
        towards = not self.recipient.is_named() or is_same(self.recipient, recipient)
        return bool(self.agreed) and not ended and towards


@dataclass(frozen=True, slots=True)
class StoredRestriction:
    """A request as stored."""

    id: int
    version: int
    client_id: int
    made_at: datetime
    made_by: int
    restriction: Restriction


def kept_back(restrictions: Iterable[Restriction], recipient: Recipient, day: date) -> frozenset[Category]:
    """The kinds of information that must not go to this recipient on this day."""
    return frozenset(
        category for one in restrictions if one.binds(recipient, day) for category in one.categories
    )


def may_become(before: Restriction, after: Restriction) -> bool:
    """Whether a request may be written like this: what was asked and promised stays once it is answered."""
    if before.agreed is None or after.agreed is None:
        return True
    return _asked(before) == _asked(after)


def _asked(one: Restriction) -> tuple[object, ...]:
    return one.asked_on, one.words, one.categories, one.recipient


def problems(restriction: Restriction, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps a request from being kept."""
    found: list[FieldProblem] = []
    if not restriction.words.strip():
        found.append(FieldProblem("words", "Write what the client asks, in their words."))
    if restriction.asked_on > today:
        found.append(FieldProblem("asked_on", "Use the day on which it was asked, not one after today."))
    if restriction.agreed and not restriction.categories:
        found.append(FieldProblem("categories", "Mark what is kept back: the program cannot read the words."))
    if restriction.agreed is not None and restriction.answered_on is None:
        found.append(FieldProblem("answered_on", "Write the day of the answer."))
    for name in ("answered_on", "ended_on"):
        day = getattr(restriction, name)
        if day is not None and not restriction.asked_on <= day <= today:
            found.append(FieldProblem(name, "Use a day from the request to today."))
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(restriction)))
