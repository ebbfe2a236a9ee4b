"""Groups, meetings, mentors and sponsor."""

from aftercare_desktop.documents.plan.medicines import place as where
from aftercare_desktop.documents.plan.parts import Story, joined, lines_of
from aftercare_desktop.documents.plan.twins import Cell, Twins
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.plans import Mentor, MentorKind, PeerPlace
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.paper import Peers as Words
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.plan import STILL_LOOKING


def write(story: Story) -> None:
    """The table of places and the table of people."""
    peers = story.paper.document.peers
    if peers.places:
        story.table(Words.HEADS, [_place(story.twins, place) for place in peers.places], (118.0, 0.0, 0.0))
    elif peers.no_groups:
        story.text(Words.NO_GROUPS)
    else:
        story.blank(Words.NONE_YET)
    if peers.mentors:
        story.heading(Words.MENTORS)
        story.table(
            Words.MENTOR_HEADS, [_mentor(story.twins, mentor) for mentor in peers.mentors], (0.0, 0.0, 90.0)
        )
    else:
        story.blank(Words.NO_MENTOR)


def _place(twins: Twins, place: PeerPlace) -> tuple[str, Cell, str]:
    weekday = (
        Words.EVERY.format(weekday=dates.weekday_name(place.weekday)) if place.weekday is not None else ""
    )
    first = Words.FIRST_TIME.format(day=dates.day(place.first_on)) if place.first_on else ""
    when = lines_of(weekday, dates.clock_range(place.starts, place.ends)) or Everywhere.DAY_NOT_SET
    what = lines_of(place.name, joined((place.fellowship, label(place.kind))), first, place.note)
    return (
        when,
        twins.cell(what, f"peers.places.{place.key}.note"),
        lines_of(where(place.place), place.online),
    )


def _mentor(twins: Twins, mentor: Mentor) -> tuple[str, Cell, str]:
    name = short_name(mentor.name) if mentor.kind is MentorKind.SPONSOR else mentor.name.strip()
    first = (
        Words.FIRST_MEETING.format(day=dates.day(mentor.first_meeting_on)) if mentor.first_meeting_on else ""
    )
    return (
        lines_of(name or STILL_LOOKING, label(mentor.kind)),
        twins.cell(lines_of(first, mentor.note), f"peers.mentors.{mentor.key}.note"),
        shown_phone(mentor.phone),
    )
