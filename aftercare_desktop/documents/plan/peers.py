"""Groups, meetings, mentors and sponsor."""

from aftercare_desktop.documents.plan.parts import Story, joined, lines_of
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.plans import Mentor, MentorKind, PeerPlace
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label

_PLACES = ("When", "Group or meeting", "Where")
_MENTORS = ("Who", "What we planned", "Phone")


def write(story: Story) -> None:
    """The table of places and the table of people."""
    peers = story.paper.document.peers
    if peers.places:
        story.table(_PLACES, [_place(place) for place in peers.places], (118.0, 0.0, 0.0))
    elif peers.no_groups:
        story.text("I chose not to go to groups for now.")
    else:
        story.blank("My first group or meeting")
    if peers.mentors:
        story.heading("People who walk with me")
        story.table(_MENTORS, [_mentor(mentor) for mentor in peers.mentors], (0.0, 0.0, 90.0))
    else:
        story.blank("My mentor")


def _place(place: PeerPlace) -> tuple[str, str, str]:
    weekday = f"{dates.weekday_name(place.weekday)}s" if place.weekday is not None else ""
    first = f"First time: {dates.day(place.first_on)}" if place.first_on else ""
    when = lines_of(weekday, dates.clock_range(place.starts, place.ends)) or "Day not set"
    what = lines_of(place.name, joined((place.fellowship, label(place.kind))), first, place.note)
    where = lines_of(joined((place.place.name, place.place.phone)), place.place.address, place.place.hours, place.online)
    return when, what, where


def _mentor(mentor: Mentor) -> tuple[str, str, str]:
    name = short_name(mentor.name) if mentor.kind is MentorKind.SPONSOR else mentor.name.strip()
    first = f"We meet first on {dates.day(mentor.first_meeting_on)}." if mentor.first_meeting_on else ""
    return lines_of(name or "I am still looking", label(mentor.kind)), lines_of(first, mentor.note), mentor.phone.strip()
