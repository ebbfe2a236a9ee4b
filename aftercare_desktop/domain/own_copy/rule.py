"""What the copy of everything leaves out, and why: other people's identities and what they said in confidence.

- Information from somebody other than a health care provider under a promise of confidentiality may be left out where
  it would reveal who said it (45 CFR 164.524(a)(2)(v)). The program does not know what was promised to a caller, and
  words tell who spoke: so of a caller who is neither a provider nor one of the client's own people nothing but the day
  and their kind is given, and of a safety link neither the source nor the reason.
- That somebody else is or was a client, mentors from among them included, is protected itself (42 CFR 2.12, 2.13(c)):
  the other side of a safety link, and mentors who are in recovery, are named nowhere, also not in texts. Nothing links
  other clients to the record, so a provider's message that names one is left out like one that was told in confidence.
- Reports that a law asks of the center (2.12(c)(5), (6)) are no part of the accounting (2.25).
- The client's own people, whom they named themselves, and the staff stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.disclosures import Ground
from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.own_copy.names import ANOTHER, Hidden, names_any
from aftercare_desktop.domain.plans import MentorKind, PlanDocument
from aftercare_desktop.domain.plans.participants import ParticipantRole
from aftercare_desktop.domain.plans.peers import Mentor
from aftercare_desktop.domain.search import words

REPORTS = frozenset({Ground.CHILD_ABUSE_REPORT, Ground.CRIME_ON_PREMISES})
_IN_RECOVERY = frozenset({MentorKind.ALUMNI, MentorKind.TEMPORARY})


def own_people(client: Client) -> Iterator[str]:
    """The client and the people of their facts: names they gave themselves."""
    yield client.name
    yield client.preferred_name
    yield from (
        one.name for one in (client.emergency, client.guardian, client.payee, client.probation_officer)
    )
    yield from (one.person.name for one in client.locators)
    yield from (child.name for child in client.children)


def hidden_mentors(document: PlanDocument) -> tuple[Mentor, ...]:
    """Mentors who are in recovery themselves. A sponsor is the client's own choice, a peer specialist is staff."""
    return tuple(one for one in document.peers.mentors if one.kind in _IN_RECOVERY)


def mentor_names(document: PlanDocument) -> Iterator[str]:
    """What these mentors, and those who took part as mentors, are called in this version."""
    yield from (one.name for one in hidden_mentors(document))
    yield from (one.name for one in document.participants.people if one.role is ParticipantRole.MENTOR)


def without_mentors(document: PlanDocument) -> PlanDocument:
    """The plan, naming no mentor who is in recovery."""
    mentors = tuple(
        replace(one, name=ANOTHER, phone="") if one.kind in _IN_RECOVERY else one
        for one in document.peers.mentors
    )
    people = tuple(
        replace(one, name=ANOTHER) if one.role is ParticipantRole.MENTOR else one
        for one in document.participants.people
    )
    return replace(
        document,
        peers=replace(document.peers, mentors=mentors),
        participants=replace(document.participants, people=people),
    )


def is_the_clients(message: Message, own: Iterable[str], clients: Hidden) -> bool:
    """Whether a message is given whole: somebody whom the client named said it, or a provider, of this client alone."""
    if message.caller_kind is CallerKind.PROVIDER:
        return not names_any((message.caller, message.words), clients)
    called = words(message.caller)
    return bool(called) and any(called == words(name) for name in own)
