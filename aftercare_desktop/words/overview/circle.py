"""Whom the support circle shows, in words."""

from aftercare_desktop.domain.overview import CircleSpot, Overview
from aftercare_desktop.domain.plans import CircleRole, NeedKind
from aftercare_desktop.words.labels import label

_EMPTY: tuple[tuple[CircleRole | NeedKind, str], ...] = (
    (CircleRole.FAMILY, "Nobody of the family yet"),
    (CircleRole.FRIEND, "No friend yet"),
    (CircleRole.MENTOR, "No mentor yet"),
    (CircleRole.SPONSOR, "No sponsor yet"),
    (CircleRole.GROUP, "No group yet"),
    (CircleRole.MEETING, "No meeting yet"),
    (CircleRole.HOUSE, "Nobody at the house yet"),
    (CircleRole.COUNSELOR, "No counselor yet"),
    (CircleRole.CLINIC, "No clinic yet"),
    (CircleRole.WORK, "Nobody at work yet"),
    (CircleRole.FAITH, "No faith community yet"),
    (CircleRole.OTHER, "Nobody here yet"),
    (NeedKind.RIDE, "No ride yet"),
    (NeedKind.CHILD_CARE, "No child care yet"),
    (NeedKind.GROCERIES, "No help with groceries yet"),
    (NeedKind.JOB_LEAD, "No job lead yet"),
    (NeedKind.BUDGETING, "No help with money yet"),
    (NeedKind.PARENTING, "No help with parenting yet"),
    (NeedKind.DOCUMENTS, "No help with papers yet"),
    (NeedKind.OTHER, "Nobody helps with this yet"),
)
# Two enums share texts, and their members are equal where the texts are: so the class is part of the key.
_EMPTY_BY = {(type(kind), kind): words for kind, words in _EMPTY}


def circle_words(spot: CircleSpot) -> tuple[str, str]:
    """Who is there and what for: ("Elise, my sister", "Family"), ("No sponsor yet", "Sam will help me")."""
    under = spot.what_for or label(spot.kind)
    return (spot.name, under) if spot.is_filled() else (_EMPTY_BY[type(spot.kind), spot.kind], under)


def circle_places(overview: Overview) -> str:
    """ "Still open: Sponsor, Ride", nothing where all are there; never a count: a circle is no score."""
    if not overview.circle:
        return "Nobody is in the circle yet" if overview.asks else "Nobody recorded in the circle"
    still_open = dict.fromkeys(label(spot.kind) for spot in overview.circle if not spot.is_filled())
    return f"Still open: {', '.join(still_open)}" if still_open else ""
