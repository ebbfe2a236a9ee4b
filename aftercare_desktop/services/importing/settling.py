"""A row beside the client it is about: what is taken over, what stays ours, and where a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.rosters import Told, Verdict, is_somebody_else, settle, settle_together
from aftercare_desktop.domain.search import fold
from aftercare_desktop.services.importing import facts
from aftercare_desktop.services.importing.facts import COUNSELOR_ID, IDENTITY, PERSON
from aftercare_desktop.services.importing.report import Change, Choices, Conflict
from aftercare_desktop.store.imports import PHONES, Said, with_every_phone
from aftercare_desktop.words.rosters import person_words


@dataclass(slots=True)
class Settled:
    """A client after a row. `said` is what to remember the source said."""

    client: Client
    said: Said
    conflicts: list[Conflict] = field(default_factory=list)
    settled: list[Conflict] = field(default_factory=list)
    """Where ours stood before against the same word of the file: not asked again, but open to be chosen."""
    moved_on: list[str] = field(default_factory=list)
    """Fields for which the file was chosen beside something that is not ours any more."""
    of_another: bool = False
    """The row is about somebody else, as long as nobody says otherwise: nothing of it is taken or remembered."""


class Settling:
    """Rows of one file with the choices made about them. `names` are the staff's by id."""

    def __init__(self, choices: Choices, names: Mapping[int, str]) -> None:
        self._choices = choices
        self._names = names

    def settle(
        self, row: int, client: Client, values: Mapping[str, object], said_before: Said, elsewhere: Said
    ) -> Settled:
        """Field by field: what only the file changed is taken, what only the staff changed stays.

        `elsewhere` is what other sources said: what one of them brought and the staff took out comes back from none.
        """
        found = Settled(client, with_every_phone(said_before, said(values)))
        taken: dict[str, object] = {}
        if _is_somebody_else(client, values, said_before):
            found.of_another = not self._take_person(row, values, found)
            if found.of_another:
                return found
            taken |= {path: values[path] for path in IDENTITY}
        for name, paths in facts.by_field(values).items():
            if name in taken:
                continue
            if name == PHONES:
                taken[PHONES] = _new_phones(values[PHONES], with_every_phone(elsewhere, said_before))
                continue
            verdict = settle_together(
                [_verdict(client, path, values[path], said_before, elsewhere) for path in paths]
            )
            theirs = {path: values[path] for path in paths}
            if verdict is Verdict.TAKE or (
                verdict is not Verdict.SAME and self._decide(row, name, theirs, verdict, found)
            ):
                taken |= theirs
        found.client = facts.merged(client, taken)
        if found.moved_on:
            found.said = _but_for(found.said, found.moved_on, said_before)
        return found

    def changes(self, before: Client, after: Client) -> tuple[Change, ...]:
        """What is new about a client, both as readable text."""
        return tuple(
            Change(name, self._told(before, name), self._told(after, name))
            for name in different_fields(before, after)
        )

    def _decide(
        self, row: int, name: str, theirs: Mapping[str, object], verdict: Verdict, found: Settled
    ) -> bool:
        """Note the difference; gives whether the file's word was chosen."""
        ours = self._told(found.client, name)
        chosen = self._is_chosen(row, name, ours, found, unseen=self._choices.take_all)
        conflict = Conflict(name, ours, self._told(facts.merged(found.client, theirs), name), chosen)
        (found.conflicts if verdict is Verdict.ASK else found.settled).append(conflict)
        return chosen

    def _take_person(self, row: int, values: Mapping[str, object], found: Settled) -> bool:
        """Note that the row is about somebody else; gives whether a person said that it is the same one.

        Taking the file's word everywhere does not say so: nobody looked at the two.
        """
        ours, theirs = _person(found.client), _person(facts.merged(found.client, values))
        chosen = self._is_chosen(row, PERSON, ours, found, unseen=False)
        found.conflicts.append(Conflict(PERSON, ours, theirs, chosen))
        return chosen

    def _is_chosen(self, row: int, name: str, ours: str, found: Settled, *, unseen: bool) -> bool:
        shown = self._choices.take.get((row, name))
        chosen = unseen or shown == ours
        if shown is not None and not chosen:
            found.moved_on.append(name)
        return chosen

    def _told(self, client: Client, name: str) -> str:
        value = getattr(client, name)
        return self._names.get(value, "") if name == COUNSELOR_ID else facts.readable(value)


def different_fields(before: Client, after: Client) -> tuple[str, ...]:
    """Names of the fields that differ, in the order of the record."""
    return tuple(
        name
        for name in Client.__match_args__
        if getattr(before, name) is not getattr(after, name) and getattr(before, name) != getattr(after, name)
    )


def said(values: Mapping[str, object]) -> dict[str, str]:
    """A row's values as they are remembered for the next file of the source."""
    return {path: facts.comparable(path, value) for path, value in values.items()}


def _is_somebody_else(client: Client, values: Mapping[str, object], said_before: Said) -> bool:
    if values.get("birth_date") in (None, client.birth_date):
        return False  # nearly every row: the rest takes its time
    name, birth_date = (
        Told(
            fold(facts.comparable(path, facts.known(client, path))),
            fold(said_before[path]) if path in said_before else None,
            fold(facts.comparable(path, values.get(path))),
        )
        for path in IDENTITY
    )
    return is_somebody_else(name, birth_date)


def _person(client: Client) -> str:
    return person_words(client.name, client.birth_date)


def _but_for(now: Said, fields: list[str], before: Said) -> Said:
    """What is remembered where these fields are still to be decided: of them, what was remembered before."""
    return {
        **{path: text for path, text in now.items() if path.partition(".")[0] not in fields},
        **{path: text for path, text in before.items() if path.partition(".")[0] in fields},
    }


def _verdict(client: Client, path: str, value: object, said_before: Said, elsewhere: Said) -> Verdict:
    ours = facts.comparable(path, facts.known(client, path))
    before = said_before.get(path)
    if before is None and not ours:
        before = elsewhere.get(path)
    return settle(ours, before, facts.comparable(path, value))


def _new_phones(read: object, said_before: Said) -> tuple[Phone, ...]:
    """Phones no source named before: one that the staff took away since does not come back."""
    before = frozenset(said_before.get(PHONES, "").split("\n"))
    return tuple(
        phone for phone in cast(tuple[Phone, ...], read) if facts.bare_number(phone.number) not in before
    )
