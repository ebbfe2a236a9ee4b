"""Where the person will live, what they wanted, and why if that was not met."""

from aftercare_desktop.documents.plan.parts import Story, joined
from aftercare_desktop.documents.plan.twins import Cell
from aftercare_desktop.domain.plans import HomeKind
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.paper import Home as Words
from aftercare_desktop.words.phones import shown_phone


def write(story: Story) -> None:
    """The home as facts. A confidential address never prints."""
    home = story.paper.document.home
    kind = label(home.kind) if home.kind is not HomeKind.NOT_KNOWN else ""
    twins = story.twins
    facts: list[tuple[str, Cell]] = [(Words.HOME, joined((home.place.name, kind)))]
    facts.append((Words.ADDRESS, Words.PRIVATE if home.confidential else home.place.address.strip()))
    if home.place.phone.strip():
        facts.append((Everywhere.PHONE, shown_phone(home.place.phone)))
    if home.place.hours.strip():
        facts.append((Words.HOURS, home.place.hours.strip()))
    if home.moves_on:
        met = Words.MET_BY.format(who=home.met_by.strip()) if home.met_by.strip() else ""
        facts.append((Words.MOVE_IN, joined((dates.day_at(home.moves_on, home.arrives_at), met))))
    if home.bring.strip():
        facts.append((Words.BRING, twins.cell(home.bring.strip(), "home.bring")))
    facts.append((Words.WANTED, twins.cell(home.preference.strip(), "home.preference")))
    if home.preference_met is False:
        facts.append((Words.WHY_NOT, twins.cell(home.why_not.strip(), "home.why_not")))
    story.facts(facts)
