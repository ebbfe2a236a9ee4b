"""What screens say about a status: what stops, what is asked, whom to tell, since when it holds."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.statuses import EFFECTS, Ask, Reach, StatusChange
from aftercare_desktop.words.contact import REACHES
from aftercare_desktop.words.dates import day_of_year, full_date
from aftercare_desktop.words.labels import label

_S = ClientStatus
SINCE: Mapping[ClientStatus, str] = MappingProxyType(
    {
        _S.IN_TREATMENT: "In treatment since",
        _S.AFTERCARE: "In aftercare since",
        _S.IN_HOSPITAL: "In hospital since",
        _S.IN_JAIL: "In jail since",
        _S.BACK_IN_TREATMENT: "Back in treatment since",
        _S.MOVED: "Moved on",
        _S.CLOSED: "Closed on",
        _S.DIED: "Day of death",
    }
)
SINCE_MISSING = "Enter the day, such as Nov 9."
PLACE: Mapping[ClientStatus, str] = MappingProxyType(
    {
        _S.IN_HOSPITAL: "Which hospital",
        _S.IN_JAIL: "Which jail or prison",
        _S.BACK_IN_TREATMENT: "Where",
    }
)
UNTIL: Mapping[ClientStatus, str] = MappingProxyType(
    {
        _S.IN_HOSPITAL: "Expected until",
        _S.IN_JAIL: "Expected release",
        _S.BACK_IN_TREATMENT: "Expected until",
    }
)
NOTE: Mapping[ClientStatus, str] = MappingProxyType({_S.CLOSED: "Why the record is closed"})
ASKS: Mapping[Ask, str] = MappingProxyType(
    {
        Ask.NOTE: "Note",
        Ask.ADDRESS: "New address",
        Ask.SAFE_PHONE: "Is the phone still safe?",
        Ask.DISCHARGE: "Left on",
        Ask.DISCHARGE_TYPE: "How the stay ended",
        Ask.PLANNED_DISCHARGE: "Planned discharge",
    }
)
TELL: Mapping[ClientStatus, str] = MappingProxyType(
    {
        _S.IN_TREATMENT: "Tell the nurse and the group leader.",
        _S.AFTERCARE: "Tell the mentor, and the person who makes the first call.",
        _S.IN_HOSPITAL: "Tell the nurse, so that medicines go on. Tell others only with consent.",
        _S.IN_JAIL: "Tell the nurse: medicine must go on inside. Lowered tolerance on release is a danger.",
        _S.BACK_IN_TREATMENT: "Tell the mentor with the person's consent. The door stays open.",
        _S.MOVED: "Ask anew how to reach them safely, and look for people and places in the new town.",
        _S.CLOSED: "Tell the person that the door stays open.",
        _S.DIED: "Tell the team in person. The plan and the record can still be read.",
    }
)
GENTLE = "All calls, letters and anniversaries stop at once. Undo takes this back if it is not so."
CONTACT_AGAIN = (
    "The contact agreement counts for nothing, and promised calls wait, until the person is asked again"
)
NOTHING_STOPS = "Nothing stops."


def nothing_changed(client: Client) -> str:
    """ "Nothing changed. Theo: in treatment." """
    return f"Nothing changed. {client.called()}: {label(client.status).lower()}."


def what_stops(status: ClientStatus) -> tuple[str, ...]:
    """What a status stops and for what somebody asks first, a sentence each."""
    effect = EFFECTS[status]
    sentences = []
    if effect.stops == frozenset(Reach):
        sentences.append("All calls, texts, letters, visits and anniversaries stop at once.")
    elif effect.stops:
        sentences.append(f"{_listed(effect.stops).capitalize()} stop.")
    if effect.asks_first:
        sentences.append(f"Ask before {_listed(effect.asks_first)}.")
    if effect.contact_again:
        sentences.append(f"{CONTACT_AGAIN}.")
    return tuple(sentences)


def notice(client: Client, change: StatusChange | None) -> str:
    """ "In hospital at Maine Coast until Tue, Dec 1, 2026. Letters and promised calls stopped Nov 20, 2026."

    Empty where the status stops nothing. `change` brought the status; None where none was recorded.
    """
    effect, sentences = EFFECTS[client.status], [where(client.status, change)]
    if not (effect.stops or effect.asks_first or client.contact.ask_again):
        return ""
    on = f" {full_date(change.since)}" if change is not None else ""
    if client.status is ClientStatus.DIED:
        return f"Died{on}. All calls, letters and anniversaries stopped."
    if effect.stops:
        sentences.append(f"{_listed(effect.stops).capitalize()} stopped{on}.")
    if effect.asks_first:
        sentences.append(f"Ask before {_listed(effect.asks_first)}.")
    if client.contact.ask_again:
        sentences.append(f"{CONTACT_AGAIN}.")
    return " ".join(sentences)


def where(status: ClientStatus, change: StatusChange | None) -> str:
    """ "In hospital at Maine Coast until Tue, Dec 1, 2026." """
    words = label(status)
    if change is not None and change.place.strip():
        words += f" {'to' if status is ClientStatus.MOVED else 'at'} {change.place.strip()}"
    if change is not None and change.until is not None:
        words += f" until {day_of_year(change.until)}"
    return f"{words}."


def _listed(reaches: Collection[Reach]) -> str:
    """ "calls, texts and letters", in their order."""
    words = [REACHES[reach] for reach in Reach if reach in reaches]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
