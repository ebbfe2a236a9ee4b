"""What is said to somebody who asks for a client, and how a message reads. The words are the same for every name."""

from zoneinfo import ZoneInfo

from aftercare_desktop.domain.messages import CallerKind, Message, MessageRow
from aftercare_desktop.words.clock import wall_clock
from aftercare_desktop.words.dates import short_day, stamp
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone

SCRIPT = "I cannot say if anyone is or was here. I can take a message, and I can listen."
IN_DANGER = (
    "Are they afraid for somebody’s life? Say: call 911 now. "
    "For thoughts of suicide: call or text 988, day or night. Stay with them until they have help."
)


def caller(message: Message) -> str:
    """ "Rosa Bramwell, family", "Officer who gave no name", "Somebody who gave no name"."""
    name = message.caller.strip()
    said = message.caller_kind not in (CallerKind.NOT_SAID, CallerKind.OTHER)
    if name:
        return f"{name}, {label(message.caller_kind).lower()}" if said else name
    who = _NAMELESS.get(message.caller_kind, label(message.caller_kind)) if said else "Somebody"
    return f"{who} who gave no name"


def about(message: Message) -> str:
    """ "Asked about Theo. Please call back": whom they asked for and what they said, in one line."""
    asked = f"Asked about {message.asked_about.strip()}" if message.asked_about.strip() else ""
    return ". ".join(part for part in (asked, " ".join(message.words.split())) if part)


def taken(row: MessageRow, zone: ZoneInfo) -> str:
    """ "Nov 21, 6:35 PM": when it was taken, where there is little room."""
    return f"{short_day(row.taken_at.astimezone(zone).date())}, {wall_clock(row.taken_at, zone)}"


def addressee(row: MessageRow) -> str:
    """ "For Dana Whitcomb" or "For anybody"."""
    return f"For {row.for_staff_name or 'anybody'}"


def row_spoken(row: MessageRow, zone: ZoneInfo) -> str:
    """A row of the list as a screen reader says it."""
    parts = (
        caller(row.message),
        about(row.message),
        f"Phone {shown_phone(row.message.phone)}" if row.message.phone else "",
        addressee(row),
        f"Taken {stamp(row.taken_at, zone)} by {row.taken_by_name}",
        f"Handled by {row.done_by_name}" if row.done_at else "",
    )
    return ". ".join(part for part in parts if part)


def counted(number: int) -> str:
    """ "1 message", "12 messages", "No messages"."""
    if number == 0:
        return "No messages"
    return "1 message" if number == 1 else f"{number:,} messages"


_NAMELESS = {
    CallerKind.FAMILY: "Family",
    CallerKind.COURT: "Somebody from a court",
    CallerKind.PROVIDER: "Somebody from a provider",
    CallerKind.EMPLOYER: "An employer",
}
