"""Filters of the list of clients: what can be asked, and whom it means."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

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


def matches(wanted: ClientFilter, record: RecordFacts, plan: PlanFacts, today: date, me: int) -> bool:
    """Whether a client who is not archived is meant: the rule in words that the store's query follows."""
    if wanted.statuses and record.status not in wanted.statuses:
        return False
    if wanted.programs and record.program not in wanted.programs:
        return False
    if wanted.plans and plan.plan not in wanted.plans:
        return False
    if wanted.languages and record.language not in wanted.languages:
        return False
    return (
        _counselor_is_meant(wanted, record.counselor_id, me)
        and (wanted.leaving is None or _leaves_then(wanted.leaving, record.leaves_on, today))
        and (wanted.medicines is None or _medicines_are_meant(wanted.medicines, record, plan))
        and (not wanted.no_home or not (record.has_home or plan.plan_home))
        and (not wanted.agreement or _agreement(record, today) in wanted.agreement)
        and (not wanted.interpreter or record.interpreter)
        and (not wanted.no_record_number or not record.record_number)
    )


def _counselor_is_meant(wanted: ClientFilter, counselor: int | None, me: int) -> bool:
    if not (wanted.counselors or wanted.mine or wanted.no_counselor):
        return True
    if counselor is None:
        return wanted.no_counselor
    return counselor in wanted.counselors or (wanted.mine and counselor == me)


def _leaves_then(window: LeaveWindow, day: date | None, today: date) -> bool:
    if window.kind is LeaveKind.NO_DATE or day is None:
        return window.kind is LeaveKind.NO_DATE and day is None
    first, last = window.span(today)
    return (first is None or day >= first) and (last is None or day <= last)


def _medicines_are_meant(wish: MedicineWish, record: RecordFacts, plan: PlanFacts) -> bool:
    uses = {record.medicines, plan.plan_medicines}
    match wish:
        case MedicineWish.MOUD:
            return MedicineUse.MOUD in uses
        case MedicineWish.ANY:
            return uses != {MedicineUse.NONE}
        case MedicineWish.NONE:
            return uses == {MedicineUse.NONE}


def _agreement(record: RecordFacts, today: date) -> AgreementState | None:
    if record.agreed_until is not None and record.agreed_until < today:
        return AgreementState.ENDED
    return None if record.agreed else AgreementState.MISSING


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
