"""Section 7: groups, meetings, mentors and sponsor."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.weekdays import Weekday


class PeerKind(StrEnum):
    """A therapy group led by staff, or a community meeting."""

    GROUP = "group"
    MEETING = "meeting"


class MentorKind(StrEnum):
    """Kinds of mentor with different rules (DOMAIN.md section 3). A sponsor is never assigned by staff."""

    PEER_SPECIALIST = "peer_specialist"
    ALUMNI = "alumni"
    TEMPORARY = "temporary"
    SPONSOR = "sponsor"


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """A group or meeting in the week: name, fellowship or leader, day, times, place or link."""

    key: str
    kind: PeerKind = PeerKind.MEETING
    name: str = ""
    fellowship: str = ""
    weekday: Weekday | None = None
    starts: time | None = None
    ends: time | None = None
    place: Place = Place()
    online: str = ""
    first_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor or sponsor: first name and last initial only, phone, when they first meet."""

    key: str
    kind: MentorKind = MentorKind.ALUMNI
    name: str = ""
    phone: str = ""
    first_meeting_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PeerSupport:
    """Groups, meetings, mentors and sponsor."""

    places: tuple[PeerPlace, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    no_groups: bool = False
    """The client opted out of groups; nobody asks for one as a gap."""
