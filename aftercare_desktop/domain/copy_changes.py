"""What somebody who holds an older copy of a plan must hear: which doses, dates and phone numbers changed since.

Other words may change without a call (PRODUCT.md, Plan: "changing a dose, date or number").
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol, TypeVar

from aftercare_desktop.domain.plans import Appointment, Medicine, Mentor, PlanDocument, PromisedCall
from aftercare_desktop.domain.plans.phones import PlanPhone, dialed, phones


class Matter(StrEnum):
    """What a change is about."""

    MEDICINE = "medicine"
    """A medicine came, went, or is another one."""
    DOSE = "dose"
    DIRECTIONS = "directions"
    NEXT_DOSE = "next_dose"
    NEXT_INJECTION = "next_injection"
    SUPPLY = "supply"
    PRESCRIBER_VISIT = "prescriber_visit"
    METHADONE_DOSE = "methadone_dose"
    TAKE_HOMES = "take_homes"
    LEAVES = "leaves"
    MOVES_IN = "moves_in"
    CALL = "call"
    VISIT = "visit"
    MENTOR_MEETING = "mentor_meeting"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Said:
    """How a version puts a matter: a day and perhaps a time, or words. Nothing at all where it is silent on it."""

    day: date | None = None
    at: time | None = None
    words: str = ""

    def is_silent(self) -> bool:
        """Whether there is nothing to be right or wrong."""
        return self.day is None and not self.words.strip()


@dataclass(frozen=True, slots=True)
class CopyChange:
    """One matter that an older copy puts differently; `about` is the medicine, the visit or the person it is of."""

    matter: Matter
    about: str
    before: Said
    after: Said


_SILENT = Said()


def copy_changes(old: PlanDocument, new: PlanDocument, today: date) -> tuple[CopyChange, ...]:
    """What the older document says that is wrong by now, in the order of the paper.

    A date that was over before `today` in both misleads nobody. A phone number counts once it stands nowhere in the
    newer document: who has a number that still answers, calls the right person.
    """
    found = (*_leaving(old, new), *_medicines(old, new), *_visits(old, new), *_mentors(old, new))
    dates = [change for change in found if _differs(change) and not _is_over(change, today)]
    return (*dates, *_numbers(old, new))


def _differs(change: CopyChange) -> bool:
    before, after = change.before, change.after
    if before.is_silent() and after.is_silent():
        return False
    return (before.day, before.at, _plain(before.words)) != (after.day, after.at, _plain(after.words))


def _is_over(change: CopyChange, today: date) -> bool:
    days = [said.day for said in (change.before, change.after) if said.day is not None]
    return bool(days) and max(days) < today


def _plain(words: str) -> str:
    """Words without what does not change what they say: case, spaces, the last full stop."""
    return " ".join(words.split()).casefold().removesuffix(".")


# Dates of leaving, home and the promised call


def _leaving(old: PlanDocument, new: PlanDocument) -> Iterator[CopyChange]:
    was, now = old.first_days, new.first_days
    yield CopyChange(
        Matter.LEAVES, "", Said(was.leaves_on, was.leaves_at), Said(now.leaves_on, now.leaves_at)
    )
    home, next_home = old.home, new.home
    about = (next_home.place.name or home.place.name).strip()
    yield CopyChange(
        Matter.MOVES_IN,
        about,
        Said(home.moves_on, home.arrives_at),
        Said(next_home.moves_on, next_home.arrives_at),
    )
    for before, after in (
        (old.leaving.first_call(), new.leaving.first_call()),
        (was.call, now.call),
    ):
        yield CopyChange(Matter.CALL, (after.by or before.by).strip(), _promised(before), _promised(after))


def _promised(call: PromisedCall) -> Said:
    """A call prints only when it is promised."""
    return Said(call.day, call.at) if call.is_promised() else _SILENT


# Medicines


def _medicines(old: PlanDocument, new: PlanDocument) -> Iterator[CopyChange]:
    for was, now in _pairs(_named(old), _named(new), lambda medicine: medicine.name):
        if was is None or now is None or _plain(was.name) != _plain(now.name):
            before, after = (Said(words=one.name if one else "") for one in (was, now))
            yield CopyChange(Matter.MEDICINE, "", before, after)
        else:
            yield from _one_medicine(was, now)
    methadone, next_methadone = old.medicines.methadone, new.medicines.methadone
    yield CopyChange(
        Matter.METHADONE_DOSE, "", _count(methadone.last_dose_mg), _count(next_methadone.last_dose_mg)
    )
    yield CopyChange(
        Matter.TAKE_HOMES, "", _count(methadone.take_home_doses), _count(next_methadone.take_home_doses)
    )


def _named(document: PlanDocument) -> tuple[Medicine, ...]:
    """A medicine without a name does not print."""
    return tuple(medicine for medicine in document.medicines.medicines if medicine.name.strip())


def _one_medicine(was: Medicine, now: Medicine) -> Iterator[CopyChange]:
    name = now.name.strip()
    following = Matter.NEXT_INJECTION if now.kind.is_injection() else Matter.NEXT_DOSE
    yield CopyChange(Matter.DOSE, name, Said(words=was.dose), Said(words=now.dose))
    yield CopyChange(Matter.DIRECTIONS, name, Said(words=was.directions), Said(words=now.directions))
    yield CopyChange(
        following, name, Said(was.next_dose_on, was.next_dose_at), Said(now.next_dose_on, now.next_dose_at)
    )
    yield CopyChange(Matter.SUPPLY, name, Said(was.supply_until), Said(now.supply_until))
    yield CopyChange(Matter.PRESCRIBER_VISIT, name, Said(was.next_visit_on), Said(now.next_visit_on))


def _count(number: int | None) -> Said:
    return _SILENT if number is None else Said(words=str(number))


# Visits and meetings


def _visits(old: PlanDocument, new: PlanDocument) -> Iterator[CopyChange]:
    for was, now in _pairs(old.appointments, new.appointments, visit_name):
        before, after = (Said(one.day, one.at) if one else _SILENT for one in (was, now))
        about = next(visit_name(one) for one in (now, was) if one is not None)
        yield CopyChange(Matter.VISIT, about, before, after)


def visit_name(visit: Appointment) -> str:
    """With whom a visit is, else where; empty when neither is known."""
    return visit.with_whom.strip() or visit.place.name.strip()


def _mentors(old: PlanDocument, new: PlanDocument) -> Iterator[CopyChange]:
    for was, now in _pairs(old.peers.mentors, new.peers.mentors, _mentor_name):
        before, after = (Said(one.first_meeting_on) if one else _SILENT for one in (was, now))
        about = next(_mentor_name(one) for one in (now, was) if one is not None)
        yield CopyChange(Matter.MENTOR_MEETING, about, before, after)


def _mentor_name(mentor: Mentor) -> str:
    return mentor.name.strip()


# Phone numbers


def _numbers(old: PlanDocument, new: PlanDocument) -> Iterator[CopyChange]:
    still = {dialed(phone.number) for phone in phones(new)}
    now = {phone.place: phone for phone in phones(new)}
    told: set[str] = set()
    for phone in phones(old):
        number = dialed(phone.number)
        if number in still or number in told:
            continue
        told.add(number)
        after = _number_now(phone, now.get(phone.place))
        yield CopyChange(Matter.PHONE, phone.who, Said(words=phone.number.strip()), after)


def _number_now(before: PlanPhone, after: PlanPhone | None) -> Said:
    """The number that took the place of another one, if it is still the same person's."""
    same = after is not None and (before.keyed or _plain(after.who) == _plain(before.who))
    return Said(words=after.number.strip()) if after is not None and same else _SILENT


# What belongs together


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=_Keyed)


def _pairs(
    old: Sequence[T], new: Sequence[T], name: Callable[[T], str]
) -> Iterator[tuple[T | None, T | None]]:
    """What stands in both, by its permanent key; what was written anew under another key, by its name."""
    left = {one.key: one for one in old}
    for now in new:
        was = left.pop(now.key, None)
        if was is None:
            was = _by_name(left, now, {one.key for one in new}, name)
        yield was, now
    yield from ((was, None) for was in left.values())


def _by_name(left: dict[str, T], now: T, kept: set[str], name: Callable[[T], str]) -> T | None:
    wanted = _plain(name(now))
    for key, was in left.items():
        if wanted and key not in kept and _plain(name(was)) == wanted:
            return left.pop(key)
    return None
