"""What a note for the chart says, item by item: the same words on screen, on paper and as plain text."""

import os
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from aftercare_desktop.domain.chart import (
    ChartItem,
    ChartNote,
    ChartSubject,
    EventTold,
    StatusTold,
    VersionFinal,
    WaitingClient,
    Why,
)
from aftercare_desktop.domain.entries import Entry
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import Appointment, HomeKind, Medicine, Naloxone
from aftercare_desktop.words.dates import birth_date, clock, day_of_year, full_date
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.plan import PRACTICE_MARK
from aftercare_desktop.words.signing import way_signed

TITLE = "Note for the chart"
EMPTY = "Everything is in the chart."
EMPTY_DETAIL = (
    "Notes, final versions of the plan, what follows them and changes of status wait here until then."
)
NOT_RECORDED = "Not recorded"
CORRECTED = (
    "It was entered in error, moved or taken back here. Its words are no longer in this program. "
    "Correct the entry in the chart by the center's own rules."
)
WHY = {
    Why.NEW: "",
    Why.CHANGED: "Changed since it was put in the chart",
    Why.TO_CORRECT: "To correct in the chart",
}
_SUBJECTS = {
    ChartSubject.ENTRY: "An entry",
    ChartSubject.REVISION: "A version of the plan",
    ChartSubject.PLAN_EVENT: "An event of the plan",
    ChartSubject.STATUS: "A change of status",
}
LINE_WIDTH = 78
UNBROKEN = 1_000_000
"""Where the lines are broken by what shows them."""
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item: when it happened, what it is, who wrote it down, and what it tells in paragraphs."""

    when: str
    title: str
    by: str
    paragraphs: tuple[str, ...]

    def headline(self) -> str:
        """ "Mon, Nov 23, 2026: Contact"."""
        return f"{self.when}: {self.title}"


def waiting_words(count: int) -> str:
    """ "3 not yet in the chart"."""
    return f"{count:,} not yet in the chart"


def waiting_in_all(note: ChartNote) -> str:
    """ "3 not yet in the chart", and where that is too much for one note, that the others follow."""
    told = waiting_words(len(note.items) + note.later)
    if not note.later:
        return told
    return f"{told}. The oldest {len(note.items):,} are listed; the others follow once these are there."


def waiting_details(row: WaitingClient) -> str:
    """ "3 not yet in the chart, since Nov 12, 2026. 1 to correct there."."""
    to_correct = f". {row.to_correct:,} to correct there" if row.to_correct else ""
    return f"{waiting_words(row.count)}, since {full_date(row.since)}{to_correct}"


def about(note: ChartNote) -> tuple[tuple[str, str], ...]:
    """The head of the note: whose it is, when and by whom it was made. What is missing says so."""
    born = birth_date(note.birth_date) if note.birth_date is not None else NOT_RECORDED
    return (
        ("Name", note.name),
        ("Date of birth", born),
        ("Record number", note.record_number.strip() or NOT_RECORDED),
        ("Made", f"{made(note.made_at)}, by {note.made_by}"),
        ("Center", note.center_name),
    )


def made(moment: datetime) -> str:
    """ "Mon, Nov 23, 2026, 9:42 AM", on the clock the moment is given in."""
    return f"{day_of_year(moment.date())}, {clock(moment.time().replace(second=0, microsecond=0))}"


def footer(note: ChartNote) -> str:
    """The two things besides the name by which a loose page finds its chart, and when it was made."""
    number = note.record_number.strip()
    record = f"Record {number}" if number else "No record number"
    born = (
        f"born {birth_date(note.birth_date)}" if note.birth_date is not None else "date of birth not recorded"
    )
    return f"{TITLE}. {record}, {born}. Made {full_date(note.made_at.date())}"


def item_words(item: ChartItem) -> ItemWords:
    """How an item reads."""
    content = item.content
    when = day_of_year(item.day) + (f", {clock(item.at)}" if item.at is not None else "")
    written = "" if item.written_on == item.day else f" on {full_date(item.written_on)}"
    by = f"Written by {item.by}{written}."
    if content is None:
        title = f"{WHY[Why.TO_CORRECT]}: {_SUBJECTS[item.key.subject].lower()} put there that day"
        return ItemWords(when, title, f"Put in the chart by {item.by}.", (CORRECTED,))
    title, paragraphs = _told(content)
    if item.why is Why.CHANGED:
        title = f"{title} ({WHY[Why.CHANGED].lower()})"
    return ItemWords(when, title, by, tuple(paragraphs))


def note_text(note: ChartNote, width: int = LINE_WIDTH) -> str:
    """The note as plain text with "\\n" line ends, to be pasted into another program; lines are `width` long at most.

    What people wrote is set in, so that nothing in it reads like a heading of the note.
    """
    lines = [PRACTICE_MARK.upper()] if note.practice else []
    lines += [TITLE.upper(), *(f"{name}: {' '.join(value.split())}" for name, value in about(note))]
    for item in note.items:
        words = item_words(item)
        lines += ["", " ".join(words.headline().split()), f"  {words.by}"]
        for paragraph in words.paragraphs:
            lines += _set_in(paragraph, width)
    return "\n".join([*lines, "", f"End of note. {_counted(len(note.items))}."]) + "\n"


def text_file(note: ChartNote) -> bytes:
    """The note as a text file with this platform's line ends."""
    return note_text(note).replace("\n", os.linesep).encode("utf-8")


def file_name(note: ChartNote, suffix: str) -> str:
    """ "note-17-2026-11-23.pdf": no name, so that a folder of notes tells nothing."""
    return f"note-{note.client_id}-{note.made_at.date().isoformat()}{suffix}"


def _counted(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"


def _set_in(paragraph: str, width: int) -> Iterator[str]:
    """Its lines, wrapped; what has no spaces to break at stays whole."""
    for line in paragraph.splitlines():
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=_INDENT,
            subsequent_indent=_INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]


def _told(content: Entry | VersionFinal | EventTold | StatusTold) -> tuple[str, Iterator[str]]:
    """Title and paragraphs."""
    match content:
        case Entry():
            return label(content.kind), iter((content.text.strip(),))
        case StatusTold():
            return f"Status: {_status_title(content)}", _status(content)
        case VersionFinal():
            return f"Aftercare plan, version {content.number} finalized", _version(content)
        case EventTold():
            return f"{label(content.event.kind)} (plan version {content.number})", _event(content)


def _status_title(told: StatusTold) -> str:
    change = told.change
    return ", ".join(part for part in (label(change.status).lower(), change.place.strip()) if part)


def _status(told: StatusTold) -> Iterator[str]:
    until = f" Expected until {full_date(told.change.until)}." if told.change.until is not None else ""
    yield f"Before: {label(told.before).lower()}.{until}"
    if told.change.note.strip():
        yield told.change.note.strip()


def _version(told: VersionFinal) -> Iterator[str]:
    if told.gaps_reason:
        yield f"Finalized with gaps. Reason: {told.gaps_reason}"
    yield from _medicines(told)
    yield f"Naloxone: {_naloxone(told.naloxone)}."
    first = told.first_visit
    yield (
        f"First visit: {_visit(first)}." if first is not None else "First visit: no day recorded in the plan."
    )
    home = "not recorded in the plan" if told.home is HomeKind.NOT_KNOWN else label(told.home).lower()
    yield f"Where the client will live: {home}."
    if not told.goals:
        yield "Goals: none written in the plan."
    for goal in told.goals:
        yield f"Goal, in the client's words: “{goal}”"


def _medicines(told: VersionFinal) -> Iterator[str]:
    if told.medicines:
        yield from (f"Medicine: {_medicine(one)}." for one in told.medicines)
    elif told.no_medicines:
        yield "Medicines: none needed, as recorded in the plan."
    else:
        yield "Medicines: not recorded in the plan."


def _medicine(one: Medicine) -> str:
    named = one.name.strip() or label(one.kind)
    what = "next injection" if one.kind.is_injection() else "next dose"
    parts = (
        named,
        one.dose.strip(),
        one.directions.strip().rstrip("."),
        f"last dose {_day_at(one.last_dose_on, one.last_dose_at)}" if one.last_dose_on is not None else "",
        f"{what} {_day_at(one.next_dose_on, one.next_dose_at)}"
        if one.next_dose_on is not None
        else f"{what} not recorded",
        f"enough through {full_date(one.supply_until)}" if one.supply_until is not None else "",
        f"prescriber {one.prescriber.name.strip()}" if one.prescriber.is_known() else "",
    )
    return ", ".join(part for part in parts if part)


def _naloxone(one: Naloxone) -> str:
    """What the plan records; never as handed over where it is not."""
    if one.declined:
        return "offered, not taken"
    if not one.is_handed_over() or one.handed_on is None:
        return "not recorded as handed over in the plan"
    doses = "" if one.doses is None else "1 dose" if one.doses == 1 else f"{one.doses} doses"
    trained = f"trained: {one.trained.strip()}" if one.trained.strip() else ""
    parts = (f"handed over {full_date(one.handed_on)}", one.form.strip(), doses, trained)
    return ", ".join(part for part in parts if part)


def _visit(visit: Appointment) -> str:
    when = _day_at(visit.day, visit.at) if visit.day is not None else ""
    parts = (when, label(visit.kind).lower(), visit.with_whom.strip(), visit.place.name.strip())
    return ", ".join(part for part in parts if part)


def _day_at(value: date | None, at: time | None) -> str:
    if value is None:
        return ""
    return f"{day_of_year(value)}, {clock(at)}" if at is not None else day_of_year(value)


_WHO = {
    PlanEventKind.SIGNED: "Signed by",
    PlanEventKind.CHOSE_NOT_TO_SIGN: "Who",
    PlanEventKind.COPY_GIVEN: "Given to",
    PlanEventKind.COPY_DECLINED: "Offered to",
    PlanEventKind.NALOXONE_HANDED_OVER: "Who was trained",
    PlanEventKind.HOLDER_TOLD: "Who was told",
    PlanEventKind.SCAN_ATTACHED: "Signature of",
}


def _event(told: EventTold) -> Iterator[str]:
    event = told.event
    if event.person.strip():
        yield f"{_WHO.get(event.kind, 'Who')}: {event.person.strip()}"
    if event.kind is PlanEventKind.SIGNED:
        yield f"How: {way_signed(event)}"
    if told.step.strip():
        yield f"Step: {told.step.strip()}"
    if told.visit is not None:
        yield f"Visit: {_visit(told.visit)}"
    if event.note.strip():
        yield event.note.strip()
