"""What may stand on the pocket card: it can be lost, so nothing on it names the center, the program or a diagnosis."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.first_days import Callee, Span, first_visit, people_to_call, span
from aftercare_desktop.domain.plans import Appointment, PlanDocument

PEOPLE_ON_CARD = 4
_OF_CENTERS = frozenset(
    (
        "care", "center", "centre", "clinic", "counseling", "health", "home", "hospital", "house", "program",
        "programs", "recovery", "rehab", "residential", "services", "the", "treatment", "wellness",
    )
)  # fmt: skip
"""Words of a center's name that say nothing alone: people call "Alder Point Recovery" Alder Point."""
_TELLING = (
    "12 step", "12-step", "aa meeting", "addiction", "aftercare", "alcohol", "alcoholics anonymous", "anxiety", "benzo",
    "bipolar", "buprenorphine", "case manager", "clinic", "clinician", "cocaine", "counselor", "depression", "detox",
    "diagnosis", "discharge", "disorder", "drug", "drugs", "drinking", "fentanyl", "heroin", "medicine", "meth",
    "methadone", "na meeting", "naltrexone", "narcotics anonymous", "opioid", "opioids", "overdose", "peer specialist",
    "psychiatrist", "ptsd", "recovery", "rehab", "relapse", "sober", "sobriety", "sponsor", "suboxone", "therapist",
    "therapy", "treatment", "use disorder", "vivitrol",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Silence:
    """Decides about every text that a person wrote whether the card may say it."""

    _pattern: re.Pattern[str]

    def keeps(self, text: str) -> bool:
        """Whether the text would tell where or why the person was."""
        return self._pattern.search(_plain(text)) is not None

    def spoken(self, text: str) -> str:
        """The text on one line, or nothing where it tells."""
        return "" if self.keeps(text) else " ".join(text.split())


def silence(client: Client, document: PlanDocument, center: CenterProfile) -> Silence:
    """What the card of this person keeps silent about (DESIGN.md sections 7 and 9)."""
    phrases = {_plain(phrase) for phrase in (*_TELLING, *_of_record(client, document), *center_names(center))}
    longest_first = sorted((phrase for phrase in phrases if phrase), key=len, reverse=True)
    return Silence(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"))


def _of_record(client: Client, document: PlanDocument) -> Iterable[str]:
    yield client.program
    for condition in client.conditions:
        yield condition.label
        yield condition.code
    yield from (medicine.name for medicine in client.medicines)
    yield from (medicine.name for medicine in document.medicines.medicines)


def center_names(center: CenterProfile) -> tuple[str, ...]:
    """The center's name, and what remains of it without the words that many centers carry."""
    words = center.name.split()
    while words and words[-1].casefold().strip(".,") in _OF_CENTERS:
        words.pop()
    while words and words[0].casefold() in _OF_CENTERS:
        words.pop(0)
    short = " ".join(words) if len(words) > 1 else ""
    return tuple(dict.fromkeys(name for name in (center.name.strip(), short) if name))


def names_center(text: str, center: CenterProfile) -> bool:
    """Whether a text names the center, whole or as people call it."""
    found = _plain(text)
    return any(re.search(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", found) for name in center_names(center))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def people(document: PlanDocument) -> tuple[Callee, ...]:
    """Whom the card names: the people of page 1, and one more."""
    return people_to_call(document, PEOPLE_ON_CARD)


def next_visit(client: Client, document: PlanDocument, today: date) -> Appointment | None:
    """The earliest visit from today on, and not before the day of leaving; None when none is made yet."""
    days = span(client, document)
    begins = max(today, days.first) if days is not None else today
    return first_visit(document, Span(begins, begins))
