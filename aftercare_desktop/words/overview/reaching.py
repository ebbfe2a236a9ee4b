"""How to reach them safely, in words."""

from collections.abc import Iterator

from aftercare_desktop.domain.contact import Means, agreement_doubt, allowed, any_allowed, locator_allowed
from aftercare_desktop.domain.overview import Night, Overview
from aftercare_desktop.domain.people import Person
from aftercare_desktop.words.contact import NEVER_NAME_THE_CENTER, on_phone, safe_contact
from aftercare_desktop.words.overview.lines import AnswerLine, Tone, gap
from aftercare_desktop.words.phones import shown_phone


def reach_lines(overview: Overview) -> Iterator[AnswerLine]:
    """How they may be reached, by which agreement."""
    client, contact = overview.client, overview.client.contact
    first = safe_contact(client, overview.today).removesuffix(".")
    if overview.sleeps.night is Night.NOWHERE:
        yield AnswerLine(first, Tone.STRONG)
        return
    doubt = agreement_doubt(client, overview.today)
    yield AnswerLine(first, Tone.STRONG) if doubt is None else gap(first, None, "contact.ways")
    for phone in client.phones:
        yield AnswerLine(on_phone(client, phone, overview.today), icon="phone")
    if not client.phones:
        yield gap("Phone not recorded", None, "phones")
    if any_allowed(client, overview.today) and contact.hours.strip():
        yield AnswerLine(f"Hours: {contact.hours.strip()}", icon="clock")
    if allowed(client, Means.MESSAGE, overview.today).allowed:
        yield from _safe_message(contact.message_words.strip())
    people = [
        locator.person
        for locator in client.locators
        if locator_allowed(client, locator).allowed and locator.person.name.strip()
    ]
    for person in people if doubt is None else ():
        yield AnswerLine(f"May ask {_person(person)}", icon="user")
    if not people:
        yield gap("Nobody we may ask where they are", None, "locators")


def _safe_message(words: str) -> Iterator[AnswerLine]:
    if words:
        yield AnswerLine(f"Safe message: “{words}” {NEVER_NAME_THE_CENTER}", icon="message-square")
    else:
        yield gap("Safe message words not recorded", None, "contact.message_words")


def _person(person: Person) -> str:
    who = (
        f"{person.name.strip()}, {person.relation.strip().lower()}"
        if person.relation.strip()
        else person.name
    )
    return " ".join(part for part in (who.strip(), shown_phone(person.phone)) if part)
