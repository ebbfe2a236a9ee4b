"""Filters of the list of clients: what can be asked, and whom it means."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from aftercare_desktop.domain.client_filters.facts import MedicineUse, PlanFacts, PlanProgress, RecordFacts
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.errors import BadInput

MOST_DAYS = 3_650


class LeaveKind(StrEnum):
    """How the day of leaving is asked for."""

    NEXT_DAYS = "next_days"
    LAST_DAYS = "last_days"
    BETWEEN = "between"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class LeaveWindow:
    """When people leave or left: in the next or the last `days` days, today included; from-to; or no date at all."""

    kind: LeaveKind
    days: int = 0
    first: date | None = None
    last: date | None = None

    def span(self, today: date) -> tuple[date | None, date | None]:
        """First and last day meant, None where it is open."""
        match self.kind:
            case LeaveKind.NEXT_DAYS:
                return today, today + timedelta(days=self.days)
            case LeaveKind.LAST_DAYS:
                return today - timedelta(days=self.days), today
            case _:
                return self.first, self.last


class MedicineWish(StrEnum):
    """Which people by their medicines."""

    MOUD = "moud"
    ANY = "any"
    NONE = "none"


class AgreementState(StrEnum):
    """What is wrong with the contact agreement."""

    MISSING = "missing"
    """Never asked, or to be asked again."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Who is shown. Every part that is set must hold; inside one part any of its values is enough.

    `mine` is whoever looks, so that a shared filter means each person's own clients.
    """

    statuses: tuple[ClientStatus, ...] = ()
    counselors: tuple[int, ...] = ()
    mine: bool = False
    no_counselor: bool = False
    programs: tuple[str, ...] = ()
    leaving: LeaveWindow | None = None
    plans: tuple[PlanProgress, ...] = ()
    medicines: MedicineWish | None = None
    no_home: bool = False
    agreement: tuple[AgreementState, ...] = ()
    interpreter: bool = False
    languages: tuple[str, ...] = ()
    no_record_number: bool = False
    archived: bool = False

    def narrows(self) -> bool:
        """Whether anything is set that leaves people out."""
        return replace(self, archived=False) != EVERYBODY

    def asks_record(self) -> bool:
        """Whether the answer tells something of the record that not everybody who finds people may read."""
        return bool(self.medicines or self.no_home or self.agreement or self.interpreter or self.languages)


EVERYBODY = ClientFilter()


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One thing that must hold: of these facts, fields of `RecordFacts` or `PlanFacts`, whose values `holds` takes."""

    facts: tuple[str, ...]
    holds: Callable[..., bool]


def parts(wanted: ClientFilter, today: date, me: int) -> Iterator[FilterPart]:
    """What must hold of a client who is not archived, each part by itself: lists ask it of every value only once."""
    for name, values in (
        ("status", wanted.statuses),
        ("program", wanted.programs),
        ("plan", wanted.plans),
        ("language", wanted.languages),
    ):
        if values:
            yield FilterPart((name,), values.__contains__)
    if wanted.counselors or wanted.mine or wanted.no_counselor:
        yield FilterPart(("counselor_id",), partial(_counselor_is_meant, wanted, me))
    if wanted.leaving is not None:
        yield FilterPart(("leaves_on",), partial(_leaves_then, wanted.leaving, wanted.leaving.span(today)))
    if wanted.medicines is not None:
        yield FilterPart(("medicines", "plan_medicines"), partial(_medicines_are_meant, wanted.medicines))
    if wanted.no_home:
        yield FilterPart(("has_home", "plan_home"), _neither)
    if wanted.agreement:
        yield FilterPart(("agreed", "agreed_until"), partial(_agreement_is_meant, wanted.agreement, today))
    if wanted.interpreter:
        yield FilterPart(("interpreter",), bool)
    if wanted.no_record_number:
        yield FilterPart(("record_number",), _neither)


def matches(wanted: ClientFilter, record: RecordFacts, plan: PlanFacts, today: date, me: int) -> bool:
    """Whether a client who is not archived is meant."""
    known = asdict(record) | asdict(plan)
    return all(part.holds(*(known[name] for name in part.facts)) for part in parts(wanted, today, me))


def _neither(*facts: object) -> bool:
    return not any(facts)


def _counselor_is_meant(wanted: ClientFilter, me: int, counselor: int | None) -> bool:
    if counselor is None:
        return wanted.no_counselor
    return counselor in wanted.counselors or (wanted.mine and counselor == me)


def _leaves_then(window: LeaveWindow, span: tuple[date | None, date | None], day: date | None) -> bool:
    if window.kind is LeaveKind.NO_DATE or day is None:
        return window.kind is LeaveKind.NO_DATE and day is None
    first, last = span
    return (first is None or day >= first) and (last is None or day <= last)


def _medicines_are_meant(wish: MedicineWish, record: MedicineUse, plan: MedicineUse) -> bool:
    match wish:
        case MedicineWish.MOUD:
            return MedicineUse.MOUD in (record, plan)
        case MedicineWish.ANY:
            return record is not MedicineUse.NONE or plan is not MedicineUse.NONE
        case MedicineWish.NONE:
            return record is plan is MedicineUse.NONE


def _agreement_is_meant(
    states: tuple[AgreementState, ...], today: date, agreed: bool, until: date | None
) -> bool:
    if until is not None and until < today:
        return AgreementState.ENDED in states
    return not agreed and AgreementState.MISSING in states


def with_programs(wanted: ClientFilter, names: Mapping[str, str]) -> ClientFilter:
    """The filter after programs got another name: earlier name to new one."""
    programs = dict.fromkeys(names.get(program, program) for program in wanted.programs)
    return replace(wanted, programs=tuple(programs))


def check_filter(wanted: ClientFilter) -> None:
    """Raise `BadInput` for a window of days that cannot be meant."""
    window = wanted.leaving
    if window is None:
        return
    if not 0 <= window.days <= MOST_DAYS:
        raise BadInput(f"Use a number of days from 0 to {MOST_DAYS:,}.")
    if window.first and window.last and window.last < window.first:
        raise BadInput("Use a last day on or after the first day.")
