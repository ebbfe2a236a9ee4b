"""What the counselors of the made-up center wrote down about people: few and short, over the year after the stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aftercare_desktop.demo.happenings import Happening
from aftercare_desktop.demo.history import Told
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.services.desk import Desk

_WRITTEN_ABOUT = 50
"""About so many people something is written down, so that a center of 100,000 stays small."""


@dataclass(frozen=True, slots=True)
class _Note:
    """So many days after leaving (before, where below 0); the words may name the person's own people."""

    days: int
    kind: NoteKind
    words: str


_NOTES = (
    _Note(-20, NoteKind.FAMILY, "{family} came to the family evening and stayed for dinner."),
    _Note(-9, NoteKind.HOUSING, "Talked with {host} about the first weeks. Rent and rules are clear."),
    _Note(-3, NoteKind.MEDICAL, "Went through the medicines together. Knows what to take and when."),
    _Note(1, NoteKind.CONTACT, "Called the day after leaving. Slept well."),
    _Note(7, NoteKind.CONTACT, "Call after a week. A meeting nearly every day; {mentor} drives."),
    _Note(19, NoteKind.VISIT, "Stopped by. Looks rested. Asked about work."),
    _Note(34, NoteKind.CONTACT, "A hard weekend. Called {mentor} and stayed with {family}."),
    _Note(63, NoteKind.NOTE, "Goes to the group every week. Wants more shifts."),
    _Note(91, NoteKind.FAMILY, "Three months. {family} called to say thank you."),
    _Note(152, NoteKind.VISIT, "Came to the alumni evening and helped with the chairs."),
    _Note(214, NoteKind.CONTACT, "All well. Thinks about becoming a mentor."),
)
_OF_THEO = (
    _Note(-24, NoteKind.FAMILY, "Elise visited. She asked how she can help without checking on him."),
    _Note(-14, NoteKind.HOUSING, "Saw Back Cove House with Ray. Theo liked the kitchen."),
    _Note(-6, NoteKind.MEDICAL, "One film each morning. Sleeps through the night."),
    _Note(-2, NoteKind.CONTACT, "Called Bridge Clinic: the first visit is confirmed."),
)
"""Days from today."""
_IN_ERROR = _Note(-9, NoteKind.NOTE, "Asked for a ride to the eye doctor.")
"""Written into Theo's record by mistake, and marked so the same day."""


def entries(told: Sequence[Told], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """The notes about the first people, each by their counselor, none later than yesterday."""
    for one in told:
        if one.story.index <= _WRITTEN_ABOUT and one.story.stage.plan.finals():
            yield from _about(one, today, zone)


def _about(one: Told, today: date, zone: ZoneInfo) -> Iterator[Happening]:
    story = one.story
    rng = story.rng("entries")
    for note in _NOTES:
        day = story.leaves + timedelta(days=note.days)
        at = time(rng.randint(9, 16), rng.randint(0, 59))
        wanted = rng.random() < 0.7
        died = one.record.status is ClientStatus.DIED and note.days > 0
        if wanted and not died and story.admitted() < day < today:
            entry = Entry(note.kind, day, story.say(note.words))
            act = partial(_write, client_id=one.client_id, entry=entry)
            yield Happening(datetime.combine(day, at, zone), act, story.counselor.id)


def entries_of_theo(client_id: int, today: date, counselor_id: int, zone: ZoneInfo) -> Iterator[Happening]:
    """Theo Bramwell's notes, one of them made in error."""
    for number, note in enumerate((*_OF_THEO, _IN_ERROR)):
        day = today + timedelta(days=note.days)
        act = _write_in_error if note is _IN_ERROR else _write
        entry = Entry(note.kind, day, note.words)
        moment = datetime.combine(day, time(11, 10 + number), zone)
        yield Happening(moment, partial(act, client_id=client_id, entry=entry), counselor_id)


def _write(desk: Desk, client_id: int, entry: Entry) -> int:
    return desk.entries.add(client_id, entry).value


def _write_in_error(desk: Desk, client_id: int, entry: Entry) -> int:
    return desk.entries.mark_in_error(_write(desk, client_id, entry), 1).value
