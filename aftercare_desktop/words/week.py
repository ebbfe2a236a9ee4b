"""What stands in a dated week, in the client's words: "I leave", "Call from Dana"."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.dated_week import DatedItem, DatedKind
from aftercare_desktop.words import dates
from aftercare_desktop.words.print_set import Week as Words
from aftercare_desktop.words.sentences import inside_a_sentence

_KINDS: Mapping[DatedKind, str] = MappingProxyType(
    {
        DatedKind.LEAVING: "I leave",
        DatedKind.MOVING: "I move in",
        DatedKind.GROUP: "My group",
        DatedKind.MEETING: "My meeting",
        DatedKind.MENTOR: "I meet my mentor",
        DatedKind.VISIT: "My visit",
        DatedKind.DOSE: "My next dose",
        DatedKind.INJECTION: "My next injection",
        DatedKind.PICK_UP: "I pick up my medicine",
        DatedKind.MEDICINE_VISIT: "Visit for my medicine",
        DatedKind.SUPPLY_ENDS: "Last day of the medicine I have",
        DatedKind.CALL: "A call for me",
        DatedKind.ROUTINE: "What I do",
        DatedKind.RISK: "A day that can be hard",
        DatedKind.CLOSED_DAY_PLAN: "My plan for this day",
    }
)
_BESIDE: Mapping[DatedKind, str] = MappingProxyType(
    {
        DatedKind.MENTOR: "I meet {what}",
        DatedKind.CALL: "{what} calls me",
        DatedKind.RISK: "A day that can be hard: {what}",
        DatedKind.CLOSED_DAY_PLAN: "My plan: {what}",
    }
)
_MORE: Mapping[DatedKind, str] = MappingProxyType(
    {
        DatedKind.VISIT: Words.RIDE,
        DatedKind.MOVING: Words.BRING,
        DatedKind.CALL: Words.IF_MISSED,
        DatedKind.RISK: Words.MY_PLAN,
    }
)
_ANY_TIME = (DatedKind.ROUTINE, DatedKind.PICK_UP)
_NO_TIME_KEPT = (DatedKind.MENTOR,)
"""The plan keeps a day for these and no time: none is missing."""
_ALL_DAY = (DatedKind.RISK, DatedKind.CLOSED_DAY_PLAN, DatedKind.SUPPLY_ENDS)


def title(item: DatedItem) -> str:
    """What the entry is called."""
    what = item.what.strip()
    return _BESIDE.get(item.kind, "{what}").replace("{what}", what) if what else _KINDS[item.kind]


def when(item: DatedItem) -> str:
    """ "6 PM to 7:30 PM"; without a time whether it needs one; nothing where none is kept."""
    if item.starts is not None or item.ends is not None:
        return dates.clock_range(item.starts, item.ends)
    if item.kind in _NO_TIME_KEPT:
        return ""
    if item.kind in _ALL_DAY:
        return Words.ALL_DAY
    return Words.ANY_TIME if item.kind in _ANY_TIME else Words.NO_TIME


def details(item: DatedItem) -> tuple[str, ...]:
    """Where it is, what goes with it, and that it overlaps: a line each."""
    more = item.more.strip()
    pattern = _MORE.get(item.kind, "")
    said = pattern.partition("{")[0] + inside_a_sentence(more) if more and pattern else ""
    overlaps = Words.OVERLAPS if item.overlaps else ""
    return tuple(line for line in (item.where.strip(), said, overlaps) if line)
