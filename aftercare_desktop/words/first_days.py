"""Page 1 in words: the first 72 hours assembled from recorded facts, for the form and the paper alike.

A fact that is missing becomes a line of its own that says so ("Ride: not set. Ask Dana"); it is never left out,
and nothing here ever says that a missing thing was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.approved_words import (
    ApprovedKey,
    ApprovedSentence,
    missed_dose_key,
    safety_keys,
)
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    Appointment,
    FirstDaysRow,
    Medicine,
    PeerPlace,
    PlanDocument,
    PromisedCall,
    Section,
)
from aftercare_desktop.words import dates
from aftercare_desktop.words.approved import ASK_THE_NURSE, TITLES
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.medicine_calls import had_at, is_given_there, name_and_phone, whom_to_call
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.sentences import inside_a_sentence

_STRESSED = frozenset({ApprovedKey.LOWERED_TOLERANCE})
MEDICINES_IN_FULL = 2
"""More medicines than this stand on the medicine page; page 1 must stay one page."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; `strong` is what the eye must find first."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row. A missing one prints after a blank; `section` is where its fact is entered.

    `twin` is a line in the client's language below what it translates, `language` its tag (BCP 47).
    """

    runs: tuple[Run, ...]
    missing: bool = False
    section: Section = Section.FIRST_DAYS
    twin: bool = False
    language: str = ""

    def text(self) -> str:
        """The words without their weight."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PageOneRow:
    """A row of page 1: title, the small words under it, and its lines. `edited` marks staff's own words."""

    row: FirstDaysRow
    title: str
    under: str
    lines: tuple[Line, ...]
    edited: bool = False


@dataclass(frozen=True, slots=True)
class PageOneFacts:
    """What page 1 is assembled from. `ask` is the first name to ask about what is missing."""

    client: Client
    document: PlanDocument
    closed_days: Mapping[date, str]
    approved: Mapping[ApprovedKey, ApprovedSentence]
    ask: str = "my counselor"


def page_one(facts: PageOneFacts) -> tuple[PageOneRow, ...]:
    """The rows of page 1 in order; each closed day inside has a row of its own."""
    rows = [_sleep(facts), _medicine(facts), _tonight(facts), *_closed_days(facts)]
    rows += [_first_visit(facts), _naloxone(facts), _call_people(facts)]
    return tuple(_with_own_words(facts, row) for row in rows)


def period(facts: PageOneFacts) -> str:
    """ "Wed, Nov 25 to Sat, Nov 28, 2026"; empty until the day of leaving is known."""
    days = first_days.span(facts.client, facts.document)
    return dates.span(days.first, days.last) if days else ""


def promised_call(facts: PageOneFacts) -> tuple[Line, ...]:
    """The box under the rows, the first call first; empty unless a person is scheduled to call and may."""
    calls = first_days.promised_calls(facts.client, facts.document)
    return tuple(line for call in calls if call.day is not None for line in _call_lines(call, call.day))


def _call_lines(call: PromisedCall, on: date) -> list[Line]:
    when = dates.day(on) + (f" at {dates.clock(call.at)}" if call.at else "")
    runs = [Run(f"{call.by} calls me on {when}.", strong=True)]
    if call.if_missed.strip():
        runs.append(Run(f" If I miss it: {inside_a_sentence(call.if_missed)}"))
    lines = [Line(tuple(runs))]
    if call.questions_phone.strip():
        hours = f", {call.questions_hours.strip()}" if call.questions_hours.strip() else ""
        lines.append(
            _plain(f"Questions before then? I call {call.by} at {shown_phone(call.questions_phone)}{hours}.")
        )
    return lines


def approved_line(facts: PageOneFacts, key: ApprovedKey, section: Section = Section.MEDICINES) -> Line:
    """An approved sentence, or the missing line that says to ask the nurse."""
    sentence = facts.approved.get(key)
    if sentence is not None and sentence.is_approved():
        return _first_sentence_strong(sentence.text) if key in _STRESSED else _plain(sentence.text)
    return Line((Run(f"{TITLES[key]}: {ASK_THE_NURSE}"),), missing=True, section=section)


def _first_sentence_strong(text: str) -> Line:
    first, stop, rest = text.partition(". ")
    return _plain(f" {rest}" if rest else "", strong=f"{first}{stop.strip()}")


def _plain(*texts: str, strong: str = "") -> Line:
    runs = ([Run(strong, strong=True)] if strong else []) + [Run(text) for text in texts if text]
    return Line(tuple(runs))


def _brought(words: str) -> str:
    """What is typed as a line of its own, fitted behind "I bring": no full stop, "Bag" becomes "bag"."""
    words = words.strip().rstrip(".")
    capital_of_a_word = words[:1].isupper() and words[1:2].islower()
    return words[0].lower() + words[1:] if capital_of_a_word else words


def missing_line(facts: PageOneFacts, what: str, section: Section) -> Line:
    """A fact that is not recorded, said as such with whom to ask."""
    return Line((Run(f"{what}: not set. Ask {facts.ask}"),), missing=True, section=section)


def _with_own_words(facts: PageOneFacts, row: PageOneRow) -> PageOneRow:
    """Own words replace what was assembled; what is missing stays visible below them."""
    words = first_days.edited_words(facts.document, row.row)
    if not words.strip():
        return row
    own = tuple(_plain(line) for line in words.splitlines() if line.strip())
    missing = tuple(line for line in row.lines if line.missing)
    return PageOneRow(row.row, row.title, row.under, own + missing, edited=True)


def _sleep(facts: PageOneFacts) -> PageOneRow:
    home = facts.document.home
    days = first_days.span(facts.client, facts.document)
    is_later = first_days.is_home_later(facts.document)
    first_night = days.first if days and is_later else home.moves_on or (days.first if days else None)
    under = f"Starting {dates.day(first_night)}" if first_night else ""
    title = label(FirstDaysRow.SLEEP)
    bed = first_days.bed_until_home(facts.document)
    if bed is None and not home.place.is_known():
        return PageOneRow(FirstDaysRow.SLEEP, title, under, (missing_line(facts, title, Section.HOME),))
    hidden = facts.document.leaving.sleeps_confidential
    at = _address(home.place, hidden=home.confidential or (is_later and hidden))
    lines = [_plain(at, strong=home.place.name)]
    if is_later and home.moves_on:
        missing = missing_line(facts, "Where I sleep tonight", Section.HOME)
        then = _plain(f": {home.place.name}{at}", strong=f"From {dates.day(home.moves_on)}")
        tonight = _plain(_address(bed, hidden=hidden), strong=bed.name.strip()) if bed else missing
        lines = [tonight, *([then] if home.place.is_known() else [])]
    met = f"{home.met_by} meets me" if home.met_by.strip() else "I get there"
    phone = shown_phone(home.place.phone)
    if home.arrives_at:
        lines.append(_plain(f"{met} at {dates.clock(home.arrives_at)}.{' ' + phone if phone else ''}"))
    elif home.met_by.strip() or phone:
        lines.append(
            _plain(" ".join(part for part in (f"{met}." if home.met_by.strip() else "", phone) if part))
        )
    if home.bring.strip():
        lines.append(_plain(f"I bring {_brought(home.bring)}."))
    return PageOneRow(FirstDaysRow.SLEEP, title, under, tuple(lines))


def _address(place: Place, *, hidden: bool) -> str:
    address = "" if hidden else place.address.strip()
    return f", {address}" if address else ""


def _medicine(facts: PageOneFacts) -> PageOneRow:
    title = label(FirstDaysRow.MEDICINE)
    medicines = first_days.medicines_in_order(facts.document)
    if not medicines:
        if facts.document.medicines.none_needed:
            return PageOneRow(FirstDaysRow.MEDICINE, title, "", (_plain("I take no medicine right now."),))
        return PageOneRow(FirstDaysRow.MEDICINE, title, "", (missing_line(facts, title, Section.MEDICINES),))
    shown = medicines[:MEDICINES_IN_FULL]
    under = "; ".join(_medicine_name(medicine) for medicine in shown)
    lines = [
        line for medicine in shown for line in _medicine_lines(facts, medicine, named=len(medicines) > 1)
    ]
    keys = dict.fromkeys(missed_dose_key(medicine.kind) for medicine in shown)
    lines += [approved_line(facts, key) for key in keys]
    if asked := whom_to_call(facts.document, shown):
        lines.append(_plain(".", strong=f"About my medicine I call {asked}"))
    if len(medicines) > len(shown):
        lines.append(_plain(f"{len(medicines) - len(shown)} more on my medicine page."))
    return PageOneRow(FirstDaysRow.MEDICINE, title, under, tuple(lines))


def _medicine_name(medicine: Medicine) -> str:
    return ", ".join(part for part in (medicine.name.strip(), medicine.dose.strip()) if part)


def _medicine_lines(facts: PageOneFacts, medicine: Medicine, *, named: bool) -> list[Line]:
    prefix = f"{medicine.name}: " if named else ""
    lines: list[Line] = []
    where = had_at(facts.document, medicine)
    if is_given_there(medicine.kind):
        what = "Next injection" if medicine.kind.is_injection() else "Next dose"
    else:
        what = "Next pick up"
        until = medicine.supply_until
        have = Run(f"through {dates.day(until)}", strong=True) if until else None
        runs = (
            [Run(f"{prefix}{medicine.directions.strip()}", strong=True)]
            if medicine.directions.strip()
            else []
        )
        if have:
            runs += [
                Run(" I have enough to last " if runs else f"{prefix}I have enough to last "),
                have,
                Run("."),
            ]
            lines.append(Line(tuple(runs)))
        else:
            if runs:
                lines.append(Line(tuple(runs)))
            lines.append(missing_line(facts, f"{prefix}How long it lasts", Section.MEDICINES))
    if medicine.next_dose_on is None:
        lines.append(missing_line(facts, f"{prefix}{what}", Section.MEDICINES))
        return lines
    when = dates.day_at(medicine.next_dose_on, medicine.next_dose_at)
    place = name_and_phone(where)
    again = f"{prefix}{what}" if not lines else what
    lines.append(_plain(f", {place}" if place else "", strong=f"{again}: {when}"))
    return lines


def _tonight(facts: PageOneFacts) -> PageOneRow:
    days = first_days.span(facts.client, facts.document)
    first = facts.document.first_days
    title = label(FirstDaysRow.TONIGHT)
    lines: list[Line] = []
    if first.tonight_with.strip():
        phone = shown_phone(first.tonight_phone)
        details = first.tonight_details.strip()
        tail = "".join(f". {part}" for part in (details.rstrip("."), phone) if part)
        lines.append(_plain(tail, strong=first.tonight_with.strip()))
    lines += [
        _plain(_where(place), strong=_what(place)) for place in first_days.tonight(facts.document, days)
    ]
    if not lines:
        lines.append(missing_line(facts, title, Section.FIRST_DAYS))
    return PageOneRow(FirstDaysRow.TONIGHT, title, dates.day(days.first) if days else "", tuple(lines))


def _what(place: PeerPlace) -> str:
    return ", ".join(
        part for part in (dates.clock(place.starts) if place.starts else "", place.name.strip()) if part
    )


def _where(place: PeerPlace) -> str:
    where = place.place.address.strip() or place.online.strip()
    return f", {where}" if where else ""


def _closed_days(facts: PageOneFacts) -> list[PageOneRow]:
    inside = first_days.closed_inside(first_days.span(facts.client, facts.document), facts.closed_days)
    planned = {plan.day: plan.words for plan in facts.document.first_days.closed_days}
    rows = []
    for day, name in inside:
        words = planned.get(day, "").strip()
        lines = [_plain(line) for line in words.splitlines() if line.strip()]
        if not lines:
            lines = [missing_line(facts, "My plan for this day", Section.FIRST_DAYS)]
        under = f"{dates.day(day)}. Center is closed"
        rows.append(PageOneRow(FirstDaysRow.CLOSED_DAYS, name, under, tuple(lines)))
    return rows


def _first_visit(facts: PageOneFacts) -> PageOneRow:
    visit = first_days.first_visit(facts.document, first_days.span(facts.client, facts.document))
    title = label(FirstDaysRow.FIRST_VISIT)
    if visit is None or visit.day is None:
        return PageOneRow(
            FirstDaysRow.FIRST_VISIT, title, "", (missing_line(facts, title, Section.APPOINTMENTS),)
        )
    return PageOneRow(
        FirstDaysRow.FIRST_VISIT, title, dates.day_at(visit.day, visit.at), tuple(_visit_lines(facts, visit))
    )


def _visit_lines(facts: PageOneFacts, visit: Appointment) -> list[Line]:
    address = visit.place.address.strip()
    lines: list[Line] = []
    if visit.place.is_known():
        lines.append(_plain(f", {address}" if address else "", strong=visit.place.name))
    else:
        lines.append(missing_line(facts, "Place", Section.APPOINTMENTS))
    who = f"I see {visit.with_whom.strip()}." if visit.with_whom.strip() else ""
    contact = " ".join(part for part in (who, shown_phone(visit.place.phone)) if part)
    if contact:
        lines.append(_plain(contact))
    if visit.at is None:
        lines.append(missing_line(facts, "Time", Section.APPOINTMENTS))
    lines += _ride_lines(facts, visit)
    return lines


def _ride_lines(facts: PageOneFacts, visit: Appointment) -> list[Line]:
    lines: list[Line] = []
    backup = inside_a_sentence(visit.backup).rstrip(".")
    if visit.ride.strip():
        at = f" at {dates.clock(visit.ride_at)}" if visit.ride_at else ""
        otherwise = f" If not, {backup}." if backup else ""
        lines.append(
            Line((Run("Ride:", strong=True), Run(f" {visit.ride.strip().rstrip('.')}{at}.{otherwise}")))
        )
        if not backup:
            lines.append(missing_line(facts, "If the ride fails", Section.APPOINTMENTS))
        return lines
    lines.append(missing_line(facts, "Ride", Section.APPOINTMENTS))
    if backup:
        lines.append(_plain(f"If there is no ride, {backup}."))
    return lines


def _naloxone(facts: PageOneFacts) -> PageOneRow:
    naloxone = facts.document.medicines.naloxone
    title, under = label(FirstDaysRow.NALOXONE), ""
    lines: list[Line] = []
    if naloxone.declined:
        lines.append(_plain("I did not take naloxone. I can ask for it any time."))
    elif naloxone.is_handed_over():
        count = f"{naloxone.doses} doses" if naloxone.doses and naloxone.doses > 1 else "1 dose"
        carried = (count if naloxone.doses else "", inside_a_sentence(naloxone.form))
        under = "I carry " + (": ".join(part for part in carried if part) or "it")
        if naloxone.kept_at.strip():
            lines += [_plain(line) for line in naloxone.kept_at.splitlines() if line.strip()]
    else:
        lines.append(
            Line((Run(f"Naloxone: not given yet. Ask {facts.ask}"),), missing=True, section=Section.MEDICINES)
        )
    wanted = (ApprovedKey.LOWERED_TOLERANCE, ApprovedKey.NALOXONE_HOUSE)
    applying = safety_keys(facts.client, facts.document)
    lines += [approved_line(facts, key) for key in wanted if key in applying]
    return PageOneRow(FirstDaysRow.NALOXONE, title, under.strip(), tuple(lines))


def _call_people(facts: PageOneFacts) -> PageOneRow:
    people = first_days.people_to_call(facts.document)
    title = label(FirstDaysRow.CALL_PEOPLE)
    lines = [_plain(f" {shown_phone(callee.phone)}", strong=callee.name) for callee in people]
    if len(people) < first_days.PEOPLE_TO_CALL:
        what = "Someone to call" if not people else "Someone else to call"
        lines.append(missing_line(facts, what, Section.SUPPORT))
    return PageOneRow(FirstDaysRow.CALL_PEOPLE, title, "", tuple(lines))
