"""Where the person will live, what they wanted, and why if that was not met."""

from aftercare_desktop.documents.plan.parts import Story, joined
from aftercare_desktop.documents.text import Text
from aftercare_desktop.domain.plans import HomeKind
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label

_PRIVATE = "Kept private. I know it."


def write(story: Story) -> None:
    """The home as facts. A confidential address never prints."""
    home = story.paper.document.home
    kind = label(home.kind) if home.kind is not HomeKind.NOT_KNOWN else ""
    facts: list[tuple[str, Text]] = [("My home", joined((home.place.name, kind)))]
    facts.append(("Address", _PRIVATE if home.confidential else home.place.address.strip()))
    if home.place.phone.strip():
        facts.append(("Phone", home.place.phone.strip()))
    if home.place.hours.strip():
        facts.append(("Hours and rules", home.place.hours.strip()))
    if home.moves_on:
        met = f"{home.met_by.strip()} meets me" if home.met_by.strip() else ""
        facts.append(("I move in", joined((dates.day_at(home.moves_on, home.arrives_at), met))))
    if home.bring.strip():
        facts.append(("I bring", home.bring.strip()))
    facts.append(("What I wanted", home.preference.strip()))
    if home.preference_met is False:
        facts.append(("Why it was not met", home.why_not.strip()))
    story.facts(facts)
