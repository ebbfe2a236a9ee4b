"""Two versions of a plan compared value by value, by their permanent keys: what came, went, changed or moved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from aftercare_desktop.domain.plans.document import PlanDocument
from aftercare_desktop.domain.plans.first_days import ClosedDayPlan, EditedRow
from aftercare_desktop.domain.plans.given import GivenWith
from aftercare_desktop.domain.plans.phones import dialed
from aftercare_desktop.domain.plans.translation import TwinText


class ChangeKind(StrEnum):
    """What became of a value, or of the place of an item among its like."""

    SAME = "same"
    ADDED = "added"
    TAKEN_AWAY = "taken_away"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item of a list that a value stands in: its path by keys, and the item itself as the newer version has it.

    `kind` says whether the item stands in both versions (`SAME`), came or went.
    """

    path: str
    field: str
    item: Any
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One value of the plan in two versions; None in a version that does not have its item.

    `path` names it by permanent keys ("goals.<key>.steps.<key>.by"), `field` without them ("goals.steps.by"). `within`
    are the items it stands in, the outermost first. For `MOVED` the values are places in the list, counted from 1.
    """

    path: str
    field: str
    kind: ChangeKind
    before: Any
    after: Any
    within: tuple[PlanItem, ...] = ()

    @property
    def part(self) -> str:
        """The part of the document: a section, or what is kept beside the sections."""
        return self.field.partition(".")[0]

    def is_important(self) -> bool:
        """Whether it changes a dose, a date or a number that somebody goes by (PRODUCT.md, Plan).

        These are the fields of `domain.copy_changes`, by which holders of older copies are called.
        """
        if self.kind in (ChangeKind.SAME, ChangeKind.MOVED):
            return False
        if self.field in _IMPORTANT:
            return not (_is_blank(self.before) and _is_blank(self.after))
        return self._is_phone() and dialed(self.before or "") != dialed(self.after or "")

    def _is_phone(self) -> bool:
        name = self.field.rpartition(".")[2]
        return name == "phone" or name.endswith("_phone")

    def is_blank(self) -> bool:
        """Whether neither version says anything here."""
        return self.kind is not ChangeKind.MOVED and _is_blank(self.before) and _is_blank(self.after)


_IMPORTANT = frozenset(
    {
        "first_days.leaves_on",
        "first_days.leaves_at",
        "first_days.call.by",
        "first_days.call.day",
        "first_days.call.at",
        "leaving.call_by",
        "leaving.call_on",
        "leaving.call_at",
        "home.moves_on",
        "home.arrives_at",
        "medicines.medicines.name",
        "medicines.medicines.dose",
        "medicines.medicines.directions",
        "medicines.medicines.next_dose_on",
        "medicines.medicines.next_dose_at",
        "medicines.medicines.supply_until",
        "medicines.medicines.next_visit_on",
        "medicines.methadone.last_dose_mg",
        "medicines.methadone.take_home_doses",
        "appointments.day",
        "appointments.at",
        "peers.mentors.first_meeting_on",
    }
)
_IDENTITY: Mapping[type, str] = MappingProxyType({ClosedDayPlan: "day", EditedRow: "row", TwinText: "path"})
"""What tells items apart that have no key of their own."""


class _Absent:
    """The value of what a version does not have."""


_ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk through both documents is."""

    path: str = ""
    field: str = ""
    within: tuple[PlanItem, ...] = ()

    def inner(self, name: str) -> "_Spot":
        return replace(self, path=_joined(self.path, name), field=_joined(self.field, name))


def compare(before: PlanDocument, after: PlanDocument) -> tuple[PlanChange, ...]:
    """Every value of both, in the order of the sections; items in the order of the newer version, then those gone."""
    return tuple(_walk(_Spot(), before, after))


def changes(before: PlanDocument, after: PlanDocument) -> tuple[PlanChange, ...]:
    """What differs."""
    return tuple(one for one in compare(before, after) if one.kind is not ChangeKind.SAME)


def _walk(spot: _Spot, before: Any, after: Any) -> Iterator[PlanChange]:
    here = before if isinstance(after, _Absent) else after
    if isinstance(here, GivenWith):
        return  # what the center had approved on a day, and no part of what was agreed
    if is_dataclass(here):
        identity = _IDENTITY.get(type(here), "key")
        for each in fields(here):
            if each.name != identity:
                inner = (_part(before, each.name), _part(after, each.name))
                yield from _walk(spot.inner(each.name), *inner)
    elif isinstance(here, tuple):
        yield from _items(spot, _rows(before), _rows(after))
    else:
        yield PlanChange(
            spot.path, spot.field, _kind(before, after), _value(before), _value(after), spot.within
        )


def _items(spot: _Spot, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[PlanChange]:
    old, new = _by_identity(before), _by_identity(after)
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    places = {key: place for place, key in enumerate(old, start=1)}
    for place, (key, item) in enumerate(new.items(), start=1):
        inner = _within(spot, key, item, ChangeKind.SAME if key in old else ChangeKind.ADDED)
        if key in moved:
            yield PlanChange(inner.path, inner.field, ChangeKind.MOVED, places[key], place, inner.within)
        yield from _walk(inner, old.get(key, _ABSENT), item)
    for key, item in old.items():
        if key not in new:
            yield from _walk(_within(spot, key, item, ChangeKind.TAKEN_AWAY), item, _ABSENT)


def _within(spot: _Spot, key: str, item: Any, kind: ChangeKind) -> _Spot:
    path = _joined(spot.path, key)
    return _Spot(path, spot.field, (*spot.within, PlanItem(path, spot.field, item, kind)))


def _by_identity(items: Iterable[Any]) -> dict[str, Any]:
    """The items by what tells them apart; where two are told apart by nothing, by their turn as well."""
    found: dict[str, Any] = {}
    for item in items:
        identity = str(getattr(item, _IDENTITY.get(type(item), "key")))
        key, turn = identity, 2
        while key in found:
            key, turn = f"{identity}#{turn}", turn + 1
        found[key] = item
    return found


def _moved(before: list[str], after: list[str]) -> frozenset[str]:
    """The fewest keys whose move explains the other order: all outside one longest run that kept its order."""
    places = {key: place for place, key in enumerate(before)}
    longest: list[list[str]] = [[]]
    for key in after:
        follows = [run for run in longest if not run or places[run[-1]] < places[key]]
        longest.append([*_longest(follows), key])
    return frozenset(after) - frozenset(_longest(longest))


def _longest(runs: Iterable[list[str]]) -> list[str]:
    return max(runs, key=lambda run: len(run))


def _kind(before: Any, after: Any) -> ChangeKind:
    if isinstance(before, _Absent):
        return ChangeKind.ADDED
    if isinstance(after, _Absent):
        return ChangeKind.TAKEN_AWAY
    # `True == 1`, so equal is not enough to be the same value.
    same = type(before) is type(after) and before == after
    return ChangeKind.SAME if same else ChangeKind.CHANGED


def _part(value: Any, name: str) -> Any:
    return _ABSENT if isinstance(value, _Absent) else getattr(value, name)


def _rows(value: Any) -> tuple[Any, ...]:
    return () if isinstance(value, _Absent) else value


def _value(value: Any) -> Any:
    return None if isinstance(value, _Absent) else value


def _is_blank(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str) and not value.strip())


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
