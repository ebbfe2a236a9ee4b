"""What a filter of the list of clients says in words: one chip for each part that is set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from aftercare_desktop.domain.client_filters import ClientFilter, ClientSort, LeaveKind, LeaveWindow, SortBy
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.labels import label

_NAMED = 2


@dataclass(frozen=True, slots=True)
class FilterWords:
    """One part of a filter: the fields of `ClientFilter` it stands for, and what it says."""

    fields: tuple[str, ...]
    words: str


def filter_words(wanted: ClientFilter, counselors: Mapping[int, str]) -> tuple[FilterWords, ...]:
    """Every part that is set, in the order of the panel. `counselors` gives their names."""
    return tuple(_parts(wanted, counselors))


def _parts(wanted: ClientFilter, counselors: Mapping[int, str]) -> Iterator[FilterWords]:
    if wanted.statuses:
        yield FilterWords(("statuses",), _one_of("Status", _labels(wanted.statuses)))
    people = _people(wanted, counselors)
    if people:
        yield FilterWords(("counselors", "mine", "no_counselor"), _one_of("Counselor", people))
    if wanted.programs:
        yield FilterWords(("programs",), _one_of("Program", wanted.programs))
    if wanted.leaving is not None:
        yield FilterWords(("leaving",), leave_words(wanted.leaving))
    if wanted.plans:
        yield FilterWords(("plans",), _one_of("Plan", _labels(wanted.plans)))
    if wanted.medicines is not None:
        yield FilterWords(("medicines",), label(wanted.medicines))
    if wanted.no_home:
        yield FilterWords(("no_home",), "No home recorded")
    if wanted.agreement:
        yield FilterWords(("agreement",), _one_of("Contact agreement", _labels(wanted.agreement)))
    if wanted.interpreter:
        yield FilterWords(("interpreter",), "Needs an interpreter")
    if wanted.languages:
        yield FilterWords(("languages",), _one_of("Language", wanted.languages))
    if wanted.no_record_number:
        yield FilterWords(("no_record_number",), "No record number")
    if wanted.archived:
        yield FilterWords(("archived",), "Archived too")


def leave_words(window: LeaveWindow) -> str:
    """ "Leave in the next 7 days", "Leave from Nov 1, 2026 to Nov 30, 2026"."""
    days = "1 day" if window.days == 1 else f"{window.days:,} days"
    match window.kind:
        case LeaveKind.NEXT_DAYS:
            return f"Leave in the next {days}" if window.days else "Leave today"
        case LeaveKind.LAST_DAYS:
            return f"Left in the last {days}" if window.days else "Left today"
        case LeaveKind.NO_DATE:
            return label(window.kind)
        case LeaveKind.BETWEEN:
            ends = (("from", window.first), ("to", window.last))
            said = " ".join(f"{word} {full_date(day)}" for word, day in ends if day is not None)
            return f"Leave {said}" if said else "Any leave date"


def sort_words(sort: ClientSort) -> str:
    """ "By name", "By leave date, latest first"."""
    return f"By {label(sort.by).lower()}{_TURNED[sort.by] if sort.descending else ''}"


_TURNED = {by: ", Z to A" for by in SortBy} | {
    SortBy.STATUS: ", last first",
    SortBy.LEAVES: ", latest first",
    SortBy.PLAN: ", final first",
    SortBy.CHANGED: ", newest first",
}


def _people(wanted: ClientFilter, counselors: Mapping[int, str]) -> list[str]:
    found = ["Mine"] if wanted.mine else []
    found += [counselors.get(one, "Somebody who left") for one in wanted.counselors]
    return [*found, "None yet"] if wanted.no_counselor else found


def _labels(values: Sequence[Enum]) -> list[str]:
    return [label(value) for value in values]


def _one_of(what: str, values: Sequence[str]) -> str:
    """ "Status: Aftercare, In jail and 2 more"."""
    named = ", ".join(values[:_NAMED])
    more = len(values) - _NAMED
    return f"{what}: {named} and {more} more" if more > 0 else f"{what}: {named}"
