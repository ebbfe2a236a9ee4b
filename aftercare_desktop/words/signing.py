"""Words of signing: on the pad, in lists of what followed a plan, and on the signature page."""

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.signing import SignedWay, signed_as
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label

READ_IT = "I have read this plan, or it was read to me. I got a copy, or I was offered one."
"""What a person signs, on the screen as on paper."""
TYPED = "I sign by typing my name"
_WAYS = {
    SignedWay.DRAWN: "Signed on screen",
    SignedWay.TYPED: "Signed by typing the name",
    SignedWay.ON_PAPER: "Signed on paper",
}


class SignaturePage:
    """The page beside a final version that says who signed it."""

    TITLE = "Signatures"
    UNDER = "Page for version {number} of my plan"
    BELONGS = "This page belongs to version {number} of this plan, final since {day}. The plan itself never changes."
    SAYS = "Whoever signs says: {words}"
    FINGERPRINT = "A code that shows this is the same plan: {fingerprint}"
    COPIES = "Copies"
    NO_COPY = "No copy is recorded as given"
    NOT_YET = "Not signed yet"
    SCANS = "Signed pages kept with the record"
    PICTURE = "Signature of {name}"


def how_signed(event: PlanEvent) -> str:
    """ "Signed on screen on Nov 24, 2026, 9:42 AM", "Chose not to sign on Nov 24, 2026"."""
    what = _WAYS[signed_as(event).way] if event.kind is PlanEventKind.SIGNED else label(event.kind)
    return f"{what} on {when(event)}"


def signing_detail(event: PlanEvent) -> str:
    """ "On screen, as client", "Signature of Theo Bramwell" for a scan; empty where it is not known."""
    if event.kind is PlanEventKind.SCAN_ATTACHED and event.person.strip():
        return f"Signature of {event.person.strip()}"
    way = way_signed(event)
    return f"{way[0].upper()}{way[1:]}" if signed_as(event).role is not None else ""


def way_signed(event: PlanEvent) -> str:
    """ "on screen, as client", "on paper" where it is not known as whom."""
    said = signed_as(event)
    way = _WAYS[said.way].removeprefix("Signed ")
    return way if said.role is None else f"{way}, as {label(said.role).lower()}"


def when(event: PlanEvent) -> str:
    """ "Nov 24, 2026, 9:42 AM", or the day alone."""
    day = dates.full_date(event.happened_on)
    return day if event.happened_at is None else f"{day}, {dates.clock(event.happened_at)}"


def as_whom(event: PlanEvent) -> str:
    """ "Client"; nothing where it is not known."""
    role = signed_as(event).role
    return "" if role is None else label(role)


def fingerprint(sha256: str) -> str:
    """The first 16 of its 64 characters in groups of four, so that two papers can be compared by eye."""
    return " ".join(sha256[place : place + 4] for place in range(0, 16, 4))
