"""Two records of one person become one: what is asked fact by fact, what is kept of both, and what results."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from aftercare_desktop.domain.client_checks import problems
from aftercare_desktop.domain.clients import Client, ClientStatus, StoredClient, SuicideRisk
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.search import digits, fold

CHOICES: tuple[tuple[str, ...], ...] = (
    ("name",),
    ("preferred_name",),
    ("pronouns",),
    ("birth_date",),
    ("gender",),
    ("language", "interpreter"),
    ("status",),
    ("counselor_id",),
    ("program",),
    ("admitted_on",),
    ("discharge_planned", "discharge_time"),
    ("discharged_on", "discharge_type"),
    ("contact",),
    ("email",),
    ("address",),
    ("mailing_address",),
    ("emergency",),
    ("pregnancy", "due_date"),
    ("last_overdose",),
    ("recovery",),
    ("guardian",),
    ("payee",),
    ("income",),
    ("funding",),
    ("insurance",),
    ("accessibility",),
    ("transport",),
    ("veteran",),
    ("court", "probation_officer", "treatment_is_condition"),
    ("wanted_group",),
    ("wanted_home",),
    ("wanted_mentor",),
)
"""What is chosen as one, each named by its first field. A contact agreement is never mixed from two."""

STAY = ("program", "admitted_on", "discharge_planned", "discharged_on")
"""The choices that tell of one stay. Days of two stays do not fit together, so they are preselected from one record."""

DELIBERATE = ("status",)
"""What only a person can decide where the two differ: no later hand knows better whether somebody died."""

LISTS = ("phones", "locators", "substances", "conditions", "medicines", "children")
"""What is kept of both, each once."""

SAFETY = ("allergies", "no_known_allergies", "suicide_risk")
"""What is kept of both because losing it could hurt: every allergy, the later screen, a past attempt."""

OF_THE_RECORD = ("record_number",)
"""What stays with the record that stays."""

_NOTHING = Client("")
T = TypeVar("T")


def fields_of(choice: str) -> tuple[str, ...]:
    """The fields of `Client` that are chosen together under this name."""
    return next(fields for fields in CHOICES if fields[0] == choice)


def asked(keep: Client, other: Client) -> tuple[str, ...]:
    """The choices in which the two records differ."""
    return tuple(
        fields[0] for fields in CHOICES if any(getattr(keep, name) != getattr(other, name) for name in fields)
    )


def preselected(keep: StoredClient, other: StoredClient, today: date) -> frozenset[str]:
    """Of what is asked, what is taken from the other record unless somebody says otherwise.

    That is what only the other one has; where both have something, the record changed later is believed. A stay comes
    whole from one record. What cannot be saved together is not preselected where there is a way that can.
    """
    later = other.changed_at > keep.changed_at
    differing = frozenset(asked(keep.client, other.client)).difference(DELIBERATE)
    stay = differing.intersection(STAY)
    wanted = {
        choice
        for choice in differing - stay
        if _is_written(other.client, choice) and (later or not _is_written(keep.client, choice))
    }
    if _takes_stay(keep.client, other.client, stay, later=later):
        wanted |= stay
    days = stay | differing.intersection(("birth_date",))
    ways = [frozenset(way) for way in (wanted, wanted - days, wanted | days, (), differing)]
    return next((way for way in ways if not problems(merged(keep.client, other.client, way), today)), ways[0])


def _takes_stay(keep: Client, other: Client, stay: Collection[str], *, later: bool) -> bool:
    """Whether the other's stay is taken: only it has all that the two tell, or neither has and it is the later."""
    lacking = [choice for choice in stay if not _is_written(other, choice)]
    more = [choice for choice in stay if not _is_written(keep, choice)]
    return bool(stay) and (later if bool(lacking) == bool(more) else not lacking)


def faults(result: Client, keep: Client, other: Client, today: date) -> dict[str, str]:
    """What keeps the result of a merge from being saved, by the choices that can mend it."""
    choosable = asked(keep, other)
    found: dict[str, str] = {}
    for problem in problems(result, today):
        for choice in choosable:
            if not _fields_at_fault(problem).isdisjoint(fields_of(choice)):
                found.setdefault(choice, problem.sentence)
    return found


def _fields_at_fault(problem: FieldProblem) -> frozenset[str]:
    """The fields of `Client`, without the place inside them."""
    return frozenset(path.partition(".")[0] for path in (problem.field, problem.beside) if path)


@dataclass(frozen=True, slots=True)
class Death:
    """Only one of two records says that the person died. `side` is that one: 0 for the kept, 1 for the other.

    `lives` are the days by which the other record tells of a later life, by field of `Client`; empty if it does not.
    """

    side: int
    lives: tuple[tuple[str, date], ...]


def death(keep: Client, other: Client, today: date) -> Death | None:
    """Whether the two disagree on a death; None if they do not."""
    said = [client.status is ClientStatus.DIED for client in (keep, other)]
    if said[0] == said[1]:
        return None
    died, living = (keep, other) if said[0] else (other, keep)
    last = max((day for _, day in _lived(died, today)), default=date.min)
    lives = tuple((name, day) for name, day in _lived(living, today) if day > last)
    return Death(said.index(True), lives)


def _lived(client: Client, today: date) -> tuple[tuple[str, date], ...]:
    """The days on which something happened to the person that only a living person does."""
    days = (
        ("admitted_on", client.admitted_on),
        ("discharged_on", client.discharged_on),
        ("contact", client.contact.asked_on),
        ("suicide_risk", client.suicide_risk.screened_on),
        ("recovery", client.recovery[-1].started if client.recovery else None),
    )
    return tuple((name, day) for name, day in days if day is not None and day <= today)


def _is_written(client: Client, choice: str) -> bool:
    return any(getattr(client, name) != getattr(_NOTHING, name) for name in fields_of(choice))


def merged(keep: Client, other: Client, taken: Collection[str]) -> Client:
    """The record that results: `keep` with the choices of `taken` from `other`, and what is kept of both."""
    result = keep
    for fields in CHOICES:
        if fields[0] in taken:
            result = replace(result, **{name: getattr(other, name) for name in fields})
    return replace(
        result,
        phones=_united(keep.phones, other.phones, _bare_phone),
        locators=_united(keep.locators, other.locators),
        substances=_united(
            keep.substances, other.substances, lambda use: (use.substance, fold(use.own_word))
        ),
        conditions=_united(keep.conditions, other.conditions, lambda one: one.code or fold(one.label)),
        medicines=_united(keep.medicines, other.medicines, lambda one: (fold(one.name), fold(one.dose))),
        children=_united(keep.children, other.children, lambda child: (fold(child.name), fold(child.age))),
        **_safety(keep, other),
    )


def _united(own: tuple[T, ...], theirs: tuple[T, ...], known_by: Any = lambda one: one) -> tuple[T, ...]:
    """What the first has as it is, and behind it what only the second has."""
    known = {known_by(one) for one in own}
    return (*own, *(one for one in theirs if known_by(one) not in known))


def _bare_phone(phone: Phone) -> str:
    return digits(phone.number)[-10:] or fold(phone.number)


def _safety(keep: Client, other: Client) -> dict[str, Any]:
    allergies = "; ".join(
        dict.fromkeys(text.strip() for text in (keep.allergies, other.allergies) if text.strip())
    )
    return {
        "allergies": allergies if keep.allergies.strip() != allergies else keep.allergies,
        "no_known_allergies": (keep.no_known_allergies or other.no_known_allergies) and not allergies,
        "suicide_risk": _later_risk(keep.suicide_risk, other.suicide_risk),
    }


def _later_risk(one: SuicideRisk, other: SuicideRisk) -> SuicideRisk:
    later = max((one, other), key=_screened)
    return replace(later, past_attempt=one.past_attempt or other.past_attempt)


def _screened(risk: SuicideRisk) -> tuple[bool, str, str]:
    """Screened before not screened, later before earlier, and on one day the positive one."""
    screened = risk.screen is not SuicideRisk().screen
    return (screened, risk.screened_on.isoformat() if risk.screened_on else "", risk.screen.value)
