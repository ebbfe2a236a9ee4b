"""Which clients a list shows, in which order and with which facts: filters, sort and columns of the list of clients."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.people import Address, Place
from aftercare_desktop.domain.plans import HomeKind, PlanDocument
from aftercare_desktop.domain.search import fold
from aftercare_desktop.errors import BadInput

NAME_LIMIT = 60
MOST_SAVED = 100
MOST_DAYS = 3_650
_MOUD_NAMES = (
    "buprenorphin",
    "suboxone",
    "subutex",
    "zubsolv",
    "sublocade",
    "brixadi",
    "methadon",
    "vivitrol",
)
_NALTREXONE = "naltrexone"
_AS_INJECTION = ("inject", "shot", "depot", "extended", "380")


# --- What a filter looks at ---------------------------------------------------------------------------------


class PlanProgress(StrEnum):
    """The newest revision of the plan."""

    NONE = "none"
    DRAFT = "draft"
    FINAL = "final"


class MedicineUse(StrEnum):
    """What is known of the medicines of a person. `MOUD` is one for opioid use disorder, perhaps beside others."""

    NONE = "none"
    OTHER = "other"
    MOUD = "moud"


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What filters ask of the client's own record."""

    status: ClientStatus = ClientStatus.IN_TREATMENT
    counselor_id: int | None = None
    program: str = ""
    leaves_on: date | None = None
    record_number: str = ""
    language: str = ""
    interpreter: bool = False
    agreed: bool = False
    agreed_until: date | None = None
    medicines: MedicineUse = MedicineUse.NONE
    has_home: bool = False


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What filters ask of the newest revision of the plan."""

    plan: PlanProgress = PlanProgress.NONE
    plan_number: int = 0
    plan_medicines: MedicineUse = MedicineUse.NONE
    plan_home: bool = False


def record_facts(client: Client) -> RecordFacts:
    """What filters may ask of this record."""
    return RecordFacts(
        status=client.status,
        counselor_id=client.counselor_id,
        program=client.program,
        leaves_on=client.leaves_on(),
        record_number=client.record_number,
        language=client.language,
        interpreter=client.interpreter,
        agreed=bool(client.contact.ways) and not client.contact.ask_again,
        agreed_until=client.contact.until,
        medicines=_use(
            [MedicineUse.MOUD if is_moud(one.name) else MedicineUse.OTHER for one in client.medicines]
        ),
        has_home=client.address != Address(),
    )


def plan_facts(document: PlanDocument, number: int, *, final: bool) -> PlanFacts:
    """What filters may ask of this revision."""
    uses = [
        MedicineUse.MOUD if one.kind.is_moud() or is_moud(one.name) else MedicineUse.OTHER
        for one in document.medicines.medicines
    ]
    home = document.home
    return PlanFacts(
        plan=PlanProgress.FINAL if final else PlanProgress.DRAFT,
        plan_number=number,
        plan_medicines=_use(uses),
        plan_home=home.kind is not HomeKind.NOT_KNOWN or home.place != Place(),
    )


def is_moud(name: str) -> bool:
    """Whether a medicine written by name is one for opioid use disorder. Naltrexone counts as an injection only."""
    written = fold(name)
    if _NALTREXONE in written:
        return any(word in written for word in _AS_INJECTION)
    return any(word in written for word in _MOUD_NAMES)


def _use(uses: list[MedicineUse]) -> MedicineUse:
    if MedicineUse.MOUD in uses:
        return MedicineUse.MOUD
    return MedicineUse.OTHER if uses else MedicineUse.NONE


# --- Filters ------------------------------------------------------------------------------------------------


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


# --- Order and columns --------------------------------------------------------------------------------------


class SortBy(StrEnum):
    """What a list of clients is ordered by; people alike in it stand by name."""

    NAME = "name"
    RECORD_NUMBER = "record_number"
    STATUS = "status"
    COUNSELOR = "counselor"
    LEAVES = "leaves"
    PLAN = "plan"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ClientSort:
    """An order. What is not known (no counselor, no day, no number) stands last in both directions."""

    by: SortBy = SortBy.NAME
    descending: bool = False


BY_NAME = ClientSort()


class ListColumn(StrEnum):
    """A fact that a row may show beside the name, the record number and the date of birth."""

    LEAVES = "leaves"
    COUNSELOR = "counselor"
    STATUS = "status"
    PLAN = "plan"
    PROGRAM = "program"
    CHANGED = "changed"


USUAL_COLUMNS = (ListColumn.LEAVES, ListColumn.COUNSELOR, ListColumn.STATUS, ListColumn.PLAN)


@dataclass(frozen=True, slots=True)
class ListLook:
    """How a person last looked at the list. The order of the columns is that of `ListColumn`."""

    sort: ClientSort = ClientSort()
    columns: tuple[ListColumn, ...] = USUAL_COLUMNS


# --- Filters that are kept ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter with a name of its own."""

    name: str
    filter: ClientFilter


def with_saved(kept: tuple[SavedFilter, ...], new: SavedFilter) -> tuple[SavedFilter, ...]:
    """The filters with a new one, in the order of their names; one of the same name is replaced.

    Raises `BadInput` for an empty or too long name, and when there are too many.
    """
    name = " ".join(new.name.split())
    if not name:
        raise BadInput("Give the filter a name. Nothing was saved.")
    if len(name) > NAME_LIMIT:
        raise BadInput(f"Use a name of at most {NAME_LIMIT} characters. Nothing was saved.")
    others = [one for one in kept if fold(one.name) != fold(name)]
    if len(others) >= MOST_SAVED:
        raise BadInput(f"There are {MOST_SAVED} saved filters. Delete one before you save another.")
    return tuple(sorted([*others, replace(new, name=name)], key=lambda one: fold(one.name)))


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


# --- What leaves the program --------------------------------------------------------------------------------


class ExportPurpose(StrEnum):
    """Why a list of clients is printed or exported. Kept in the audit trail."""

    CHART_REVIEW = "chart_review"
    QUALITY_REVIEW = "quality_review"
    MOVING = "moving"
    LEGAL = "legal"
    OTHER = "other"


class ExportColumn(StrEnum):
    """A fact that a printed or exported list may hold. None of them is clinical."""

    NAME = "name"
    PREFERRED_NAME = "preferred_name"
    RECORD_NUMBER = "record_number"
    BIRTH_DATE = "birth_date"
    STATUS = "status"
    LEAVES = "leaves"
    COUNSELOR = "counselor"
    PROGRAM = "program"
    PLAN = "plan"


USUAL_EXPORT = (
    ExportColumn.NAME,
    ExportColumn.RECORD_NUMBER,
    ExportColumn.STATUS,
    ExportColumn.LEAVES,
    ExportColumn.COUNSELOR,
)


@dataclass(frozen=True, slots=True)
class ExportReason:
    """The purpose, in words too where it is `OTHER`."""

    purpose: ExportPurpose
    words: str = ""


def check_reason(reason: ExportReason) -> None:
    """Raise `BadInput` when the purpose is `OTHER` and nobody said which."""
    if reason.purpose is ExportPurpose.OTHER and not reason.words.strip():
        raise BadInput("Say in a few words what the list is for. Nothing was printed or exported.")
